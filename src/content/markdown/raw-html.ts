/** Raw HTML in Markdown, for sites that keep a safe subset. */

import type { Element, ElementContent, Nodes as HastNodes, Root as HastRoot } from "hast";
import type { Root } from "mdast";
import { positionOf } from "../../core/field-place.js";
import { libraries } from "../../core/libraries.js";
import { fileNameOf } from "../../core/paths.js";
import { warning } from "../../core/problem.js";
import { normalizeExternalUrl, urlKind } from "../../core/url-kind.js";
import { type MarkdownContext, placeAt } from "./context.js";
import { reportLost } from "./html-tags.js";
import { refuseDepth } from "./nested-too-deep.js";
import { eachNode } from "./visit.js";

const require = libraries(import.meta.url);

/** Raw HTML is parsed as by a browser and joins the tree; remark-html's sanitizer then keeps the safe subset. */
export function sanitizeRawHtml(tree: Root, draft: MarkdownContext, token: string): Root {
	let any = false;
	eachNode(tree, (node) => {
		if (node.type !== "html") return;
		any = true;
		reportLost(node, draft, "sanitize");
	});
	if (!any) return tree;
	const { raw } = require("hast-util-raw") as typeof import("hast-util-raw");
	const { toHast } = require("mdast-util-to-hast") as typeof import("mdast-util-to-hast");
	const { VFile } = require("vfile") as typeof import("vfile");
	const parsed = raw(toHast(tree, { allowDangerousHtml: true }), { file: new VFile(draft.value) });
	const whole = refuseDepth(parsed as HastRoot, draft.value);
	linkMedia(whole, true);
	completePictures(whole);
	const { children } = normalizeMedia(whole, draft, token);
	const joined = (children as ElementContent[]).flatMap((child): unknown[] => {
		if (child.type === "element")
			return [
				{
					type: "paragraph",
					children: [],
					data: { hName: child.tagName, hProperties: child.properties, hChildren: child.children },
				},
			];
		return child.type === "text" && child.value.trim()
			? [{ type: "paragraph", children: [{ type: "text", value: child.value }] }]
			: [];
	});
	return { type: "root", children: joined as Root["children"] };
}

/** A video, audio or iframe element becomes a link to its source, if it has one. */
function linkMedia(parent: HastRoot | Element, isRoot: boolean): void {
	parent.children = (parent.children as ElementContent[]).map((child): ElementContent => {
		if (child.type !== "element") return child;
		const source = MEDIA.test(child.tagName) ? mediaSource(child) : undefined;
		if (source === undefined) {
			linkMedia(child, false);
			return child;
		}
		const { position } = child;
		const title = child.properties.title;
		const address = source.replace(/^(?:https?:)?\/\//, "").replace(/[?#].*$/, "");
		const name = child.tagName === "video" || child.tagName === "audio" ? fileNameOf(address) : address;
		const words = typeof title === "string" && title ? title : name || source;
		const link: Element = {
			type: "element",
			tagName: "a",
			properties: { href: source },
			children: [{ type: "text", value: words }],
			...(position && { position }),
		};
		return isRoot ? { type: "element", tagName: "p", properties: {}, children: [link] } : link;
	});
}
const MEDIA = /^(?:video|audio|iframe|embed)$/;

/** Its own address, or that of its first source; undefined if a page must not link to it. */
function mediaSource({ properties, children }: Element): string | undefined {
	const sources = [properties.src, ...children.map((child) => (child.type === "element" ? child.properties.src : ""))];
	const found = sources.find((src): src is string => typeof src === "string" && src !== "");
	if (found === undefined) return undefined;
	const kind = urlKind(found);
	return kind === "web" ? normalizeExternalUrl(found) : kind === "inside" ? found : undefined;
}

/** Raw HTML follows the rules of Markdown: its links and pictures are holes. Its ids get the prefix of footnotes, so that they cannot collide with ids of the page. */
function normalizeMedia(tree: HastRoot, draft: MarkdownContext, token: string): HastRoot {
	const { holes } = draft.file;
	eachNode<HastNodes>(tree, (element) => {
		if (element.type !== "element") return;
		const { tagName, properties } = element;
		for (const key of ["id", "name"] as const) {
			const value = properties[key];
			if (typeof value === "string" && value !== "footnote-label" && !value.startsWith("user-content-"))
				properties[key] = `user-content-${value}`;
		}
		if (tagName === "source" && properties.srcSet)
			draft.file.problems.push(
				warning(
					"html-dropped",
					"The HTML <source> is left out; the <img> next to it is kept",
					placeAt(draft, element),
					{ group: "<source>" },
				),
			);
		// An external source is named and not loaded; a page of the site would have to be resolved.
		if (typeof properties.cite === "string")
			properties.cite = urlKind(properties.cite) === "web" ? normalizeExternalUrl(properties.cite) : undefined;
		const to = tagName === "a" ? properties.href : tagName === "img" ? pictureOf(properties) : undefined;
		if (typeof to !== "string" || to === "" || to.startsWith(token)) return;
		const place = positionOf(placeAt(draft, element));
		if (tagName === "a" && urlKind(to) === "inside") {
			const { href, ...rest } = properties;
			element.properties = {
				href: `${token}${holes.push({ kind: "link", target: to, attributes: "", place }) - 1}`,
				...rest,
			};
		}
		if (tagName === "img" && urlKind(to) !== "refused") {
			const alt = typeof properties.alt === "string" ? properties.alt : "";
			element.properties = {
				src: `${token}${holes.push({ kind: "picture", target: to, alt, inline: true, place }) - 1}`,
			};
		}
	});
	return tree;
}

/** A `picture` without an `img` shows the widest of its sources, so it gets an `img` for that one. */
function completePictures(tree: HastRoot): void {
	eachNode<HastNodes>(tree, (element) => {
		if (element.type !== "element" || element.tagName !== "picture") return;
		const children = element.children.filter((child) => child.type === "element");
		if (children.some(({ tagName }) => tagName === "img")) return;
		const source = children.find(({ properties }) => pictureOf(properties));
		if (source) source.tagName = "img";
	});
}

/** The picture of an `img`: its `src` or, without one, the last of the widest candidates of its `srcset` (HTML, 4.8.4.2.1). Variants are created anyway. */
function pictureOf({ src, srcSet }: Element["properties"]): string | undefined {
	if (typeof src === "string" && src !== "") return src;
	const text = Array.isArray(srcSet) ? srcSet.join(", ") : typeof srcSet === "string" ? srcSet : "";
	const candidates = [...text.matchAll(/([^\s,]\S*[^\s,])(?:\s+([\d.]+)[wx])?\s*(?:,|$)/g)].map(
		([, url = "", size = "1"]) => ({
			url,
			size: Number(size),
		}),
	);
	return candidates.sort((a, b) => a.size - b.size).at(-1)?.url;
}
