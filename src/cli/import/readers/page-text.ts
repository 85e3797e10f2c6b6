/** A page that was pasted as text → its blocks. */
import type { Element } from "hast";
import { oneLine } from "../html/plain-text.js";
import { make, text } from "../html/tree.js";
import type { PageBlock } from "./page-block.js";

const BULLET = /^\s*(?:[•●▪‣◦·*–-]|\d{1,2}[.)])\s+(?=\S)/;
/** In characters: lines of a text that was wrapped at about 72 columns. */
const [WRAPPED_FROM, WRAPPED_TO] = [50, 90];

export function textBlocks(page: string): PageBlock[] {
	return page
		.replace(/\r\n?/g, "\n")
		.split(/\n\s*\n/)
		.flatMap((part) => {
			const lines = part.split("\n").map(oneLine).filter(Boolean);
			return isWrapped(lines) ? [textBlock(lines.join(" "))] : groups(lines);
		});
}

const isWrapped = (lines: readonly string[]): boolean =>
	lines.length > 1 &&
	!lines.some((line) => BULLET.test(line)) &&
	lines
		.slice(0, -1)
		.every((line) => line.length >= WRAPPED_FROM && line.length <= WRAPPED_TO && !/[.!?:]["”’]?$/.test(line)) &&
	(lines.at(-1)?.length ?? 0) <= WRAPPED_TO;

/** Each line is a textBlock, and lines with bullets are a listBlock. */
function groups(lines: readonly string[]): PageBlock[] {
	const out: PageBlock[] = [];
	let items: string[] = [];
	const end = () => {
		if (items.length) out.push(listBlock(items));
		items = [];
	};
	for (const line of lines)
		if (BULLET.test(line)) items.push(line.replace(BULLET, ""));
		else {
			end();
			out.push(textBlock(line));
		}
	end();
	return out;
}

const textBlock = (words: string): PageBlock => ({ kind: "text", text: words, node: make("p", [text(words)]) });
const listBlock = (items: readonly string[]): PageBlock => ({
	kind: "list",
	text: items[0] ?? "",
	items,
	node: make(
		"ul",
		items.map((item): Element => make("li", [text(item)])),
	),
});
