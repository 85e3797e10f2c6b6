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

interface Edits {
	/** The public articles that have changed. */
	readonly articles: readonly { readonly article: PublicArticle; readonly url: Url }[];
	/** If there may be new collections. */
	readonly edition: Edition | undefined;
	/** If redirects or addresses that are gone may have changed: then the edition has all of them. */
	readonly areMoved: boolean;
}

/** The record after edits. Of articles whose redirects have changed, all are in `articles`. */
export function recordEdits(
	record: PublicationRecord,
	{ articles, edition, areMoved }: Edits,
): Omit<PublicationRecord, "placeOf"> {
	const { stories, authority } = record;
	const ends = new Set(edition?.goneUrls);
	const gone = areMoved ? record.gone.filter((url) => ends.has(url)) : record.gone;
	const isGone = new Set(gone);
	const left = areMoved ? [...stories].filter(([, { urls }]) => !urls.every((url) => isGone.has(url))) : stories;
	const edited = articles.map(({ article, url }) => {
		const known = stories.get(article.id)?.urls;
		if (!areMoved) return [article.id, entryOf(article, known ?? [url])] as const;
		const moves = new Set(
			edition?.redirects.flatMap(({ from, article: to }) => (to?.from === article.from ? [from] : [])),
		);
		const former = new Set([...(known ?? []).filter((each) => moves.has(each)), ...moves]);
		return [article.id, entryOf(article, [...former, url])] as const;
	});
	return {
		stories: new Map([...left, ...edited]),
		fronts: [...record.fronts, ...(edition ? frontsOf(edition) : [])].filter((url) => !isGone.has(url)),
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
