/** In the preview alone: one event stream for all tabs of a browser, because a browser opens no more than six connections to a host. */
const NAME = "broadsheet-preview";

/** Calls `heard` with each change; `failed` when the preview does not answer. The tab that holds the lock has the stream, and tells the others. */
export function listen(heard, failed = () => {}) {
	const others = new BroadcastChannel(NAME);
	others.addEventListener("message", ({ data }) => (data === "lost" ? failed() : heard()));
	const tell = (what, here) => {
		others.postMessage(what);
		here();
	};
	let end = () => {};
	const open = () => {
		const events = new EventSource("/_desk/events");
		events.addEventListener("message", () => tell("news", heard));
		// It ends as well when the page is left, and comes back by itself when the preview does so at once.
		events.addEventListener("error", () =>
			setTimeout(() => events.readyState === EventSource.OPEN || tell("lost", failed), 1000),
		);
		return events;
	};
	/** Resolves when the page is left: then the next tab has the lock. */
	const hold = () =>
		new Promise((left) => {
			const events = open();
			end = () => {
				events.close();
				left();
			};
		});
	const wait = () => {
		const waiting = new AbortController();
		end = () => waiting.abort();
		navigator.locks.request(NAME, { signal: waiting.signal }, hold).catch(() => {});
	};
	// A browser without locks has a stream for each tab.
	const begin = () => (navigator.locks ? wait() : void hold());
	addEventListener("pagehide", () => end());
	addEventListener("pageshow", ({ persisted }) => {
		if (!persisted) return;
		begin();
		heard();
	});
	begin();
}
