/** Frames in HTML of hosts that the site embeds: `<iframe src="https://www.youtube.com/embed/…">`. They become embeds, also where HTML is dropped. */
import type { Html, Nodes, Parent, Root } from "mdast";
import { embedOf } from "../../../core/embeds.js";
import type { SiteConfig } from "../../../core/model.js";
import { LINE_PARENTS } from "../visit.js";
import { embedNodes } from "./media.js";
import { dividedParagraph } from "./paragraph.js";

const TAG_BODY = `(?:"[^"]*"|'[^']*'|[^"'>])*`;
/** A frame, a Flash object of early films, or an `embed`. */
const FRAME = new RegExp(
	`<(iframe|object)\\b${TAG_BODY}>(?:(?!<\\1\\b)[\\s\\S])*?</\\1\\s*>|<(?:iframe|embed)\\b${TAG_BODY}/?>(?:\\s*</embed\\s*>)?`,
	"gi",
);
const FRAME_ADDRESS = /\b(?:src|data-src|data|value)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;
const FRAME_TITLE = /\stitle\s*=\s*(?:"([^"]*)"|'([^']*)')/i;
/** Text of which a browser shows nothing. */
const SILENT_PARTS = /<!--[\s\S]*?-->|<(script|style|template|noscript|textarea)\b[\s\S]*?<\/\1\s*>/gi;
/** Elements around a frame that hold nothing else. */
const ONLY_WRAPPERS = /^(?:\s|<\/?(?:div|p|center|figure|span|embed)\b[^>]*>)*$/i;

/** HTML that ends within a paragraph, which cannot hold an embed. */
const OPEN_PARAGRAPH = /<p\b[^>]*>(?:(?!<\/?p\b)[\s\S])*$/i;

/** A fast test with false positives: whether raw HTML may hold a frame. */
const mayHoldFrame = ({ value }: Html): boolean => /<(?:iframe|object|embed)\b/i.test(value);

export function replaceFrames(parent: Parent | Root, site: SiteConfig): void {
	const isLine = LINE_PARENTS.has(parent.type);
	const nodes = parent.children as Nodes[];
	const children: Nodes[] = [];
	let isChanged = false;
	for (let index = 0; index < nodes.length; index++) {
		const child = nodes[index] as Nodes;
		if (child.type === "html" && mayHoldFrame(child)) {
			const end = isLine ? closingAfter(nodes, index) : index;
			const parts = dividedAtFrames(
				{
					...child,
					value: nodes
						.slice(index, end + 1)
						.map(sourceOf)
						.join(""),
				},
				site,
			);
			children.push(...(parts ?? [child]));
			isChanged ||= parts !== undefined;
			if (parts) index = end;
			continue;
		}
		const before = "children" in child ? child.children : undefined;
		if ("children" in child) replaceFrames(child, site);
		const isDivided = child.type === "paragraph" && child.children !== before;
		children.push(...(isDivided ? dividedParagraph(child) : [child]));
		isChanged ||= isDivided;
	}
	if (isChanged) parent.children = children as never;
}

const sourceOf = (node: Nodes): string => ("value" in node ? node.value : "");

/** The index of the tag that closes a frame in a line, which is a node of its own. */
function closingAfter(nodes: readonly Nodes[], index: number): number {
	const tag = /^<(\w+)/.exec(sourceOf(nodes[index] as Nodes))?.[1] ?? "";
	const closes = new RegExp(`^</${tag}\\s*>`, "i");
	const at = nodes.findIndex((node, i) => i > index && node.type === "html" && closes.test(node.value));
	return at === -1 ? index : at;
}

/** The HTML with its frames replaced; undefined if none of them can be embedded. */
function dividedAtFrames(node: Html, site: SiteConfig): Nodes[] | undefined {
	const { value, position } = node;
	const visible = value.replace(SILENT_PARTS, (text) => " ".repeat(text.length));
	const parts: Nodes[] = [];
	let from = 0;
	let isInParagraph = false;
	const rest = (text: string) => {
		const html = (isInParagraph ? "<p>" : "") + text;
		isInParagraph = OPEN_PARAGRAPH.test(html);
		if (!ONLY_WRAPPERS.test(html)) parts.push({ ...node, value: isInParagraph ? `${html}</p>` : html });
	};
	for (const { 0: frame, index } of visible.matchAll(FRAME)) {
		const url = addressIn(frame, site);
		if (url === undefined) continue;
		rest(value.slice(from, index));
		const [, first, second] = FRAME_TITLE.exec(frame) ?? [];
		for (const embed of embedNodes(url, withoutEntities(first ?? second ?? ""), site))
			parts.push({ ...embed, ...(position && { position }) });
		from = index + frame.length;
	}
	if (from === 0) return undefined;
	rest(value.slice(from));
	return parts;
}

/** The first address in a frame that the site embeds. Old ones have no scheme, or `http:`; those of Flash have their first parameter after `&`. */
function addressIn(frame: string, site: SiteConfig): string | undefined {
	for (const [, ...values] of frame.matchAll(FRAME_ADDRESS)) {
		const typed = withoutEntities(values.find((value) => value !== undefined) ?? "").trim();
		const url = typed.replace(/^(?:https?:)?\/\//i, "https://").replace(/^([^?#&]*)&/, "$1?");
		if (/^https:\/\//.test(url) && "src" in embedOf(url, site)) return url;
	}
	return undefined;
}

const withoutEntities = (text: string): string =>
	text
		.replace(/&(?:amp|#38|#x26);/gi, "&")
		.replace(/&quot;/g, '"')
		.replace(/&#0?39;|&apos;/g, "'")
		.replace(/&lt;/g, "<")
		.replace(/&gt;/g, ">");
