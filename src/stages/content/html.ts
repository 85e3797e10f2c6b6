/** Raw HTML in Markdown: left out with a warning, or kept as far as it is safe. */
import { createRequire } from "node:module";
import type { ElementContent, Nodes as HastNodes, Root as HastRoot } from "hast";
import type { Root } from "mdast";
import { warning } from "../../base/problem.js";
import { urlKind } from "../../base/web.js";
import { at, type Draft } from "./draft.js";
import { eachNode, replaceNodes } from "./walk.js";

const require = createRequire(import.meta.url);

/** Raw HTML is left out, and said so; comments are left out in silence. */
export function dropHtml(tree: Root, draft: Draft): void {
	const { path, problems } = draft.file;
	replaceNodes(tree, (node) => {
		if (node.type !== "html") return undefined;
		const tag = /<\/?([a-zA-Z][\w-]*)/.exec(node.value.replace(/<!--[\s\S]*?-->/g, ""))?.[1];
		if (tag)
			problems.push(
				warning("html-dropped", `The HTML <${tag.toLowerCase()}> is left out`, at(draft, node), {
					group: `${path} ${tag.toLowerCase()}`,
					hint: /^(?:iframe|embed|object|video|script|blockquote)$/i.test(tag)
						? "link to what it shows, or write a directive for it: see docs/markdown.md"
						: "write it in Markdown, or set `markdown: { html: 'sanitize' }` to keep a safe subset",
				}),
			);
		return [];
	});
}

/** Raw HTML is parsed as a browser would and joins the tree; remark-html's sanitiser then keeps the safe subset. */
export function keepHtml(tree: Root, draft: Draft, token: string): Root {
	let any = false;
	eachNode(tree, (node) => {
		if (node.type !== "html") return;
		any = true;
		const tag = /<(script|style|iframe|object|embed|form|svg|math|noscript)\b/i.exec(node.value)?.[1];
		if (tag)
			draft.file.problems.push(
				warning(
					"html-dropped",
					`The HTML <${tag.toLowerCase()}> is left out; it is not in the safe subset`,
					at(draft, node),
				),
			);
	});
	if (!any) return tree;
	const { raw } = require("hast-util-raw") as typeof import("hast-util-raw");
	const { toHast } = require("mdast-util-to-hast") as typeof import("mdast-util-to-hast");
	const { VFile } = require("vfile") as typeof import("vfile");
	const whole = raw(toHast(tree, { allowDangerousHtml: true }), { file: new VFile(draft.value) });
	const { children } = settle(whole as HastRoot, draft, token);
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

/**
 * Raw HTML plays by the rules of Markdown: its links and pictures are holes. Its ids get the prefix that footnotes have already, so that none
 * of them can stand for one of the page's own.
 */
function settle(tree: HastRoot, draft: Draft, token: string): HastRoot {
	const { holes } = draft.file;
	eachNode<HastNodes>(tree, (element) => {
		if (element.type !== "element") return;
		const { tagName, properties } = element;
		for (const key of ["id", "name"] as const) {
			const value = properties[key];
			if (typeof value === "string" && value !== "footnote-label" && !value.startsWith("user-content-"))
				properties[key] = `user-content-${value}`;
		}
		const to = tagName === "a" ? properties.href : tagName === "img" ? properties.src : undefined;
		if (typeof to !== "string" || to === "" || to.startsWith(token)) return;
		const place = at(draft, element);
		if (tagName === "a" && urlKind(to) === "inside") {
			const { href, ...rest } = properties;
			element.properties = { href: `${token}${holes.push({ kind: "link", to, rest: "", place }) - 1}`, ...rest };
		}
		if (tagName === "img" && urlKind(to) !== "refused") {
			const alt = typeof properties.alt === "string" ? properties.alt : "";
			element.properties = { src: `${token}${holes.push({ kind: "picture", to, alt, inline: true, place }) - 1}` };
		}
	});
	return tree;
}
