/** Pictures, films and other files → Markdown (mdast): as such where the site has them, else as links to their old addresses. */
import type { Element } from "hast";
import type { Nodes, Paragraph, PhrasingContent } from "mdast";
import { fileNameOf } from "../../../core/paths.js";
import type { Conversion } from "./conversion.js";
import { oneLine } from "./plain-text.js";
import { attribute, find } from "./tree.js";

/** Formats that browsers show. */
const SHOWN = /\.(?:jpe?g|png|gif|webp|avif|svg)$/i;

export const paragraphOf = (...children: PhrasingContent[]): Paragraph => ({ type: "paragraph", children });
const link = (url: string, words: string): PhrasingContent => ({
	type: "link",
	url,
	children: [{ type: "text", value: words }],
});

/** `caption` is one line of Markdown. */
export function pictureNode(element: Element, { picture }: Conversion, caption = ""): PhrasingContent {
	const [src, alt] = [attribute(element, "src") ?? "", oneLine(attribute(element, "alt") ?? "")];
	const found = picture(src);
	if (found && "path" in found && SHOWN.test(found.path))
		return { type: "image", url: found.path, alt, ...(caption && { title: caption }) };
	return found ? link("path" in found ? found.path : found.url, alt || nameOfFile(src)) : { type: "text", value: alt };
}

/** A page of another site. */
export function frameNodes(url: string, { absolute, canEmbed, title }: Conversion): Nodes[] {
	const whole = absolute(url);
	if (whole === undefined) return [];
	return canEmbed(whole)
		? [{ type: "leafDirective", name: "embed", attributes: { url: whole, title }, children: [] }]
		: [paragraphOf(link(whole, whole))];
}

export function fileNodes(url: string, words: string, { picture }: Conversion): Nodes[] {
	const found = picture(url);
	return found ? [paragraphOf(link("path" in found ? found.path : found.url, words || nameOfFile(url)))] : [];
}

/** The address of `<video>` and `<audio>`. */
export const sourceOfMedia = (element: Element): string | undefined =>
	attribute(element, "src") ?? attribute(find(element, ({ tagName }) => tagName === "source") ?? element, "src");

/** Whether a link around a picture leads to the picture in full size. */
export function isFileOf(href: string | undefined, image: Element): boolean {
	const stem = (url: string) => fileNameOf(url.replace(/[?#].*$/, "")).replace(/(?:-\d+x\d+|-scaled)?\.\w+$/, "");
	return (
		href !== undefined &&
		/\.(?:jpe?g|png|gif|webp|avif|svg)(?:[?#].*)?$/i.test(href) &&
		stem(href) === stem(attribute(image, "src") ?? "")
	);
}

const nameOfFile = (url: string): string => {
	const name = fileNameOf(url.replace(/[?#].*$/, "").replace(/\/+$/, ""));
	try {
		return decodeURIComponent(name);
	} catch {
		return name;
	}
};
