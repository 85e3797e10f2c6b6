/** What machines read → planned like a page: made when its key says that it may be another one. */

import { numberDigest } from "../../core/digest.js";
import { mix } from "../../core/hash.js";
import { changeOf } from "../../core/last-modified.js";
import { hash32 } from "../../core/link-key.js";
import type { Page, PlainDocument, PublicArticle } from "../../core/model.js";
import { compact } from "../../core/omit-undefined.js";
import { encodeUrl } from "../../core/paths.js";
import { publicationOf } from "../../core/publication-date.js";
import type { DocumentView, ItemView, ListedView, SiteView } from "../../core/views.js";
import { storyOf } from "../article-content.js";
import type { Making } from "../page-context.js";
import type { Unmade } from "../planned-page.js";

/** Many documents show the same story: the latest of these are kept. */
const KEPT = 2000;

export interface Documents {
	readonly of: (document: PlainDocument) => Unmade & { readonly index: true };
	/** Is it an item that comes in many documents, the same in all? */
	readonly isItem: (value: unknown) => boolean;
	/** A story has other words now: they may stand in the text of any other one. */
	readonly forget: () => void;
}

export function documentsOf(making: Making, site: SiteView): Documents {
	const kept = new Map<PublicArticle, ItemView>();
	const made = new WeakSet<object>();
	const item = (article: PublicArticle): ItemView => {
		const found = kept.get(article);
		if (found) return found;
		const view = itemView(article, making);
		made.add(view);
		if (kept.size >= KEPT) kept.clear();
		kept.set(article, view);
		return view;
	};
	/** Stands for what a list for machines shows of a story. */
	const listedKey = (article: PublicArticle): number => {
		const [newest] = making.edition.coverage.get(article.from) ?? [];
		return mix(making.teaserKey(article), newest ? hash32(JSON.stringify(publicationOf(newest))) : 0);
	};
	return {
		of: ({ url, printer, about, shows = [], lists = [] }) => ({
			url,
			template: printer,
			index: true,
			key: [...shows.map(making.storyKey), ...lists.map(listedKey)].reduce(
				mix,
				numberDigest(JSON.stringify([url, printer, about])),
			),
			make: (): Page => {
				const stories = { items: shows.map(item), listed: lists.map((article) => listedView(article, making)) };
				const view: DocumentView = { kind: "document", site, url: encodeUrl(url), about, ...stories };
				return { url, template: printer, index: true, view: view as unknown as Page["view"] };
			},
		}),
		forget: () => kept.clear(),
		isItem: (value) => typeof value === "object" && value !== null && made.has(value),
	};
}

/** What a document shows of a story is what its page shows, without advertisements. */
function itemView(article: PublicArticle, making: Making): ItemView {
	const { fills, updated: _, ...told } = storyOf(article, making);
	return compact({
		...told,
		url: encodeUrl(making.edition.urls.articles.get(article.from) ?? "/"),
		id: article.id,
		lang: article.lang,
		description: article.description,
		body: { from: article.from, digest: article.body, fills },
		html: "",
	});
}

/** A list may have every story of a month: none of them is opened for it. */
function listedView(article: PublicArticle, { edition, views, around }: Making): ListedView {
	const { from, id, headline, lang, card } = article;
	return compact({
		url: encodeUrl(edition.urls.articles.get(from) ?? "/"),
		id,
		headline,
		label: views.label(article),
		lang,
		date: views.time(publicationOf(article)),
		changed: views.time(changeOf(article, edition.coverage.get(from))),
		pictures: card.pictures.flatMap((src) => around.pictureOf(src, { path: from })?.url ?? []),
	});
}
