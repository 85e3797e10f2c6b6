/** Raw HTML in Markdown: left out with a warning, or kept as far as it is safe. */
import type { Element, ElementContent, Root as HastRoot } from "hast";
import { raw } from "hast-util-raw";
import type { Html, Root } from "mdast";
import { toHast } from "mdast-util-to-hast";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { warning } from "../../base/problem.js";
import { urlKind } from "../../base/web.js";
import { at, type FileData, report } from "./file.js";

/** Raw HTML is left out, and said so; comments are left out in silence. */
export function dropHtml(tree: Root, file: VFile): void {
	visit(tree, "html", (node: Html, index, parent) => {
		if (!parent || index === undefined) return;
		const tag = /<\/?([a-zA-Z][\w-]*)/.exec(node.value.replace(/<!--[\s\S]*?-->/g, ""))?.[1];
		if (tag)
			report(
				file,
				warning("html-dropped", `The HTML <${tag.toLowerCase()}> is left out`, at(file, node), {
					group: `${file.path} ${tag.toLowerCase()}`,
					hint: /^(?:iframe|embed|object|video|script|blockquote)$/i.test(tag)
						? "link to what it shows, or write a directive for it: see docs/markdown.md"
						: "write it in Markdown, or set `markdown: { html: 'sanitize' }` to keep a safe subset",
				}),
			);
		parent.children.splice(index, 1);
		return index;
	});
}

/** Raw HTML is parsed as a browser would and joins the tree; remark-html's sanitiser then keeps the safe subset. */
export function keepHtml(tree: Root, file: VFile): Root | undefined {
	let any = false;
	visit(tree, "html", (node) => {
		any = true;
		const tag = /<(script|style|iframe|object|embed|form|svg|math|noscript)\b/i.exec(node.value)?.[1];
		if (tag)
			report(
				file,
				warning(
					"html-dropped",
					`The HTML <${tag.toLowerCase()}> is left out; it is not in the safe subset`,
					at(file, node),
				),
			);
	});
	if (!any) return undefined;
	const { children } = settle(raw(toHast(tree, { allowDangerousHtml: true }), { file }) as HastRoot, file);
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
function settle(tree: HastRoot, file: VFile): HastRoot {
	const { holes, token } = file.data as unknown as FileData;
	visit(tree, "element", (element: Element) => {
		const { tagName, properties } = element;
		for (const key of ["id", "name"] as const) {
			const value = properties[key];
			if (typeof value === "string" && value !== "footnote-label" && !value.startsWith("user-content-"))
				properties[key] = `user-content-${value}`;
		}
		const to = tagName === "a" ? properties.href : tagName === "img" ? properties.src : undefined;
		if (typeof to !== "string" || to === "" || to.startsWith(token)) return;
		const place = at(file, element);
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
