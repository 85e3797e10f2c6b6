/** What machines read → planned like a page: made when its key says that it may be another one. */
import { compact } from "../../base/compact.js";
import { numberDigest } from "../../base/digest.js";
import { mix } from "../../base/mix.js";
import { encodeUrl } from "../../base/paths.js";
import type { Page, PlainDocument, PublicArticle } from "../../model.js";
import type { DocumentView, ItemView, ListedView, PictureView, SiteView } from "../../views.js";
import type { Making } from "./making.js";
import { storyOf } from "./story.js";
import type { Unmade } from "./unmade.js";

/** Many documents show the same story: the latest of these are kept. */
const KEPT = 2000;

export interface Documents {
	readonly of: (document: PlainDocument) => Unmade & { readonly index: true };
	/** Is it an item that comes in many documents, the same in all? */
	readonly isItem: (value: unknown) => boolean;
}

export function documentsOf(making: Making, site: SiteView): Documents {
	// What leads nowhere is told where the story's own page is made.
	const quiet = { ...making, around: { ...making.around, report: () => {} } };
	const kept = new Map<PublicArticle, ItemView>();
	const made = new WeakSet<object>();
	const item = (article: PublicArticle): ItemView => {
		const found = kept.get(article);
		if (found) return found;
		const view = itemView(article, quiet);
		made.add(view);
		if (kept.size >= KEPT) kept.clear();
		kept.set(article, view);
		return view;
	};
	return {
		of: ({ url, printer, about, shows = [], lists = [] }) => ({
			url,
			template: printer,
			index: true,
			key: [...shows, ...lists].reduce(
				(sum, article) => mix(sum, making.storyKey(article)),
				numberDigest(JSON.stringify([url, printer, about])),
			),
			make: (): Page => {
				const stories = { items: shows.map(item), listed: lists.map((article) => listedView(article, quiet)) };
				const view: DocumentView = { kind: "document", site, url: encodeUrl(url), about, ...stories };
				return { url, template: printer, index: true, view: view as unknown as Page["view"] };
			},
		}),
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

function listedView(article: PublicArticle, making: Making): ListedView {
	const { headline, label, date, changed, picture, fills } = storyOf(article, making);
	const shown = fills.flatMap((fill): PictureView[] =>
		typeof fill === "object" && "picture" in fill ? [fill.picture] : [],
	);
	return compact({
		url: encodeUrl(making.edition.urls.articles.get(article.from) ?? "/"),
		id: article.id,
		headline,
		label,
		lang: article.lang,
		date,
		changed,
		pictures: [...(picture ? [picture] : []), ...shown],
	});
}
