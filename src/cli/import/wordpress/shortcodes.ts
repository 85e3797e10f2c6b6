/**
 * Finds the shortcodes of WordPress in a text (developer.wordpress.org/apis/shortcode). A word in brackets is one only if it is known, has attributes or
 * has an end: `[sic]` and `[the mayor]` are words of the writer.
 */

export interface Shortcode {
	readonly name: string;
	/** Keys in lower case; values without a key by their place: `0`, `1`. */
	readonly attributes: Readonly<Record<string, string>>;
	/** What stands between its two tags, with the shortcodes in it replaced; '' for one without an end. */
	readonly content: string;
}

const SHORTCODE_TAG = /\[(\[?)(\/?)([A-Za-z][\w-]*)((?:\s(?:"[^"]*"|'[^']*'|[^\]"'])*)?)(\/?)\](\]?)/g;
const ATTRIBUTE = /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s'"]+))|"([^"]*)"|'([^']*)'|(\S+)/g;
/** Code is for readers to see. Comments of blocks hold attributes in brackets. */
const SKIPPED = /<pre\b[\s\S]*?<\/pre>|<code\b[\s\S]*?<\/code>|<!--[\s\S]*?-->/gi;

interface OpenTag {
	readonly name: string;
	readonly attributes: Shortcode["attributes"];
	/** The tag as typed. */
	readonly typed: string;
	/** The index in the output after the tag. */
	readonly from: number;
	readonly isKnown: boolean;
}

/** `render` returns the replacement of a shortcode. `isKnown` names shortcodes that need neither attributes nor an end. */
export function replaceShortcodes(
	text: string,
	isKnown: (name: string) => boolean,
	render: (code: Shortcode) => string,
): string {
	if (!text.includes("[")) return text;
	const skipped = [...text.matchAll(SKIPPED)].map(({ index, 0: whole }) => [index, index + whole.length] as const);
	const out: string[] = [];
	const open: OpenTag[] = [];
	let done = 0;
	let next = 0;
	for (const match of text.matchAll(SHORTCODE_TAG)) {
		const [whole, escaped, slash, name = "", typed = "", isSingle, last] = match;
		while ((skipped[next]?.[1] ?? Number.POSITIVE_INFINITY) <= match.index) next++;
		const [from = Number.POSITIVE_INFINITY, to = 0] = skipped[next] ?? [];
		if (match.index >= from && match.index < to) continue;
		out.push(text.slice(done, match.index));
		done = match.index + whole.length;
		if (escaped && last) {
			out.push(whole.slice(1, -1));
			continue;
		}
		if (escaped) out.push("[");
		const key = name.toLowerCase();
		if (slash) out.push(closed(key, whole.slice(escaped ? 1 : 0, last ? -1 : undefined), out, open, render));
		else {
			const attributes = attributesOf(typed);
			const known = isKnown(key) || Object.keys(attributes).some((each) => !/^\d+$/.test(each));
			if (isSingle && known) out.push(render({ name: key, attributes, content: "" }));
			else {
				const tag = whole.slice(escaped ? 1 : 0, last ? -1 : undefined);
				out.push(tag);
				open.push({ name: key, attributes, typed: tag, from: out.length, isKnown: known });
			}
		}
		if (last) out.push("]");
	}
	out.push(text.slice(done));
	settle(open, out, render);
	return out.join("");
}

/** The replacement of a shortcode whose end has been found; the end as typed if it has no beginning. */
function closed(
	name: string,
	typed: string,
	out: string[],
	open: OpenTag[],
	render: (code: Shortcode) => string,
): string {
	const at = open.findLastIndex((tag) => tag.name === name);
	const tag = open[at];
	if (!tag) return typed;
	settle(open.splice(at + 1), out, render);
	open.pop();
	const content = out.splice(tag.from).join("");
	out.pop();
	return render({ name, attributes: tag.attributes, content });
}

/** Tags without an end: known ones are shortcodes, others are words. */
function settle(open: readonly OpenTag[], out: string[], render: (code: Shortcode) => string): void {
	for (const { name, attributes, from, isKnown } of open)
		if (isKnown) out[from - 1] = render({ name, attributes, content: "" });
}

/** Editors of WordPress turn straight quotation marks into curly ones. */
function attributesOf(typed: string): Record<string, string> {
	const found: Record<string, string> = {};
	let place = 0;
	const plain = typed.replace(/[\u201c\u201d\u2033]|&#822[01];|&quot;/g, '"').replace(/\u00a0/g, " ");
	for (const [, key, ...values] of plain.matchAll(ATTRIBUTE)) {
		const value = values.find((each) => each !== undefined) ?? "";
		found[key === undefined ? String(place++) : key.toLowerCase()] = value;
	}
	return found;
}
