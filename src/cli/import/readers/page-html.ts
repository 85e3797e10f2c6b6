/** A page that was saved as HTML → the blocks of its article, and what its head says. */
import type { Element, Root } from "hast";
import { removeAdvertisements } from "../html/advertisements.js";
import { oneLine } from "../html/plain-text.js";
import {
	attribute,
	type Content,
	find,
	findAll,
	hasClass,
	isElement,
	isTextNode,
	make,
	parsePage,
	textOfNode,
} from "../html/tree.js";
import type { PageBlock, PageFacts } from "./page-block.js";
import { factsOf, isBreadcrumb, trailOf } from "./page-facts.js";

/** Parts of a page around its article. */
const AROUND = /^(?:script|style|template|noscript|nav|footer|aside|form|button|svg|dialog|iframe\b.*consent)$/;
const AROUND_CLASS =
	/^(?:(?:site|page|global)-(?:header|footer|nav)|nav(?:bar)?|menu|sidebar|related.*|recommend.*|share.*|social.*|sharing.*|newsletter.*|subscribe.*|signup.*|promo.*|comments?|cookie.*|consent.*|paywall.*|breadcrumb-schema|skip-link|visually-hidden|sr-only)$/i;
const BLOCKS = /^(?:p|h[1-6]|ul|ol|dl|blockquote|figure|pre|table|picture|img|video|audio|hr|time|address)$/;

export function htmlBlocks(html: string): { readonly blocks: readonly PageBlock[]; readonly facts: PageFacts } {
	const page = parsePage(html);
	const facts = { ...factsOf(page), advertisements: removeAdvertisements(page, false) };
	return { blocks: blocksOf(articleOf(page)), facts };
}

/** The element with the headline and most of the text. */
function articleOf(page: Root): Element | Root {
	const articles = findAll(
		page,
		({ tagName, properties }) => tagName === "article" || [properties.itemProp].flat().includes("articleBody"),
	);
	const main = find(page, ({ tagName, properties }) => tagName === "main" || properties.role === "main");
	const lengthOf = (element: Element | Root) => textOfNode(element).length;
	const [longest] = articles.sort((a, b) => lengthOf(b) - lengthOf(a));
	const body = find(page, ({ tagName }) => tagName === "body") ?? page;
	const chosen = longest && lengthOf(longest) > 200 ? longest : (main ?? longest ?? body);
	// The headline may be outside of it.
	return find(chosen, ({ tagName }) => tagName === "h1") || !main || lengthOf(main) > 3 * lengthOf(chosen)
		? chosen
		: main;
}

function blocksOf(parent: Element | Root): PageBlock[] {
	const out: PageBlock[] = [];
	let line: Content[] = [];
	const end = () => {
		const words = oneLine(line.map(textOfNode).join(""));
		if (words) out.push(blockOf(make("p", line as Element["children"])));
		line = [];
	};
	for (const child of parent.children) {
		if (isElement(child)) {
			if (isAround(child)) continue;
			if (BLOCKS.test(child.tagName)) {
				end();
				out.push(blockOf(/^(?:time|address)$/.test(child.tagName) ? make("p", child.children) : child));
			} else if (holdsBlocks(child)) {
				end();
				out.push(...blocksOf(child));
			} else if (child.tagName === "br") end();
			else if (/^(?:div|section|header|li)$/.test(child.tagName)) {
				end();
				line.push(child);
				end();
			} else line.push(child);
		} else if (isTextNode(child)) line.push(child);
	}
	end();
	return out;
}

const isAround = (element: Element): boolean =>
	!isBreadcrumb(element) &&
	(AROUND.test(element.tagName) || hasClass(element, AROUND_CLASS) || element.properties.hidden === true);
const holdsBlocks = (element: Element): boolean =>
	!isBreadcrumb(element) &&
	find(element, ({ tagName }) => BLOCKS.test(tagName) || /^(?:div|section|br|li)$/.test(tagName)) !== undefined;

function blockOf(node: Element): PageBlock {
	const text = oneLine(textOfNode(node));
	if (/^h[1-6]$/.test(node.tagName)) return { kind: "heading", text, node };
	if (isBreadcrumb(node) || (find(node, isBreadcrumb) && node.tagName === "p"))
		return { kind: "text", text: trailOf(node), node };
	if (node.tagName === "ul" || node.tagName === "ol") {
		const items = node.children.filter((child) => isElement(child, "li")).map((item) => oneLine(textOfNode(item)));
		return { kind: "list", text: items[0] ?? "", items, node };
	}
	if (node.tagName !== "p") return { kind: "other", text, node };
	const links = findAll(node, ({ tagName }) => tagName === "a");
	return { kind: "text", text, node, href: links.length === 1 && links[0] ? attribute(links[0], "href") : undefined };
}
