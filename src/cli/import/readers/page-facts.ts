/** What the head of a page and its data for search engines say of its article. */
import type { Element, Root } from "hast";
import { oneLine, textOfHtml } from "../html/plain-text.js";
import { attribute, find, findAll, hasClass, textOfNode } from "../html/tree.js";
import { isoDate } from "./dates.js";
import { list, parseJson, record, textOfValue } from "./json-values.js";
import type { PageFacts } from "./page-block.js";
import { authorsIn } from "./page-lines.js";

/** Whether an element is the trail to the page. */
export const isBreadcrumb = (element: Element): boolean =>
	hasClass(element, /^breadcrumbs?$/i) || /breadcrumb/i.test(attribute(element, "ariaLabel") ?? "");

/** `Home > News` */
export const trailOf = (node: Element): string => {
	const parts = findAll(node, ({ tagName }) => /^(?:a|li|span)$/.test(tagName)).map((each) =>
		oneLine(textOfNode(each)).replace(/^[>›»/|]+|[>›»/|]+$/g, ""),
	);
	return parts.filter(Boolean).join(" > ");
};

export function factsOf(page: Root): PageFacts {
	const metas = new Map(
		findAll(page, ({ tagName }) => tagName === "meta").map((meta) => [
			(attribute(meta, "property") ?? attribute(meta, "name") ?? "").toLowerCase(),
			oneLine(attribute(meta, "content") ?? ""),
		]),
	);
	const canonical = find(
		page,
		(element) => element.tagName === "link" && /(?:^| )canonical(?: |$)/.test(attribute(element, "rel") ?? ""),
	);
	const article = articleData(page);
	const title = textOfValue(article.headline) || metas.get("og:title");
	const image = metas.get("og:image");
	const link = (canonical && attribute(canonical, "href")) || metas.get("og:url");
	const section = textOfHtml(
		textOfValue(article.articleSection) ||
			textOfValue(list(article.articleSection)[0]) ||
			(metas.get("article:section") ?? ""),
	);
	const crumbs = find(page, isBreadcrumb);
	const trail = crumbs
		? trailOf(crumbs)
				.split(" > ")
				.filter((part) => !/^(?:home|homepage|)$/i.test(part))
		: [];
	const people = [article.author]
		.flat()
		.map((author) => textOfHtml(textOfValue(record(author).name) || textOfValue(author)));
	const byline = (people.some(Boolean) ? people : [metas.get("author") ?? ""])
		.filter((name) => name && !/^https?:/.test(name))
		.flatMap(authorsIn);
	return {
		title: title ? textOfHtml(title) : undefined,
		date: isoDate(textOfValue(article.datePublished) || (metas.get("article:published_time") ?? "")),
		updated: isoDate(textOfValue(article.dateModified) || (metas.get("article:modified_time") ?? "")),
		byline,
		sections: trail.length ? trail : section ? [section] : [],
		description: metas.get("og:description") || metas.get("description") || undefined,
		link: link && /^https?:/.test(link) ? link : undefined,
		image: image && /^https?:/.test(image) ? { src: image, alt: metas.get("og:image:alt") || undefined } : undefined,
	};
}

/** Data for search engines (schema.org): the first article. */
function articleData(page: Root): Readonly<Record<string, unknown>> {
	for (const script of findAll(
		page,
		(element) => element.tagName === "script" && attribute(element, "type") === "application/ld+json",
	)) {
		const data = parseJson(textOfNode(script));
		const all = [data, ...list(record(data)["@graph"])].flat().map((each) => record(each));
		const found = all.find((each) => /Article|Posting/.test([each["@type"]].flat().join(" ")));
		if (found) return found;
	}
	return {};
}
