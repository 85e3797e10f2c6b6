/**
 * Updates live coverage on an open page. Requests the latest entries every half minute while the page is visible, less often after an error, until the
 * coverage ends. New entries wait until the reader wants to see them; changed ones are replaced in place. Without the script the page is complete.
 */
const live = document.querySelector("[data-live]");
const button = live.querySelector("button");
const list = live.querySelector("[data-live-entries]");
const OFTEN = 30_000;
let wait = OFTEN;
let fresh;

/** Entries as received, by anchor, because details that a reader opens change the element. */
const known = new Map();
const know = (entry) => known.set(entry.id, entry.outerHTML);
for (const entry of list.children) know(entry);

const timeOf = (entry) => Date.parse(entry.querySelector("time").dateTime);
const here = ({ id }) => list.querySelector(`#${CSS.escape(id)}`);

/** Inserts the latest entries at the top, in order; unchanged elements are not touched. */
const show = (wanted) => {
	let last;
	for (const entry of wanted) {
		const old = here(entry);
		const now = old && known.get(entry.id) === entry.outerHTML ? old : document.importNode(entry, true);
		if (old && old !== now) old.replaceWith(now);
		if ((last ? last.nextElementSibling : list.firstElementChild) !== now) last ? last.after(now) : list.prepend(now);
		know(entry);
		last = now;
	}
};

const take = (page) => {
	fresh = [...page.querySelectorAll("[data-live-entries] > *")];
	const oldest = fresh.at(-1);
	// Withdrawn entries: pinned, or newer than the oldest one in the response, and not in the response.
	for (const entry of [...list.children])
		if (
			(!oldest || "pinned" in entry.dataset || timeOf(entry) > timeOf(oldest)) &&
			!fresh.some(({ id }) => id === entry.id)
		)
			entry.remove();
	show(fresh.filter(here));
	const more = fresh.filter((entry) => !here(entry)).length;
	button.hidden = !more;
	const lang = button.lang || "en";
	const form = button.dataset[new Intl.PluralRules(lang).select(more)] ?? button.dataset.many;
	button.textContent = form.replace("#", more.toLocaleString(lang));
	const [head, next] = [live, page].map((root) => root.querySelector("[data-live-head]"));
	if (!head.isEqualNode(next)) head.replaceWith(next);
};

const ask = async () => {
	if (!document.hidden) {
		try {
			const answer = await fetch(live.dataset.live, { cache: "no-cache" });
			if (!answer.ok) throw answer;
			const page = new DOMParser().parseFromString(await answer.text(), "text/html");
			// The response may come from something else: a proxy, a login page.
			if (!page.querySelector("[data-live-entries]")) throw page;
			take(page);
			if (!page.querySelector("[data-live]")) return;
			wait = OFTEN;
		} catch {
			wait = Math.min(wait * 2, OFTEN * 16);
		}
	}
	setTimeout(ask, wait);
};

button.onclick = () => {
	show(fresh);
	button.hidden = true;
};
setTimeout(ask, wait);
