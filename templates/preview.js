/** Preview only: updates the open page when its files are saved, and shows errors over it. */
const me = document.currentScript;
const { page, at, key = "" } = me.dataset;
const STYLE = 'link[rel="stylesheet"]';

/** The current page, and the digest of its state. */
async function served() {
	const text = await (await fetch(location.pathname, { cache: "no-store" })).text();
	return { digest: / data-digest="(\w+)"/.exec(text)?.[1], text: text.replace(/ data-digest="\w+"/, "") };
}
let digest = me.dataset.digest;
let shown = served();

const sheetsIn = (text) =>
	[...new DOMParser().parseFromString(text, "text/html").querySelectorAll(STYLE)].map((link) =>
		link.getAttribute("href"),
	);
const withoutSheets = (text, sheets) =>
	sheets.reduce((rest, href, index) => rest.replaceAll(href, `sheet ${index}`), text);

/** If only style sheets have changed they are replaced; otherwise the page is reloaded at the same scroll position. */
async function renew() {
	const before = await shown;
	const now = await served();
	const [old, sheets] = [sheetsIn(before.text), sheetsIn(now.text)];
	if (before.digest !== digest || withoutSheets(before.text, old) !== withoutSheets(now.text, sheets))
		return location.reload();
	for (const [index, href] of sheets.entries()) {
		if (href === old[index]) continue;
		// If two are still loaded, the second one is newer.
		const link = [...document.querySelectorAll(STYLE)].findLast((each) => each.getAttribute("href") === old[index]);
		const next = link.cloneNode();
		next.href = href;
		next.addEventListener("load", () => link.remove());
		link.after(next);
	}
	shown = now;
	digest = now.digest;
}

/** In a shadow tree, so that the overlay and the page do not affect each other. Everything in it is text. */
const host = document.createElement("broadsheet-problems");
const root = host.attachShadow({ mode: "open" });
function show(errors) {
	if (errors.length === 0) return host.remove();
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
		make("h2", `${errors.length === 1 ? "1 error" : `${errors.length} errors`}: the last valid version is shown`),
	);
	for (const { text, href } of errors) {
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

/** Shows that the page is that of a different instant, with a link back. */
if (at) {
	const bar = document.createElement("broadsheet-as-of");
	const sheet = new CSSStyleSheet();
	sheet.replaceSync(`
		p { position: fixed; inset: 0 0 auto auto; z-index: 2147483646; margin: .5rem; padding: .4rem .8rem; border-radius: .3rem;
			background: #1b1b1d; color: #f3f1ec; font: 14px/1.5 system-ui, sans-serif; } a { color: #8fd3ff; }
	`);
	const root = bar.attachShadow({ mode: "open" });
	root.adoptedStyleSheets = [sheet];
	const line = document.createElement("p");
	line.append(
		`As of ${new Date(at).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" })} · `,
		Object.assign(document.createElement("a"), { href: "?at=now", textContent: "back to now" }),
	);
	root.append(line);
	document.body.append(bar);
}

/** Requests the current state of this page. */
async function ask() {
	const answer = await fetch(`/_desk/state.json?${new URLSearchParams({ page, key })}`, { cache: "no-store" });
	const state = await answer.json();
	show(state.errors);
	if (state.digest !== digest) await renew();
}
let asked = Promise.resolve();
let isWaiting = false;
function askSoon() {
	if (isWaiting) return;
	isWaiting = true;
	asked = asked
		.then(() => {
			isWaiting = false;
			return ask();
		})
		// The preview has ended; the stream tells when it is there again.
		.catch(() => {});
}
import("/_desk/stream.js").then(({ listen }) => listen(askSoon));
