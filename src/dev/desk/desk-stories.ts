/** The articles of a site as the desk needs them. Computed once per composed site. */

import type { LoadedContent } from "../../build/load-content.js";
import type { Edition, IndexedArticle } from "../../core/model.js";
import { isLiveEntry } from "../../core/paths.js";
import { compare } from "../../core/problem.js";
import { publishedAt } from "../../core/publication-date.js";

/** All lists are sorted newest first. Few articles of an archive are waiting, so only those are evaluated for each instant. */
export interface DeskStories {
	/** All articles, including hidden ones, entries of live coverage and plain pages. */
	readonly all: readonly IndexedArticle[];
	/** Articles whose visibility is or may become different at some instant. */
	readonly waiting: readonly IndexedArticle[];
	/** Other articles without an image. */
	readonly noPicture: readonly IndexedArticle[];
}

export const sortedNewestFirst = (a: IndexedArticle, b: IndexedArticle): number =>
	compare(publishedAt(b), publishedAt(a)) || compare(a.from, b.from);

/** Entries of live coverage and plain pages need no image. */
export const hasNoPicture = ({ dependencies, from, page }: IndexedArticle): boolean =>
	dependencies.images.length === 0 && !page && !isLiveEntry(from);

export function deskStories(
	{ gate, coverage }: Pick<LoadedContent, "gate" | "coverage">,
	{ at, articles, plainPages }: Edition,
): DeskStories {
	// The articles of the edition are sorted already, unless some were left out because of errors.
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
