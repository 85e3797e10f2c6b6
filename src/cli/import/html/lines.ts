/** Lines that `<br>` separates inside a paragraph: two of them end a paragraph, lines with bullets are a list, an address alone is something to show. */
import type { Element, ElementContent } from "hast";
import { type Content, isBlank, isElement, isTextNode, make, type Parent, text, textOfNode } from "./tree.js";

const BULLET = /^\s*[•●▪‣◦·–*-]\s+(?=\S)/;
const LINE_WITH_ADDRESS = /^\s*(https?:\/\/[^\s<>"]+)\s*$/;

export function breakLines(parent: Parent): void {
	parent.children = parent.children.flatMap((child): Content[] => {
		if (!isElement(child)) return [child];
		breakLines(child);
		// The wrapper of an embed has its address and no paragraph.
		const isLine =
			child.tagName === "div" &&
			LINE_WITH_ADDRESS.test(textOfNode(child)) &&
			child.children.every((each) => !isElement(each));
		return child.tagName === "p" || isLine ? paragraphs(child) : [child];
	}) as never;
}

function paragraphs(paragraph: Element): Element[] {
	const lines: ElementContent[][] = [[]];
	for (const child of paragraph.children)
		if (isElement(child, "br")) lines.push([]);
		else lines.at(-1)?.push(child);
	const out: Element[] = [];
	let open: Element | undefined;
	const isList = lines.filter(isBullet).length > 1;
	for (const line of lines) {
		const words = line.map(textOfNode).join("");
		const address = LINE_WITH_ADDRESS.exec(words)?.[1];
		if (line.every(isBlank)) open = undefined;
		else if (
			address !== undefined &&
			line.every((node) => isBlank(node) || isTextNode(node) || isElement(node, "a", "span"))
		) {
			out.push(make("x-embed", [], { dataUrl: addressOfLink(line) ?? address }));
			open = undefined;
		} else if (isList && isBullet(line)) {
			if (open?.tagName !== "ul") {
				open = make("ul");
				out.push(open);
			}
			open.children.push(make("li", withoutBullet(line)));
		} else if (open?.tagName === "p") open.children.push(make("br"), ...line);
		else {
			open = make("p", line);
			out.push(open);
		}
	}
	return out;
}

/** One line alone may be a sentence that begins with a dash. */
const isBullet = (line: readonly ElementContent[]): boolean =>
	BULLET.test(line.map(textOfNode).join("")) && isTextNode(line.find((node) => !isBlank(node)));

const addressOfLink = (line: readonly ElementContent[]): string | undefined => {
	const link = line.find((node) => isElement(node, "a"));
	return link && isElement(link) ? String(link.properties.href ?? "") || undefined : undefined;
};

function withoutBullet(line: readonly ElementContent[]): ElementContent[] {
	const at = line.findIndex((node) => !isBlank(node));
	return line
		.slice(at)
		.map((node, index) => (index === 0 && isTextNode(node) ? text(node.value.replace(BULLET, "")) : node));
}

/** Browsers of readers link no address, but Markdown does: it is one link, and not text with escapes. */
export function linkAddresses(parent: Parent): void {
	parent.children = parent.children.flatMap((child): Content[] => {
		if (isElement(child)) {
			if (!/^(?:a|pre|code|x-embed|x-file)$/.test(child.tagName)) linkAddresses(child);
			return [child];
		}
		if (!isTextNode(child) || !child.value.includes("://")) return [child];
		return child.value
			.split(/(?<![\w/])(https?:\/\/[^\s<>"'()[\]]+[^\s<>"'()[\].,;:!?])/)
			.map((piece, index) => (index % 2 ? make("a", [text(piece)], { href: piece }) : text(piece)));
	}) as never;
}
