import type { Hole, HtmlParts } from "../../core/model.js";

/** Splits HTML at the tokens of holes. */
export function splitAtHoles(html: string, holes: Hole[], token: string): HtmlParts {
	if (!html.includes(token)) return html === "" ? [] : [html];
	const parts: (string | number)[] = [];
	// A quoted title can contain ">".
	const attributes = `((?:[^>"]|"[^"]*")*)`;
	const tag = new RegExp(`<a href="${token}(\\d+)"${attributes}>|<img src="${token}(\\d+)"[^>]*>|</a>`, "g");
	let from = 0;
	let open: number | undefined;
	for (const match of html.matchAll(tag)) {
		const [text, link, rest, single] = match;
		if (text === "</a>" && open === undefined) continue;
		parts.push(html.slice(from, match.index));
		from = match.index + text.length;
		if (single !== undefined) parts.push(Number(single));
		else if (link !== undefined) {
			open = Number(link);
			parts.push(open);
			const hole = holes[open];
			if (rest && hole?.kind === "link") holes[open] = { ...hole, attributes: rest };
		} else if (open !== undefined) {
			parts.push(holes.push({ kind: "end", opens: open }) - 1);
			open = undefined;
		}
	}
	parts.push(html.slice(from));
	return parts.filter((part) => part !== "");
}
