/** What each directive of the house means. */
import type { Link, List, Nodes, RootContent } from "mdast";
import type { ContainerDirective, LeafDirective } from "mdast-util-directive";
import { embedOf } from "../../base/embeds.js";
import { error, warning } from "../../base/problem.js";
import type { Site } from "../../model.js";
import { wordsFor } from "../../words/choose.js";
import { type Draft, hole, placeOf } from "./draft.js";
import { element, titled } from "./elements.js";

export type Directive = ContainerDirective | LeafDirective;
export interface Kind {
	readonly form: "container" | "leaf";
	readonly required: readonly string[];
	readonly optional: readonly string[];
	readonly example: string;
	readonly make: (node: Directive, attributes: Readonly<Record<string, string>>, draft: Draft, site: Site) => Nodes[];
}

export const KINDS: Readonly<Record<string, Kind>> = {
	"pull-quote": {
		form: "container",
		required: [],
		optional: ["by"],
		example: ':::pull-quote{by="Ida Roth, harbour master"}',
		make: ({ children }, { by }) => [
			element("figure", "pull-quote", [
				element("blockquote", "", children),
				...(by ? [element("figcaption", "quote-by", [{ type: "text", value: by }])] : []),
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
		make: ({ children }, { title }) => [
			element("div", "gallery", [...titled(title), ...children.flatMap((child) => picturesOf(child as RootContent))]),
		],
	},
	chart: figureKind("chart"),
	table: figureKind("table"),
	timeline: {
		form: "container",
		required: [],
		optional: ["title"],
		example: ":::timeline",
		make: (node, { title }, draft) => {
			const list = node.children.find(({ type }) => type === "list") as List | undefined;
			if (!list || node.children.length !== 1 || !list.children.every(startsStrong))
				tell(
					node,
					"is one list, and each entry begins with its date in bold",
					":::timeline\n- **1 May** The bridge is closed.",
					draft,
				);
			return [element("div", "timeline", [...titled(title), ...(node.children as RootContent[])])];
		},
	},
	qa: {
		form: "container",
		required: [],
		optional: ["title"],
		example: ":::qa",
		make: (node, { title }, draft) => {
			const asks = (child: Nodes) =>
				child.type === "heading" || (child.type === "paragraph" && child.children[0]?.type === "strong");
			if (!node.children.some((child) => asks(child as Nodes)))
				tell(node, "has questions: headings, or paragraphs that begin in bold", ":::qa\n**Who pays?**", draft);
			return [element("div", "qa", [...titled(title), ...(node.children as RootContent[])])];
		},
	},
	embed: {
		form: "leaf",
		required: ["url", "title"],
		optional: [],
		example: '::embed{url="https://www.youtube.com/watch?v=…" title="The bridge opens"}',
		make: (node, { url = "", title = "" }, draft, site) => {
			const found = embedOf(url, site);
			if ("src" in found) return [hole({ kind: "embed", url, title, ...found }, draft)];
			draft.file.problems.push(
				error("embed-refused", `"${url.slice(0, 80)}" cannot be embedded here`, placeOf(draft, node, url), {
					hint: found.advice,
				}),
			);
			return [];
		},
	},
};
function boxKind(name: string): Kind {
	return {
		form: "container",
		required: [],
		optional: ["title"],
		example: `:::${name}{title="What we know"}`,
		make: ({ children }, { title }) => [element("div", name, [...titled(title), ...(children as RootContent[])])],
	};
}
function figureKind(name: string): Kind {
	return {
		form: "container",
		required: ["source"],
		optional: ["title", "url"],
		example: `:::${name}{title="Ships in port" source="Harbour survey 2026" url="https://…"}`,
		make: ({ children, position }, { title, source = "", url }, _, { language }) => {
			const words: Link | { type: "text"; value: string } = { type: "text", value: source };
			const from: Nodes = url ? { type: "link", url, children: [words], ...(position && { position }) } : words;
			return [
				element("figure", `data ${name}`, [
					...titled(title),
					...(children as RootContent[]),
					element("figcaption", "source", [{ type: "text", value: `${wordsFor(language).source} ` }, from]),
				]),
			];
		},
	};
}

/** Tells that a directive has another form than it has. */
export function tell(node: Directive, what: string, hint: string, draft: Draft): void {
	draft.file.problems.push(
		warning("directive-form", `The directive "${node.name}" ${what}`, placeOf(draft, node), { hint }),
	);
}

const startsStrong = ({ children }: List["children"][number]): boolean => {
	const [first] = children;
	return first?.type === "paragraph" && first.children[0]?.type === "strong";
};

/** Pictures that stand in one paragraph, each as a paragraph of its own. */
function picturesOf(child: RootContent): RootContent[] {
	if (
		child.type !== "paragraph" ||
		!child.children.every((one) => one.type === "image" || (one.type === "text" && one.value.trim() === ""))
	)
		return [child];
	return child.children.flatMap((one) =>
		one.type === "image"
			? [{ type: "paragraph", children: [one], ...(one.position && { position: one.position }) }]
			: [],
	);
}
