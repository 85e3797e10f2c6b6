/** Updates `content/published.json`. */
import { lastNoteDate } from "../core/last-modified.js";
import type { Edition, Path, PublicationRecord, RecordedArticle, Url } from "../core/model.js";
import type { PublicationHistory } from "./publication-history.js";

/** The previous record and everything that is public now. An article keeps all its URLs, including aliases. */
export function updateRecord(
	edition: Edition,
	old: PublicationRecord,
	{ recorded }: Pick<PublicationHistory, "recorded">,
): Omit<PublicationRecord, "placeOf"> {
	const { articles, plainPages, authority, urls, redirects, sections, topics, authors, series } = edition;
	const former = new Map<Path, Url[]>();
	for (const { from, article } of redirects)
		if (article) former.set(article.from, [...(former.get(article.from) ?? []), from]);
	const ends = new Set(edition.goneUrls);
	const gone = new Set(old.gone.filter((url) => ends.has(url)));
	const idOf = new Map([...old.stories].map(([id, entry]) => [entry, id]));
	const stories = new Map([...old.stories].filter(([, { urls }]) => !urls.every((url) => gone.has(url))));
	for (const article of [...articles, ...plainPages]) {
		const { from, id, date, sourceDigest: text } = article;
		const url = urls.articles.get(from);
		if (url === undefined) continue;
		const before = recorded.get(from);
		if (before) stories.delete(idOf.get(before) ?? id);
		const changed = lastNoteDate(article);
		const entry: RecordedArticle = { file: from, urls: [...(former.get(from) ?? []), url], date, text };
		stories.set(id, changed === undefined ? entry : { ...entry, changed });
	}
	const fronts = [sections, topics, authors, series].flatMap((groups) => groups.map(({ url }) => url));
	return {
		stories,
		fronts: [...new Set([...old.fronts, ...fronts])].filter((url) => !gone.has(url)),
		gone: [...gone],
		authority,
	};
}
