/** The built-in directives. */
import type { List, Nodes, PhrasingContent, RootContent } from "mdast";
import type { ContainerDirective, LeafDirective } from "mdast-util-directive";
import { toString as textOf } from "mdast-util-to-string";
import { embedOf } from "../../core/embeds.js";
import { messagesFor } from "../../core/i18n/index.js";
import type { SiteConfig } from "../../core/model.js";
import { error, warning } from "../../core/problem.js";
import { addHole, type MarkdownContext, placeOfNode } from "./context.js";
import { element, titled } from "./html-element.js";
import { picturesOf } from "./images.js";

export type Directive = ContainerDirective | LeafDirective;
/** An attribute rendered as a line of Markdown. */
export type WordsOf = (name: string) => PhrasingContent[];
export interface DirectiveType {
	readonly form: "container" | "leaf";
	readonly required: readonly string[];
	readonly optional: readonly string[];
	readonly example: string;
	readonly make: (
		node: Directive,
		attributes: Readonly<Record<string, string>>,
		draft: MarkdownContext,
		site: SiteConfig,
		words: WordsOf,
	) => Nodes[];
}

export const DIRECTIVE_TYPES: Readonly<Record<string, DirectiveType>> = {
	"pull-quote": {
		form: "container",
		required: [],
		optional: ["by"],
		example: ':::pull-quote{by="Ida Roth, harbour master"}',
		make: ({ children }, { by }, _, __, words) => [
			element("figure", "pull-quote", [
				element("blockquote", "", children),
				...(by ? [element("figcaption", "quote-by", words("by"))] : []),
			]),
		],
	},
	note: boxKind("note"),
	box: boxKind("box"),
	gallery: {
		form: "container",
		required: [],
		optional: ["title"],
		example: ":::gallery",
		make: ({ children }, _, __, ___, words) => [
			element("div", "gallery", [
				...titled(words("title")),
				...children.flatMap((child) => picturesOf(child as RootContent)),
			]),
		],
	},
	chart: figureKind("chart"),
	table: figureKind("table"),
	timeline: {
		form: "container",
		required: [],
		optional: ["title"],
		example: ":::timeline",
		make: (node, _, draft, __, words) => {
			const list = node.children.find(({ type }) => type === "list") as List | undefined;
			if (!list || node.children.length !== 1 || !list.children.every(startsStrong))
				reportMisuse(
					node,
					"must contain one list, and each entry must begin with its date in bold",
					":::timeline\n- **1 May** The bridge is closed.",
					draft,
				);
			return [element("div", "timeline", [...titled(words("title")), ...(node.children as RootContent[])])];
		},
	},
	qa: {
		form: "container",
		required: [],
		optional: ["title"],
		example: ":::qa",
		make: (node, _, draft, __, words) => {
			const asks = (child: Nodes) =>
				child.type === "heading" || (child.type === "paragraph" && child.children[0]?.type === "strong");
			if (!node.children.some((child) => asks(child as Nodes)))
				reportMisuse(
					node,
					"must contain questions: headings, or paragraphs that begin in bold",
					":::qa\n**Who pays?**",
					draft,
				);
			return [element("div", "qa", [...titled(words("title")), ...(node.children as RootContent[])])];
		},
	},
	embed: {
		form: "leaf",
		required: ["url", "title"],
		optional: [],
		example: '::embed{url="https://www.youtube.com/watch?v=…" title="The bridge opens"}',
		make: (node, { url = "" }, draft, site, words) => {
			// The title of a frame is plain text.
			const title = textOf({ type: "paragraph", children: words("title") });
			const found = embedOf(url, site);
			if ("src" in found) return [addHole({ kind: "embed", url, title, ...found }, draft)];
			draft.file.problems.push(
				error("embed-refused", `"${url.slice(0, 80)}" cannot be embedded here`, placeOfNode(draft, node, url), {
					hint: found.advice,
				}),
			);
			return [];
		},
	},
};
function boxKind(name: string): DirectiveType {
	return {
		form: "container",
		required: [],
		optional: ["title"],
		example: `:::${name}{title="What we know"}`,
		make: ({ children }, _, __, ___, words) => [
			element("div", name, [...titled(words("title")), ...(children as RootContent[])]),
		],
	};
}
function figureKind(name: string): DirectiveType {
	return {
		form: "container",
		required: ["source"],
		optional: ["title", "url"],
		example: `:::${name}{title="Ships in port" source="Harbour survey 2026" url="https://…"}`,
		make: ({ children, position }, { url }, _, { language }, words) => {
			const source = words("source");
			const linked = source.flatMap((node) => (node.type === "link" ? node.children : [node]));
			const from: Nodes[] = url ? [{ type: "link", url, children: linked, ...(position && { position }) }] : source;
			return [
				element("figure", `data ${name}`, [
					...titled(words("title")),
					...(children as RootContent[]),
					element("figcaption", "source", [{ type: "text", value: `${messagesFor(language).source} ` }, ...from]),
				]),
			];
		},
	};
}

/** Reports that a directive is used in the wrong form (inline, leaf or container). */
export function reportMisuse(node: Directive, what: string, hint: string, draft: MarkdownContext): void {
	draft.file.problems.push(
		warning("directive-form", `The directive "${node.name}" ${what}`, placeOfNode(draft, node), { hint }),
	);
}

const startsStrong = ({ children }: List["children"][number]): boolean => {
	const [first] = children;
	return first?.type === "paragraph" && first.children[0]?.type === "strong";
};

/** The names of the built-in directives. */
export const DIRECTIVES: readonly string[] = [...Object.keys(DIRECTIVE_TYPES), "read-more"];
