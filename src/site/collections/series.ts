/** Builds the series. */

import { fieldPlace } from "../../core/field-place.js";
import type { Collection, CollectionMeta, Problem, PublicArticle, SiteConfig } from "../../core/model.js";
import { slugify } from "../../core/paths.js";
import { compare, warning } from "../../core/problem.js";
import { publishedAt } from "../../core/publication-date.js";
import { seriesUrl } from "../urls.js";
import { CollectionBuilder, type Collections } from "./builder.js";
import { displayName, sortedCollections } from "./groups.js";

/** Articles of a series are sorted by part number, then by publication. */
export function buildSeries(
	articles: readonly PublicArticle[],
	notes: readonly CollectionMeta[],
	site: SiteConfig,
	problems: Problem[],
): Collections<Collection> {
	const noted = new Map(notes.map((note) => [slugify(note.key), note]));
	const gatherer = new CollectionBuilder<Collection>("series", "series", problems);
	for (const [place, article] of articles.entries())
		if (article.series) gatherer.add(article.series.name, article, place);
	const part = (article: PublicArticle) => article.series?.part ?? 9999;
	return sortedCollections(
		gatherer,
		gatherer.make((key, { name, articles: own }) => {
			const parts = own.toSorted(
				(a, b) => part(a) - part(b) || compare(publishedAt(a), publishedAt(b)) || compare(a.from, b.from),
			);
			problems.push(...twiceNumbered(name, parts));
			return { key, ...displayName(name, noted.get(key)), url: seriesUrl(key, site), articles: parts };
		}),
		site,
	);
}

/** Reports two parts of a series with the same number. */
const twiceNumbered = (name: string, parts: readonly PublicArticle[]): Problem[] =>
	parts.flatMap((article, index) => {
		const before = parts[index - 1];
		const number = article.series?.part;
		if (number === undefined || before?.series?.part !== number) return [];
		const place = fieldPlace(article, "series");
		return [warning("series-part", `Part ${number} of "${name}" is also ${before.from}`, place)];
	});
