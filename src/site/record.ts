/** Updates `content/published.json`. */
import { lastNoteDate } from "../core/last-modified.js";
import type { Edition, Path, PublicArticle, PublicationRecord, RecordedArticle, Url } from "../core/model.js";
import type { PublicationHistory } from "./publication-history.js";

/** The previous record and everything that is public now. An article keeps all its URLs, including aliases. */
export function updateRecord(
	edition: Edition,
	old: PublicationRecord,
	{ recorded }: Pick<PublicationHistory, "recorded">,
): Omit<PublicationRecord, "placeOf"> {
	const { articles, plainPages, authority, urls, redirects } = edition;
	const former = new Map<Path, Url[]>();
	for (const { from, article } of redirects)
		if (article) former.set(article.from, [...(former.get(article.from) ?? []), from]);
	const ends = new Set(edition.goneUrls);
	const gone = new Set(old.gone.filter((url) => ends.has(url)));
	const idOf = new Map([...old.stories].map(([id, entry]) => [entry, id]));
	const stories = new Map([...old.stories].filter(([, { urls }]) => !urls.every((url) => gone.has(url))));
	for (const article of [...articles, ...plainPages]) {
		const { from, id } = article;
		const url = urls.articles.get(from);
		if (url === undefined) continue;
		const before = recorded.get(from);
		if (before) stories.delete(idOf.get(before) ?? id);
		stories.set(id, entryOf(article, [...(former.get(from) ?? []), url]));
	}
	const fronts = new Set([...old.fronts, ...frontsOf(edition)]);
	return { stories, fronts: [...fronts].filter((url) => !gone.has(url)), gone: [...gone], authority };
}

/** The record after edits of public articles, of which each is new or has the URL that it had. `edition` is given if there may be new collections. */
export function recordEdits(
	{ stories, fronts, gone, authority }: PublicationRecord,
	articles: readonly { readonly article: PublicArticle; readonly url: Url }[],
	edition?: Edition,
): Omit<PublicationRecord, "placeOf"> {
	const edited = articles.map(
		({ article, url }) => [article.id, entryOf(article, stories.get(article.id)?.urls ?? [url])] as const,
	);
	return {
		stories: new Map([...stories, ...edited]),
		fronts: edition ? [...fronts, ...frontsOf(edition)] : fronts,
		gone,
		authority,
	};
}

/** `urls` are its former ones and the one that it has. */
function entryOf(article: PublicArticle, urls: readonly Url[]): RecordedArticle {
	const { from, date, sourceDigest: text } = article;
	const changed = lastNoteDate(article);
	return { file: from, urls, date, text, ...(changed !== undefined && { changed }) };
}

const frontsOf = ({ sections, topics, authors, series }: Edition): readonly Url[] =>
	[sections, topics, authors, series].flatMap((groups) => groups.map(({ url }) => url));
