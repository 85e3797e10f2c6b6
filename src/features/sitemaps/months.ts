/** All stories, by the month of their dates. */
import { changedAt } from "../../base/changed.js";
import type { Edition, PublicArticle } from "../../model.js";
import { type File, inFiles, latest, ownStories } from "./files.js";

export function monthFiles(edition: Edition): File[] {
	const months = new Map<string, PublicArticle[]>();
	for (const article of ownStories(edition)) {
		const month = article.date.slice(0, 7);
		const found = months.get(month);
		if (found) found.push(article);
		else months.set(month, [article]);
	}
	const changeOf = (article: PublicArticle) => changedAt(article, edition.coverage.get(article.from));
	const about = { base: edition.site.url };
	return [...months].flatMap(([month, newestFirst]) =>
		inFiles(month, newestFirst.reverse(), (url, lists) => ({
			document: { url, printer: "sitemap", about, lists },
			changed: latest(lists.map(changeOf)),
		})),
	);
}
