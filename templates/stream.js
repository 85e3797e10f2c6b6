/** Preview only: a single event stream for all tabs, because browsers open at most six connections to a host. */
const NAME = "broadsheet-preview";

/** Calls `heard` now and after each change; `failed` if the preview does not respond. The tab with the lock has the stream and notifies the others. */
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
		// It also ends when the page is left, and reconnects automatically.
		events.addEventListener("error", () =>
			setTimeout(() => events.readyState === EventSource.OPEN || tell("lost", failed), 1000),
		);
		return events;
	};
	/** Resolves when the page is left: then the next tab gets the lock. */
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
	// Without the Web Locks API, every tab has its own stream.
	const begin = () => (navigator.locks ? wait() : void hold());
	addEventListener("pagehide", () => end());
	// A change while the page was loading, or kept by the browser, was heard by the other tabs only.
	const resume = () => {
		begin();
		heard();
	};
	addEventListener("pageshow", ({ persisted }) => persisted && resume());
	resume();
}
