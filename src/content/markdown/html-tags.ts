/** Tags of raw HTML that are lost together with their content, and how they are reported. */
import { defaultSchema } from "hast-util-sanitize";
import type { Html } from "mdast";
import { lineColumn, warning } from "../../core/problem.js";
import { type MarkdownContext, placeAt } from "./context.js";

/** Elements whose content is not for readers: programs, and fallback text for old browsers. */
export const SILENT: ReadonlySet<string> = new Set(
	"script style template iframe object embed video audio canvas svg noscript head title select textarea".split(" "),
);
/** Elements that show something without text. */
const LOSES_MEANING =
	/^(?:script|style|template|iframe|object|embed|form|svg|math|noscript|video|audio|canvas|select|textarea)$/;
const RENDERED_TAGS = /^(?:img|picture|input|button|map)$/;
/** HTML elements. Any other tag is a component or a placeholder: "Dear <Name>". */
const ELEMENTS: ReadonlySet<string> = new Set([
	...(defaultSchema.tagNames ?? []),
	...SILENT,
	...(
		"abbr address article aside b base big body button center col colgroup data datalist dfn dialog fieldset figcaption figure font footer form frame " +
		"frameset header hgroup html link main map mark marquee menu meta meter nav nobr optgroup option output param picture progress search slot small " +
		"source style time track u wbr"
	).split(" "),
]);
/** A tag ends at the first ">" outside of a quoted attribute. */
const TAG = /<([a-zA-Z][\w.-]*)(?:"[^"]*"|'[^']*'|[^"'>])*>/g;
/** In a block that is left out as a whole, a script contains no further tags. */
const COMMENT = /<!--[\s\S]*?-->|<(script|style)\b[\s\S]*?<\/\1\s*>/gi;

/** The opening tags of raw HTML in lower case, each once, with the offset of the first. */
function tagsOf(html: string): Map<string, { readonly typed: string; readonly offset: number }> {
	const bare = html.replace(COMMENT, (text, name?: string) => (name ? `<${name}>` : "").padEnd(text.length));
	const tags = new Map<string, { typed: string; offset: number }>();
	for (const { 1: typed = "", index: offset } of bare.matchAll(TAG)) {
		const tag = typed.toLowerCase();
		if (!tags.has(tag)) tags.set(tag, { typed, offset });
	}
	return tags;
}

/** A component of MDX, or a custom element: `<Tabs>`, `<my-map>`. */
const isComponent = (typed: string): boolean =>
	typed.includes("-") || /^[A-Z]\w*[a-z]\w*[A-Z]|^[A-Z][a-z]{3,}/.test(typed);

/**
 * Reports what is lost of a piece of HTML: with a safe subset, the elements outside of it; otherwise also the first tag. `words`: the piece contains
 * words or is in a line with words.
 */
export function reportLost(node: Html, draft: MarkdownContext, mode: "sanitize" | "drop", words = true): void {
	const { problems } = draft.file;
	const report = (tag: string, offset: number, rest: string, hint?: string) =>
		problems.push(
			warning("html-dropped", `The HTML <${tag}> is left out${rest}`, placeIn(node, offset, draft), {
				group: `<${tag}>`,
				hint,
			}),
		);
	const tags = tagsOf(node.value);
	const lost = [...tags].filter(([tag]) => LOSES_MEANING.test(tag) || (mode === "drop" && RENDERED_TAGS.test(tag)));
	for (const [tag, { offset }] of lost)
		if (mode === "drop") report(tag, offset, "", hintFor(tag));
		else if (/^(?:video|audio|iframe|embed)$/.test(tag))
			report(tag, offset, "; it is replaced by a link if it has an address");
		else report(tag, offset, "; it is not in the safe subset");
	const [first] = [...tags].filter(([tag, { typed }]) =>
		mode === "drop"
			? !(LOSES_MEANING.test(tag) || RENDERED_TAGS.test(tag))
			: isComponent(typed) && !LOSES_MEANING.test(tag),
	);
	if (!first || (mode === "drop" && !words && lost.length)) return;
	const [tag, { typed, offset }] = first;
	if (mode === "sanitize") report(typed, offset, "; its text is kept");
	else report(tag, offset, words ? "; its text is kept" : "", hintFor(tag, typed));
}

/** `typed` is the tag in its original case. */
function hintFor(tag: string, typed = tag): string {
	if (/^(?:iframe|embed|object|video|audio|script|blockquote)$/.test(tag))
		return "link to what it shows, or write a directive for it: see docs/markdown.md";
	return ELEMENTS.has(tag)
		? "write it in Markdown, or set `markdown: { html: 'sanitize' }` to keep a safe subset"
		: `write what it shows in Markdown, or \`\\<${typed}>\` to print the tag as text`;
}

/** The position of an offset within the node. */
function placeIn(node: Html, offset: number, draft: MarkdownContext) {
	const start = node.position?.start.offset;
	return start !== undefined && draft.value.startsWith(node.value, start)
		? { path: draft.file.path, ...lineColumn(draft.value, start + offset) }
		: placeAt(draft, node);
}
