/** Valid YAML with an unintended meaning: a text that ends at a `#`, a name that becomes an anchor, bullets that are not list items. */

import type { Document, Node, Scalar } from "yaml";
import { libraries } from "../../core/libraries.js";

const require = libraries(import.meta.url);

/** A range of offsets in the text. */
export interface YamlMisreading {
	readonly pos: readonly [from: number, to: number];
	readonly message: string;
}

/** A single-line text in curly quotation marks. */
export const CURLED = /^[“„‟][^“„”\n]*[”“‟]$/;
/** Quoted values that are not prose: a date, a flag, a file name, an address. */
const MACHINE = /^.(?:\d[\d -]*(?:[ T][\d:.+-]+Z?)?|[a-z0-9/:_-]+(?:\.[a-z0-9/_-]+)*).$/;
/** A value after which a comment may begin without a space, because no headline contains such text. */
const UNSPOKEN = /^(?:true|false|\d[\d:.TZ +-]*)$/;
/** A line meant as a list item: a different marker, no space after it, or a no-break space. */
const MAP_ENTRY = /^[ \u00a0]*(?:-(?=[^\s\d-])|-(?=[ \u00a0])|[•‣●▪·–—](?=\s))/;

const COMMENT = "The text after ` #` is a comment, not part of the value";
const CURLY_QUOTES = "YAML takes straight quotation marks only";

export interface Misreadings {
	/** In text order. */
	readonly found: readonly YamlMisreading[];
	/** The offsets at which values in curly quotation marks begin whose marks are typing errors. */
	readonly curled: ReadonlySet<number>;
}

/** The document has no errors. */
export function silentMisreadings(document: Document, text: string): Misreadings {
	const { isAlias, isMap, isPair, isScalar, isSeq, visit } = require("yaml") as typeof import("yaml");
	const misreadings: YamlMisreading[] = [];
	const add = (message: string, from: number, to: number) =>
		void misreadings.push({ pos: [from, Math.max(to, from + 1)], message });
	const anchors = new Map<string, readonly [number, number]>();
	let isUsed = false;
	const curled = new Set<number>();

	const comment = ({ value }: Scalar, to: number, end: number) => {
		const [, rest] = /^[ \t]*(#+(?:[^\s#]|[ \t]+\d)[^\n]*)/.exec(text.slice(to, end)) ?? [];
		if (rest && !UNSPOKEN.test(String(value))) add(COMMENT, to, to + rest.length + 1);
	};
	/** `own`: the value begins a line. */
	const entries = (from: number, to: number, own: boolean) => {
		let at = text.lastIndexOf("\n", from - 1) + 1;
		for (const [index, line] of text.slice(at, to).split("\n").entries()) {
			if ((index > 0 || own) && MAP_ENTRY.test(line))
				add(
					"The line is not an item of a list: items begin with a hyphen and a space, in one column",
					at,
					at + line.length,
				);
			at += line.length + 1;
		}
	};
	const items = (all: readonly Node[]) => {
		for (const item of all) {
			const [from, to] = within(item.range);
			if (isMap(item) && text[from] !== "{") add("A colon and a space end a key, also within brackets", from, to);
			if (isScalar(item) && item.type === "PLAIN" && /^[“„‟]|[”‟]$/.test(String(item.value)))
				add(CURLY_QUOTES, from, to);
		}
	};
	visit(document, {
		Pair: (_, { key }) => {
			const [name, range] = isScalar(key) ? [String(key.value), key.range] : ["", (key as Node).range];
			if (name === "") add("A key must be a plain word", ...within(range));
			else if (/^[\w-]+:[^a-z]/.test(name))
				add("A key and its value are separated by a colon and a space", ...within(range));
		},
		Node: (key, node, path) => {
			const [from, to] = within(node.range);
			if (isAlias(node)) {
				isUsed = true;
				if (!anchors.has(node.source)) add("There is no value with this name (`*` begins an alias)", from, to);
				return;
			}
			if (node.anchor !== undefined) anchors.set(node.anchor, [text.lastIndexOf(`&${node.anchor}`, from), from]);
			if (node.tag !== undefined) add(`The tag ${node.tag} is refused`, from, to);
			if (isSeq(node) && node.flow) items(node.items as Node[]);
			if (!isScalar(node) || key === "key" || node.type !== "PLAIN" || !node.range) return;
			comment(node, to, node.range[2]);
			if (from === to) return;
			const [value, parent] = [String(node.value), path.at(-1)];
			if (isPair(parent) && CURLED.test(value)) {
				if (MACHINE.test(value)) add(CURLY_QUOTES, from, to);
				else if (path.length === 3) curled.add(from);
			}
			entries(from, to, !isSeq(parent) && text.slice(text.lastIndexOf("\n", from - 1) + 1, from).trim() === "");
		},
	});
	// A text that uses one alias knows the others as well.
	if (!isUsed) for (const [name, at] of anchors) add(`\`&${name}\` names the value and is not part of it`, ...at);
	// A single headline can be a quotation. Two such values come from a program that converts quotation marks.
	if (curled.size === 1) curled.clear();
	return { found: misreadings.sort((a, b) => a.pos[0] - b.pos[0]), curled };
}

const within = (range: Node["range"]): [number, number] => [range?.[0] ?? 0, range?.[1] ?? 0];
