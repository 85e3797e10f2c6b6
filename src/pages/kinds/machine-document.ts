/** Machine-readable files, which are planned and built like pages. */

import { lastModified } from "../../core/last-modified.js";
import type { Page, Path, Url } from "../../core/model.js";
import { omitUndefined } from "../../core/omit-undefined.js";
import { encodeUrl } from "../../core/paths.js";
import { publicationOf } from "../../core/publication-date.js";
import type { ArticleRef, DocumentInfo } from "../../core/site-reader.js";
import type { DocumentEntryView, DocumentItemView, DocumentView } from "../../core/views.js";
import { articleContent } from "../article-content.js";
import type { PageContext } from "../page-context.js";
import type { UnbuiltPage } from "../planned-page.js";
import { newestEntry } from "./live.js";

/** Many documents show the same articles, so this many items are cached. */
const ITEM_CACHE_SIZE = 2000;

/** The items of documents, each of which is the same in all of them. */
export interface DocumentItems {
	readonly item: (article: ArticleRef) => DocumentItemView;
	/** Whether an object was created by `item`. */
	readonly isItem: (value: unknown) => boolean;
	/** Clears the cached items after the text of an article has changed, because other texts may quote it. */
	readonly forget: () => void;
}

export function createDocumentItems(context: PageContext): DocumentItems {
	const itemCache = new Map<Path, DocumentItemView>();
	const made = new WeakSet<object>();
	const { recorder } = context;
	return {
		item: (article) => {
			const read = `item ${article.from}`;
			const view = itemCache.get(article.from) ?? recorder.within(read, () => documentItem(article, context));
			made.add(view);
			if (itemCache.size >= ITEM_CACHE_SIZE) itemCache.clear();
			itemCache.set(article.from, view);
			recorder.shared(read, view);
			return view;
		},
		forget: () => itemCache.clear(),
		isItem: (value) => typeof value === "object" && value !== null && made.has(value),
	};
}

export const planDocument = ({ url, serializer }: Pick<DocumentInfo, "url" | "serializer">): UnbuiltPage => ({
	...{ url, template: serializer, isDocument: true },
	task: { kind: "document", url },
});

export function documentPage(url: Url, { item }: DocumentItems, context: PageContext): Page {
	const { site } = context;
	const { serializer, meta, items, entries } = site.document(url);
	const view: DocumentView = {
		kind: "document",
		site: site.siteView(),
		url: encodeUrl(url),
		meta,
		items: items.map(item),
		entries: entries.map((article) => documentEntry(article, context)),
	};
	return { url, template: serializer, isDocument: true, view: view as unknown as Page["view"] };
}

/** A document shows the same as an article page, without advertisements. */
function documentItem(ref: ArticleRef, context: PageContext): DocumentItemView {
	const article = context.site.article(ref);
	const { fills, updated: _, ...content } = articleContent(article, context);
	return omitUndefined({
		...content,
		url: encodeUrl(context.site.url(ref) ?? "/"),
		id: article.id,
		lang: article.lang,
		description: article.description,
		body: { from: article.from, digest: article.bodyDigest, fills },
		html: "",
	});
}

/** Built without loading the article, because a document may list every article of a month. */
function documentEntry(ref: ArticleRef, { site, views, holeContext }: PageContext): DocumentEntryView {
	const article = site.listing(ref);
	const { from, id, headline, lang } = article;
	return omitUndefined({
		url: encodeUrl(site.url(ref) ?? "/"),
		id,
		headline,
		label: views.label(article),
		lang,
		date: views.time(publicationOf(article)),
		changed: views.time(lastModified(article, newestEntry(ref, site))),
		pictures: site.images(ref).flatMap((src) => holeContext.pictureOf(src, { path: from })?.url ?? []),
	});
}
