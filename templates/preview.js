/** In the preview alone: brings the open page up to date when its files are saved, and shows over it what is wrong. */
const me = document.currentScript;
const token = new URL(me.src).searchParams.get("token");
const STYLE = 'link[rel="stylesheet"]';

/** The page as it is served now, without the number of the build. */
async function served() {
	const text = await (await fetch(location.pathname, { cache: "no-store" })).text();
	return { build: /data-build="(\d+)"/.exec(text)?.[1], text: text.replace(/ data-build="\d+"/, "") };
}
let shown = served().then(({ build, text }) => (build === me.dataset.build ? text : location.reload()));

/** Where only the style sheet is another one it is exchanged; else the page is loaded anew, and stays where it was scrolled to. */
async function renew() {
	const before = await shown;
	const { text } = await served();
	if (text === before) return;
	const link = document.querySelector(STYLE);
	const css = new DOMParser().parseFromString(text, "text/html").querySelector(STYLE)?.getAttribute("href");
	if (!link || !css || text.replaceAll(css, link.getAttribute("href")) !== before) return location.reload();
	const next = link.cloneNode();
	next.href = css;
	next.addEventListener("load", () => link.remove());
	link.after(next);
	shown = text;
}

/** In a tree of its own, so that it and the page do not style each other. Everything in it is text. */
const host = document.createElement("broadsheet-problems");
const root = host.attachShadow({ mode: "open" });
function show(faults) {
	if (faults.length === 0) return host.remove();
	const sheet = new CSSStyleSheet();
	sheet.replaceSync(`
		section { position: fixed; inset: auto 0 0 0; max-height: 70vh; overflow: auto; z-index: 2147483647; padding: 1rem 1.5rem;
			background: #1b1b1d; color: #f3f1ec; border-top: 4px solid #d9534f; font: 14px/1.5 ui-monospace, Menlo, Consolas, monospace; }
		h2 { margin: 0 0 .75rem; font: 600 15px/1.4 system-ui, sans-serif; }
		pre { margin: 0 0 .25rem; white-space: pre-wrap; overflow-wrap: anywhere; }
		p { margin: 0 0 1rem; } a { color: #8fd3ff; }
	`);
	root.adoptedStyleSheets = [sheet];
	const make = (name, text = "") => Object.assign(document.createElement(name), { textContent: text });
	const section = make("section");
	section.setAttribute("role", "alert");
	section.append(
		make(
			"h2",
			`${faults.length === 1 ? "1 error" : `${faults.length} errors`}: this is the page of the last good build`,
		),
	);
	for (const { text, href } of faults) {
		section.append(make("pre", text));
		if (href) {
			const line = make("p");
			line.append(Object.assign(make("a", "Open in the editor"), { href }));
			section.append(line);
		}
	}
	root.replaceChildren(section);
	document.body.append(host);
}

let last = Number(me.dataset.build);
new EventSource(`/_desk/events?token=${token}`).addEventListener("message", ({ data }) => {
	const { build, changed, faults } = JSON.parse(data);
	show(faults);
	// Whoever missed a build, or comes back after the preview was started anew, looks for themselves.
	if (build !== last && (build !== last + 1 || changed.includes(decodeURI(location.pathname)))) renew();
	last = build;
});
