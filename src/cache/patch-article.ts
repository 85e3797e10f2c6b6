/** Gives a lazy article new text without composing the site again. */
import { isDeepStrictEqual } from "node:util";
import type { DependencyInfo, IndexedArticle } from "../core/model.js";
import { columnsOfArticle } from "./article-columns.js";
import { decodeSummary, EMPTY_SUMMARY } from "./article-summary.js";
import { readFrom } from "./lazy-article.js";

/** The inputs of composition other than the summary. */
const sameAssets = (a: DependencyInfo, b: DependencyInfo): boolean =>
	isDeepStrictEqual([a.assets, a.mentions, a.images], [b.assets, b.mentions, b.images]);

/**
 * Gives a lazy article the text stored under `fingerprint`. Returns false and leaves the article unchanged if any other input of composition has
 * changed: then the site must be composed again. The headline may differ.
 */
export function patchArticle(
	story: IndexedArticle,
	{
		fingerprint,
		encodedSummary,
		dependencies,
	}: { fingerprint: string; encodedSummary: string; dependencies: DependencyInfo },
): boolean {
	const { headline: _, ...placed } = { ...EMPTY_SUMMARY, ...decodeSummary(encodedSummary) };
	const same = Object.entries(placed).every(([key, value]) =>
		isDeepStrictEqual(value, story[key as keyof IndexedArticle]),
	);
	if (!same || !("fingerprint" in story) || !sameAssets(story.dependencies, dependencies)) return false;
	readFrom(story, columnsOfArticle({ fingerprint, encodedSummary, dependencies }));
	return true;
}
