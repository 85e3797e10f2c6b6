/** Plans a machine-readable file like a page: its view is built only if its key has changed. */

import { numberDigest } from "../../core/digest.js";
import { combine } from "../../core/hash.js";
import { lastModified } from "../../core/last-modified.js";
import { fnv1a32 } from "../../core/link-key.js";
import type { DocumentSpec, Page, Path } from "../../core/model.js";
import { omitUndefined } from "../../core/omit-undefined.js";
import { encodeUrl } from "../../core/paths.js";
import { publicationOf } from "../../core/publication-date.js";
import type { ArticleRef } from "../../core/site-reader.js";
import type { DocumentEntryView, DocumentItemView, DocumentView, SiteView } from "../../core/views.js";
import { articleContent } from "../article-content.js";
import type { PageContext } from "../page-context.js";
import type { UnbuiltPage } from "../planned-page.js";
import { newestEntry } from "./live.js";

/** Many documents show the same articles, so this many items are cached. */
const ITEM_CACHE_SIZE = 2000;

export interface DocumentPlanner {
	readonly of: (document: DocumentSpec) => UnbuiltPage & { readonly isDocument: true };
	/** Whether an object is an item, which is the same in all documents. */
	readonly isItem: (value: unknown) => boolean;
	/** Clears the cached items after the text of an article has changed, because other texts may quote it. */
	readonly forget: () => void;
}

export function createDocumentPlanner(context: PageContext, site: SiteView): DocumentPlanner {
	const itemCache = new Map<Path, DocumentItemView>();
	const made = new WeakSet<object>();
	const { recorder } = context;
	const item = (article: ArticleRef): DocumentItemView => {
		const read = `item ${article.from}`;
		const view = itemCache.get(article.from) ?? recorder.within(read, () => documentItem(article, context));
		made.add(view);
		if (itemCache.size >= ITEM_CACHE_SIZE) itemCache.clear();
		itemCache.set(article.from, view);
		recorder.note(read, () => view);
		return view;
	};
	/** Digest of an article in a list without bodies. */
	const listedKey = (article: ArticleRef): number => {
		const [newest] = newestEntry(article, context.site);
		return combine(context.teaserKey(article), newest ? fnv1a32(JSON.stringify(publicationOf(newest))) : 0);
	};
	return {
		of: ({ url, serializer, meta, items = [], entries = [] }) => ({
			url,
			template: serializer,
			isDocument: true,
			key: [...items.map(context.contentKey), ...entries.map(listedKey)].reduce(
				combine,
				numberDigest(JSON.stringify([url, serializer, meta])),
			),
			make: (): Page => {
				recorder.note("site", () => site);
				recorder.note(`document ${url}`, () => [serializer, meta, items.map(fromOf), entries.map(fromOf)]);
				const stories = { items: items.map(item), entries: entries.map((article) => documentEntry(article, context)) };
				const view: DocumentView = { kind: "document", site, url: encodeUrl(url), meta, ...stories };
				return { url, template: serializer, isDocument: true, view: view as unknown as Page["view"] };
			},
		}),
		forget: () => itemCache.clear(),
		isItem: (value) => typeof value === "object" && value !== null && made.has(value),
	};
}

const fromOf = ({ from }: ArticleRef): Path => from;

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
