/** The stories of a site as the desk needs them, looked through once for as long as the site is composed as it is. */

import type { Copy } from "../../build/load-content.js";
import type { Edition, Story } from "../../core/model.js";
import { isLiveEntry } from "../../core/paths.js";
import { compare } from "../../core/problem.js";
import { publishedAt } from "../../core/publication-date.js";

/** Newest first. Of a whole archive, few stories are waiting: only those are asked again for each instant. */
export interface Shelf {
	/** Hidden ones and the entries of live coverage as well. */
	readonly all: readonly Story[];
	/** Those that are not public, or not for ever, or that change at an hour; at the instant of the edition or after it. */
	readonly waiting: readonly Story[];
	/** Of the others, those that show no picture. */
	readonly noPicture: readonly Story[];
}

export const newestFirst = (a: Story, b: Story): number =>
	compare(publishedAt(b), publishedAt(a)) || compare(a.from, b.from);

/** An entry of live coverage needs none. */
export const hasNoPicture = ({ card, from }: Story): boolean => card.pictures.length === 0 && !isLiveEntry(from);

export function shelfOf({ gate, coverage }: Pick<Copy, "gate" | "coverage">, { at, articles }: Edition): Shelf {
	// Those of the edition are sorted already, but where some of them are left out for an error.
	const open: readonly Story[] = articles.length === gate.articles.length ? articles : gate.articles;
	const others = [...gate.hidden, ...coverage.hidden, ...[...coverage.public.values()].flat()].sort(newestFirst);
	const all = [...others, ...open].sort(newestFirst);
	const waiting: Story[] = [];
	const noPicture: Story[] = [];
	for (const story of all) {
		const { draft, status, date, embargo, expires, ends } = story;
		if (draft || status || date > at || embargo !== undefined || expires !== undefined || ends !== undefined)
			waiting.push(story);
		else if (hasNoPicture(story)) noPicture.push(story);
	}
	return { all, waiting, noPicture };
}
