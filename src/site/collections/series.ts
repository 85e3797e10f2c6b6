/** Builds the series. */

import { fieldPlace } from "../../core/field-place.js";
import { memoizeWeak } from "../../core/memoize.js";
import type { Collection, CollectionMeta, Problem, PublicArticle, SiteConfig } from "../../core/model.js";
import { slugify } from "../../core/paths.js";
import { compare, warning } from "../../core/problem.js";
import { publishedAt } from "../../core/publication-date.js";
import { seriesUrl } from "../urls.js";
import type { Collections, Drafts, Term, TermsOf } from "./builder.js";
import { displayName, sortedCollections } from "./groups.js";

export function seriesTerms(): TermsOf {
	const ofSeries = memoizeWeak(({ name }: { readonly name: string }): readonly Term[] => [
		{ name, key: slugify(name) },
	]);
	return ({ series }) => (series ? ofSeries(series) : NO_TERMS);
}
const NO_TERMS: readonly Term[] = [];

/** Articles of a series are sorted by part number, then by publication. */
export function buildSeries(
	drafts: Drafts,
	termsOf: TermsOf,
	notes: readonly CollectionMeta[],
	site: SiteConfig,
	problems: Problem[],
): Collections<Collection> {
	const noted = new Map(notes.map((note) => [slugify(note.key), note]));
	const part = (article: PublicArticle) => article.series?.part ?? 9999;
	const series = [...drafts].map(([key, { name, articles }]): Collection => {
		const parts = articles.toSorted(
			(a, b) => part(a) - part(b) || compare(publishedAt(a), publishedAt(b)) || compare(a.from, b.from),
		);
		problems.push(...twiceNumbered(name, parts));
		return { key, ...displayName(name, noted.get(key)), url: seriesUrl(key, site), articles: parts };
	});
	return sortedCollections(series, drafts, termsOf, site);
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
