/** Links and pictures in double brackets: `[[harbour-notes]]`, `[[Harbour notes#Tolls|the tolls]]`, `![[boat.png]]` (Obsidian, Foam, Quartz). */
import type { Nodes, PhrasingContent, Root, Text } from "mdast";
import type { Position } from "../../../core/model.js";
import { slugify } from "../../../core/paths.js";
import { lineColumn } from "../../../core/problem.js";
import { addHole, type MarkdownContext } from "../context.js";
import { replaceNodes } from "../visit.js";

const WIKI_LINK = /(?<!\[)(!?)\[\[([^\s[\]|](?:[^[\]\n|]*[^\s[\]|])?)(?:\\?\|([^[\]\n]+))?\]\](?!\()/g;
/** A tracker's "[[Bug 5076]]", a shell's "[[ -n x ]]" and a matrix are text. */
const isPlainText = (name: string): boolean =>
	!/\p{L}{2}/u.test(name) || /^[\p{L}-]+ ?#?\d+$/u.test(name) || /["=]/.test(name);
const PICTURE = /\.(?:png|jpe?g|gif|webp|avif|svg|heic|tiff?|bmp)$/i;

/** Replaces such links by holes, because only the whole site says whether one leads to a story. */
export function replaceWikiLinks(tree: Root, draft: MarkdownContext): void {
	replaceNodes(tree, (node) => (node.type === "text" && node.value.includes("[[") ? linked(node, draft) : undefined));
}

function linked(node: Text, draft: MarkdownContext): Nodes[] | undefined {
	const { value, position } = node;
	const start = position?.start.offset ?? 0;
	const source = draft.value.slice(start, position?.end.offset ?? start);
	const nodes: Nodes[] = [];
	let [from, at] = [0, 0];
	for (const { 0: typed, 1: picture, 2: name = "", 3: words, index } of value.matchAll(WIKI_LINK)) {
		const found = source.indexOf(typed.slice(0, (picture ? 3 : 2) + name.length), at);
		if (found !== -1) at = found;
		// An escaped bracket is text.
		if (found === -1 || source[found - 1] === "\\" || isPlainText(name)) continue;
		const place = { ...lineColumn(draft.value, start + at), length: typed.length };
		if (index > from) nodes.push({ ...node, value: value.slice(from, index) });
		from = index + typed.length;
		const link = linkNode(picture === "!", typed, name, words?.trim(), place, draft);
		if (position) link.position = { start: { ...place, offset: start + at }, end: position.end };
		nodes.push(link);
	}
	if (nodes.length === 0) return undefined;
	if (from < value.length) nodes.push({ ...node, value: value.slice(from) });
	return nodes;
}

function linkNode(
	isShown: boolean,
	typed: string,
	name: string,
	words: string | undefined,
	place: Position,
	draft: MarkdownContext,
): PhrasingContent {
	if (isShown && PICTURE.test(name)) return { type: "image", url: name, alt: altOf(words), title: null };
	const target = pageAndPart(name);
	const text = words ?? name.replace(/^#/, "");
	if (target.startsWith("#")) return { type: "link", url: target, children: [{ type: "text", value: text }] };
	return addHole({ kind: "wiki", target, typed, ...(words && { words }), place }, draft, text);
}

/** Obsidian writes the width of a picture where others write words. */
const altOf = (words = ""): string => (/^\d+(?:x\d+)?$/.test(words.trim()) ? "" : words.trim());

/** `Harbour notes#The tolls` → `Harbour notes#the-tolls` */
function pageAndPart(name: string): string {
	const [, page = "", part] = /^([^#]*)(?:#\^?(.*))?$/.exec(name) ?? [];
	return part ? `${page.trim()}#${slugify(part.split("#").at(-1) ?? "")}` : page.trim();
}
