/** Preview only: fills the desk page and keeps it up to date. Everything from articles is inserted as text. */
const key = new URL(document.currentScript.src).searchParams.get("key");
const $ = (id) => document.getElementById(id);
const [field, results, lists] = [$("q"), $("results"), $("lists")];

/** Children that are false are left out. */
function make(name, attributes = {}, ...children) {
	const element = document.createElement(name);
	for (const [key, value] of Object.entries(attributes)) if (value !== false) element.setAttribute(key, value);
	element.append(...children.filter((child) => child !== false && child !== ""));
	return element;
}
const text = (name, kind, words) => make(name, { class: kind, dir: "auto" }, words);
const away = (words) => make("span", { class: "away" }, words);
const count = (number) => number.toLocaleString("en-GB");
const time = ({ iso, text }) => make("time", { datetime: iso, class: "when" }, text);

async function ask(name, query = {}) {
	const response = await fetch(`/_desk/${name}?${new URLSearchParams({ key, ...query })}`, { cache: "no-store" });
	if (!response.ok) throw new Error(`${response.status}`);
	return response.json();
}

const REASONS = {
	draft: () => "Draft",
	embargoed: ({ text }) => `Embargoed until ${text}`,
	scheduled: ({ text }) => `Scheduled for ${text}`,
	expired: ({ text }) => `Expired ${text}`,
	killed: () => "Killed",
};

/** The arrow keys select its first link. */
function storyLine({ headline, page, seen, edit, hidden, when, section, byline, from }, why) {
	const name = page && !seen ? make("a", { href: page, class: "go" }, headline) : headline;
	const link = (href, words) => make("a", { href, class: "go act" }, words, away(`: ${headline}`));
	return make(
		"li",
		{ class: "row" },
		when ? time(when) : make("span", { class: "when" }, "Page"),
		make(
			"div",
			{ class: "what" },
			make("p", { class: "headline", dir: "auto" }, name),
			why && hidden ? make("p", { class: `why ${hidden}` }, REASONS[hidden](when)) : false,
			make(
				"p",
				{ class: "meta" },
				section && text("span", "section", section),
				byline && text("span", "byline", byline),
				make("span", { class: "file", dir: "ltr" }, from),
			),
		),
		make("p", { class: "acts" }, seen ? link(page, "See it then") : false, edit ? link(edit, "Edit") : false),
	);
}

function problemLine({ severity, code, message, hint, place, edit }) {
	return make(
		"li",
		{ class: "row problem" },
		make("p", { class: `severity ${severity}` }, severity === "error" ? "Error" : "Warning"),
		make(
			"div",
			{ class: "what" },
			text("p", "headline", message),
			hint ? text("p", "hint", `Hint: ${hint}`) : false,
			make(
				"p",
				{ class: "meta" },
				place ? make("span", { class: "file", dir: "ltr" }, place) : "",
				make("span", { class: "code" }, code),
			),
		),
		make("p", { class: "acts" }, edit ? make("a", { href: edit, class: "go act" }, "Edit", away(`: ${place}`)) : false),
	);
}

const HAPPENS = {
	embargo: "The embargo ends",
	date: "It is published",
	expires: "It expires",
	ends: "Live coverage ends",
	pin: "A pin ends",
	birthday: "Its page says that it is a year older",
};
function changeLine({ what, when, href, story, pin }) {
	const edit = (story ?? pin).edit;
	const name = story ? story.headline : pin.story;
	return make(
		"li",
		{ class: "change" },
		make("p", {}, time(when)),
		make("p", {}, make("span", { class: "happens" }, HAPPENS[what])),
		text("p", "headline", name),
		make(
			"p",
			{ class: "meta" },
			pin ? text("span", "", `on the front “${pin.front}”`) : text("span", "", story.section),
		),
		make(
			"p",
			{ class: "acts" },
			make("a", { href, class: "act" }, "See the site then", away(`: ${when.text}`)),
			edit ? make("a", { href: edit, class: "act" }, "Edit", away(`: ${name}`)) : false,
		),
	);
}

/** Ordered by importance for editors. */
const GROUPS = {
	problems: ["Problems", "", true, problemLine],
	deadLinks: ["Dead links", "", true, problemLine],
	corrections: [
		"Corrections due",
		"The text is not the one that was published, and the story does not say so. Add an update or a correction; a slip of the pen is “minor: true”.",
		true,
	],
	embargoed: ["Embargoed", "", true],
	scheduled: ["Scheduled", "", true],
	drafted: ["Drafts", "", true],
	noAlt: ["Pictures without alt", "Readers who do not see the picture learn nothing of it.", false],
	noPicture: ["Stories without a picture", "", false],
	expired: ["Expired", "", false],
	killed: ["Killed", "", false],
};

/** State that is kept across a reload of the desk. */
const kept = JSON.parse(sessionStorage.getItem("desk") ?? "{}");
addEventListener("pagehide", () => {
	const open = Object.fromEntries([...document.querySelectorAll("details")].map(({ id, open }) => [id, open]));
	sessionStorage.setItem("desk", JSON.stringify({ q: field.value, y: scrollY, open }));
});

const groups = Object.entries(GROUPS).map(([key, [title, note, isOpen, line = storyLine]]) => {
	const number = make("span", { class: "count" });
	const list = make("ol", { class: "rows" });
	const more = make("p", { class: "note" });
	const details = make(
		"details",
		{ id: key },
		make("summary", {}, make("h2", {}, title, " ", number)),
		note && make("p", { class: "note" }, note),
		list,
		more,
	);
	details.open = kept.open?.[key] ?? isOpen;
	details.hidden = true;
	$("groups").append(details);
	return { key, title, line, number, list, more, details };
});

