/** Lists of definitions: `Term`, and below it `: A definition.` (PHP Markdown Extra, kramdown, Pandoc, Hugo). */
import type { Nodes, Parent, Root } from "mdast";
import type { Processor } from "unified";
import { libraries } from "../../../core/libraries.js";
import { element } from "../html-element.js";
import { replaceNodes } from "../visit.js";
import { asArray, GapBuffer } from "./gap-buffer.js";

const require = libraries(import.meta.url);

/** A fast test with false positives: whether a line begins with a colon and a space. */
export const mayHoldDefinitions = (text: string): boolean =>
	(text.includes("\n:") || text.includes(" :")) && /\n[ >]*:[ \t]+\S/.test(text);

/** A plugin that parses such lists, and makes them elements. */
export function definitionLists(this: Processor): void {
	const { defList } =
		require("micromark-extension-definition-list") as typeof import("micromark-extension-definition-list");
	const { defListFromMarkdown } = require("mdast-util-definition-list") as typeof import("mdast-util-definition-list");
	const data = this.data();
	data.micromarkExtensions = [...(data.micromarkExtensions ?? []), withinLinearTime(defList)];
	data.fromMarkdownExtensions = [
		...(data.fromMarkdownExtensions ?? []),
		defListFromMarkdown,
		{ transforms: [(tree: Root) => replaceNodes(tree, elementOf)] },
	];
}

type Syntax = typeof import("micromark-extension-definition-list")["defList"];
type Construct = Extract<NonNullable<NonNullable<Syntax["document"]>[number]>, { readonly tokenize: unknown }>;
type Resolver = NonNullable<Construct["resolveAll"]>;

/** The library moves the terms by many changes of the events of the whole text. Its construct is changed in place, because it refers to itself. */
function withinLinearTime(syntax: Syntax): Syntax {
	for (const construct of Object.values(syntax.document ?? {}).flatMap((each): Construct[] =>
		each ? [each].flat() : [],
	)) {
		const { resolveAll } = construct;
		if (!resolveAll || RESOLVERS.has(resolveAll)) continue;
		const inBuffer: Resolver = (events, context) => {
			const buffer = new GapBuffer(events);
			resolveAll(asArray(buffer), context);
			// The text within a directive is parsed by a caller that holds this array.
			events.length = 0;
			for (const event of buffer.toArray()) events.push(event);
			return events;
		};
		RESOLVERS.add(inBuffer);
		construct.resolveAll = inBuffer;
	}
	return syntax;
}
const RESOLVERS = new WeakSet<Resolver>();

const TAGS: Readonly<Record<string, string>> = { defList: "dl", defListTerm: "dt", defListDescription: "dd" };

function elementOf(node: Nodes): Nodes[] | undefined {
	const tag = TAGS[node.type];
	if (tag === undefined) return undefined;
	const { children, position, spread } = node as Parent & { readonly spread?: boolean };
	const [only, ...others] = children;
	const isLine = tag === "dd" && !spread && only?.type === "paragraph" && others.length === 0;
	return [{ ...element(tag, "", isLine ? only.children : children), ...(position && { position }) } as Nodes];
}
