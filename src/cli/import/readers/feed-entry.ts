/** An entry of a feed, in any of the formats → an item and its text. */
import { escapeHtml } from "../../../core/escape-html.js";
import { textOfHtml } from "../html/plain-text.js";
import type { ImportedBody, ImportedItem } from "../item.js";
import { slugOfLink } from "./links.js";
import { authorsIn } from "./page-lines.js";

/** Texts are HTML. */
export interface FeedEntry {
	readonly key: string;
	readonly title: string;
	readonly link: string;
	readonly html: string;
	readonly date: string | undefined;
	readonly updated?: string | undefined;
	readonly byline: readonly string[];
	readonly categories: readonly string[];
	readonly description: string;
	readonly src: string | undefined;
	/** The addresses of sound and films. */
	readonly media?: readonly string[];
	/** The feed has no more than a summary. */
	readonly isShort: boolean;
}

/** As in the archives of other generators, the first category is the section, and the others are topics. */
export function itemOfEntry(entry: FeedEntry): { readonly item: ImportedItem; readonly body: ImportedBody } {
	const { key, title, link, html, date, updated, byline, description, src, isShort } = entry;
	const [section, ...tags] = [...new Set(entry.categories.map(textOfHtml).filter(Boolean))];
	const words = textOfHtml(title);
	const item: ImportedItem = {
		key,
		kind: "story",
		title: words,
		slug: slugOfLink(link, words),
		date,
		updated,
		link: link || undefined,
		formerLinks: [],
		byline: [...new Set(byline.flatMap((name) => authorsIn(textOfHtml(name))).filter(Boolean))],
		sections: section === undefined ? [] : [section],
		tags,
		...(description && { description: textOfHtml(description) }),
		...(src && { image: { src } }),
		notes: [
			...(isShort ? ["the feed has only a summary of it"] : []),
			...(date === undefined ? ["the feed has no date of it: it has that of the newest item"] : []),
		],
	};
	const media = (entry.media ?? [])
		.filter((url) => !html.includes(url))
		.map((url) => `<audio src="${escapeHtml(url)}"></audio>`);
	return { item, body: { key, html: [html, ...media].join("\n") } };
}