/** Rows that have not changed keep their elements. */
const shown = new WeakMap();
function fill(list, rows, line) {
	const before = new Map([...list.children].map((child) => [shown.get(child), child]));
	const children = rows.map((row) => {
		const key = JSON.stringify(row);
		const old = before.get(key);
		before.delete(key);
		const child = old ?? line(row);
		shown.set(child, key);
		return child;
	});
	if (children.length !== list.children.length || children.some((child, at) => child !== list.children[at]))
		list.replaceChildren(...children);
}

/** Changes the page and keeps the scroll position and the focus. */
function inPlace(work) {
	const focused = document.activeElement;
	const anchor = [...document.querySelectorAll("#lists li, #lists summary")].find(
		(each) => each.getBoundingClientRect().bottom > 0,
	);
	const top = anchor?.getBoundingClientRect().top;
	work();
	if (focused?.isConnected && document.activeElement !== focused) focused.focus({ preventScroll: true });
	if (scrollY > 0 && anchor?.isConnected) scrollBy(0, anchor.getBoundingClientRect().top - top);
}

function showDesk(desk) {
	document.title = `The desk · ${desk.site}`;
	$("site").textContent = desk.drafts ? `${desk.site}, with drafts` : desk.site;
	$("zone").textContent = `Hours are those of ${desk.zone}.`;
	if (!$("at").value) $("at").value = desk.at.field;
	$("as-of").hidden = !desk.isOtherInstant;
	$("as-of").firstElementChild.textContent = `Stories are as of ${desk.at.text}; problems are those of now.`;
	const entry = (key, title, number) =>
		make("li", {}, make("a", { href: `#${key}` }, title, " ", make("span", { class: "count" }, count(number))));
	const overview = [];
	for (const { key, title, line, number, list, more, details } of groups) {
		const { count: all, rows } = desk[key];
		details.hidden = all === 0;
		number.textContent = count(all);
		more.textContent = all > rows.length ? `These are the first ${count(rows.length)} of ${count(all)}.` : "";
		fill(list, rows, line);
		if (all) overview.push(entry(key, title, all));
	}
	$("coming").hidden = desk.upcoming.length === 0;
	fill($("coming").querySelector("ol"), desk.upcoming, changeLine);
	if (desk.upcoming.length) overview.push(entry("coming", "Coming up", desk.upcoming.length));
	if (desk.isChecking) overview.push(make("li", { class: "note" }, "Looking into stories …"));
	if (overview.length === 0) overview.push(make("li", { class: "note" }, "Nothing waits for you."));
	$("overview").replaceChildren(...overview);
}

$("overview").addEventListener("click", ({ target }) => {
	const group = document.getElementById(target.closest("a")?.hash.slice(1));
	if (group instanceof HTMLDetailsElement) group.open = true;
});

let [asked, y] = [0, 0];
/** Shows the results instead of the lists, and the lists again if the query is empty. */
async function seek() {
	const [q, number] = [field.value.trim(), ++asked];
	const found = q === "" ? undefined : await ask("search.json", { q });
	if (number !== asked) return;
	const wasSeeking = !results.hidden;
	if (found && !wasSeeking) y = scrollY;
	results.hidden = !found;
	lists.hidden = Boolean(found);
	if (!found) {
		if (wasSeeking) scrollTo(0, y);
		return;
	}
	const { count: all = 0, rows = [] } = found;
	$("found").textContent =
		all === 0
			? "No story has all these words."
			: all > rows.length
				? `${count(all)} stories; these are the newest ${rows.length}.`
				: `${all === 1 ? "1 story" : `${count(all)} stories`}.`;
	fill(results.querySelector("ol"), rows, (row) => storyLine(row, true));
}
const fails = () => {
	$("state").textContent = "The preview does not answer. Load this page again when it runs.";
};
field.addEventListener("input", () => seek().catch(fails));

/** The links of the results. */
const finds = () => [...results.querySelectorAll(".row")].flatMap((row) => row.querySelector(".go") ?? []);
addEventListener("keydown", (event) => {
	const { key, target, ctrlKey, metaKey, altKey, isComposing } = event;
	if (ctrlKey || metaKey || altKey || isComposing) return;
	const isTyping = target instanceof HTMLInputElement;
	const inSearch = target === field || results.contains(target);
	if (key === "/" && !isTyping) field.select();
	else if (key === "Escape" && inSearch && field.value !== "") {
		field.value = "";
		field.focus();
		seek();
	} else if (key === "Enter" && target === field) finds()[0]?.click();
	else if ((key === "ArrowDown" || key === "ArrowUp") && inSearch && !results.hidden) {
		const all = finds();
		const at = all.findIndex((link) => link.closest("li").contains(target));
		const next = at + (key === "ArrowDown" ? 1 : -1);
		if (target === field && key === "ArrowUp") return;
		(next < 0 ? field : (all[next] ?? all.at(-1)))?.focus();
	} else return;
	event.preventDefault();
});

let first = true;
/** Requests the current data. */
async function renew() {
	const desk = await ask("desk.json");
	$("state").textContent = desk.site ? "" : "The site cannot be shown. The terminal says why.";
	if (!desk.site) return;
	inPlace(() => showDesk(desk));
	lists.hidden = !results.hidden;
	if (first) {
		first = false;
		field.value ||= kept.q ?? "";
		scrollTo(0, kept.y ?? 0);
	}
	if (field.value.trim()) await seek();
}

let renewed = Promise.resolve();
const renewSoon = () => {
	renewed = renewed.then(renew).catch(fails);
};
renewSoon();
import("/_desk/stream.js").then(({ listen }) => listen(renewSoon, fails));
