/** Boxes of other generators: `:::tip Title` (Docusaurus, VuePress), `> [!NOTE]` (GitHub), `> [!info] Title` (Obsidian). They become a note. */
import type { Blockquote, Paragraph, PhrasingContent, Root } from "mdast";
import type { ContainerDirective } from "mdast-util-directive";
import { messagesFor } from "../../../core/i18n/index.js";
import type { SiteConfig } from "../../../core/model.js";
import type { Piece } from "../template-code.js";
import { eachNode, replaceNodes } from "../visit.js";
import { BOX_KINDS } from "./box-kinds.js";

/** Whether a directive is a box of another generator. */
export const isBox = (name: string): boolean => BOX_KINDS.includes(name.toLowerCase());

/** What readers see above a box without a title. */
export function boxTitle(name: string, { language }: Pick<SiteConfig, "language">): string {
	const { boxes } = messagesFor(language);
	const key = name.toLowerCase();
	return Object.hasOwn(boxes, key) ? boxes[key as keyof typeof boxes] : key.charAt(0).toUpperCase() + key.slice(1);
}

/** The first line of a box without its title, of the same length. */
export function admonitionMask({ text, name }: Piece): string {
	const fence = /^[ \t>]*:+/.exec(text)?.[0] ?? "";
	return (fence + name).padEnd(text.length);
}

/** Gives the boxes their titles again. */
export function titleBoxes(tree: Root, pieces: readonly Piece[]): void {
	const titles = new Map<number, string>();
	for (const { kind, text, offset } of pieces) {
		const [, before = "", title = ""] = (kind === "admonition" && /^([ \t>]*):+[ \t]*[\w-]+(.*)$/.exec(text)) || [];
		if (title.trim()) titles.set(offset + before.length, title.trim());
	}
	if (titles.size === 0) return;
	eachNode(tree, (node) => {
		const title = node.type === "containerDirective" && titles.get(node.position?.start.offset ?? -1);
		if (title && node.type === "containerDirective") node.attributes = { title, ...node.attributes };
	});
}

/** Replaces quotations that begin with `[!NOTE]`. */
export function replaceAlerts(tree: Root, site: SiteConfig): void {
	replaceNodes(tree, (node) => (node.type === "blockquote" ? alert(node, site) : undefined));
}

const ALERT = /^\[!([A-Za-z][\w-]*)\][+-]?[ \t]*(?=\S|\n|$)/;

function alert({ children, position }: Blockquote, site: SiteConfig): ContainerDirective[] | undefined {
	const [first, ...others] = children;
	const [opening] = first?.type === "paragraph" ? first.children : [];
	if (first?.type !== "paragraph" || opening?.type !== "text") return undefined;
	const [mark, name = ""] = ALERT.exec(opening.value) ?? [];
	if (mark === undefined || !isBox(name)) return undefined;
	const { title, text } = splitLine([
		{ ...opening, value: opening.value.slice(mark.length) },
		...first.children.slice(1),
	]);
	const label: Paragraph = {
		type: "paragraph",
		data: { directiveLabel: true },
		children: title.length > 0 ? title : [{ type: "text", value: boxTitle(name, site) }],
	};
	const rest: Paragraph[] = text.length > 0 ? [{ ...first, children: text }] : [];
	const box: ContainerDirective = {
		type: "containerDirective",
		name: "note",
		attributes: {},
		children: [label, ...rest, ...others],
		...(position && { position }),
	};
	return [box];
}

/** What stands on the first line, and what stands below it. */
function splitLine(nodes: readonly PhrasingContent[]): { title: PhrasingContent[]; text: PhrasingContent[] } {
	const at = nodes.findIndex((node) => node.type === "break" || (node.type === "text" && node.value.includes("\n")));
	const node = nodes[at];
	const isShown = (one: PhrasingContent): boolean => one.type !== "text" || one.value !== "";
	if (node === undefined) return { title: nodes.filter(isShown), text: [] };
	const value = node.type === "text" ? node.value : "";
	const cut = value.indexOf("\n");
	const before: PhrasingContent = { type: "text", value: value.slice(0, Math.max(cut, 0)) };
	const after: PhrasingContent = {
		...(node as Extract<PhrasingContent, { type: "text" }>),
		type: "text",
		value: value.slice(cut + 1),
	};
	return {
		title: [...nodes.slice(0, at), before].filter(isShown),
		text: [...(node.type === "break" ? [] : [after]), ...nodes.slice(at + 1)].filter(isShown),
	};
}
