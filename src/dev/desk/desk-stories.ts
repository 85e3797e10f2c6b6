/** The stories of a site as the desk needs them, looked through once for as long as the site is composed as it is. */

import type { LoadedContent } from "../../build/load-content.js";
import type { Edition, IndexedArticle } from "../../core/model.js";
import { isLiveEntry } from "../../core/paths.js";
import { compare } from "../../core/problem.js";
import { publishedAt } from "../../core/publication-date.js";

/** Newest first. Of a whole archive, few stories are waiting: only those are asked again for each instant. */
export interface DeskStories {
	/** Hidden ones, the entries of live coverage and plain pages as well. */
	readonly all: readonly IndexedArticle[];
	/** Those that are not public, or not for ever, or that change at an hour; at the instant of the edition or after it. */
	readonly waiting: readonly IndexedArticle[];
	/** Of the others, those that show no picture. */
	readonly noPicture: readonly IndexedArticle[];
}

export const sortedNewestFirst = (a: IndexedArticle, b: IndexedArticle): number =>
	compare(publishedAt(b), publishedAt(a)) || compare(a.from, b.from);

/** An entry of live coverage and a plain page need none. */
export const hasNoPicture = ({ dependencies, from, page }: IndexedArticle): boolean =>
	dependencies.images.length === 0 && !page && !isLiveEntry(from);

export function deskStories(
	{ gate, coverage }: Pick<LoadedContent, "gate" | "coverage">,
	{ at, articles, plainPages }: Edition,
): DeskStories {
	// Those of the edition are sorted already, but where some of them are left out for an error.
	const shown = [...articles, ...plainPages];
	const open: readonly IndexedArticle[] = shown.length === gate.articles.length ? shown : gate.articles;
	const others = [...gate.hidden, ...coverage.hidden, ...[...coverage.public.values()].flat()].sort(sortedNewestFirst);
	const all = [...others, ...open].sort(sortedNewestFirst);
	const waiting: IndexedArticle[] = [];
	const noPicture: IndexedArticle[] = [];
	for (const story of all) {
		const { draft, status, date, embargo, expires, ends } = story;
		if (draft || status || date > at || embargo !== undefined || expires !== undefined || ends !== undefined)
			waiting.push(story);
		else if (hasNoPicture(story)) noPicture.push(story);
	}
	return { all, waiting, noPicture };
}
