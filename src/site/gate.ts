/** The gate selects the articles that are public at an instant. No later stage can see the others. */

import type { IndexedArticle, Instant, PublicArticle } from "../core/model.js";
import { publishedAt } from "../core/publication-date.js";
import { hiddenReason } from "../core/visibility.js";
import { nextAnniversary } from "./anniversaries.js";

export interface GateResult {
	/** Stories and plain pages. */
	readonly articles: readonly PublicArticle[];
	/** The other articles: only used to withhold the assets that they alone use. */
	readonly hidden: readonly IndexedArticle[];
	/** The next instant after `at` at which the result changes. */
	readonly nextChange?: Instant;
}

/**
 * Selects the public articles, see `hiddenReason`. `drafts` selects all, for previews; `ageNotice` is the age in years from which articles show their
 * age; `ends` are further instants at which the site changes.
 */
export function gate(
	stories: readonly IndexedArticle[],
	at: Instant,
	drafts = false,
	ageNotice?: number,
	ends: readonly Instant[] = [],
): GateResult {
	const articles: PublicArticle[] = [];
	const hidden: IndexedArticle[] = [];
	let nextChange: Instant | undefined;
	const change = (instant: Instant) => {
		if (instant > at && (nextChange === undefined || instant < nextChange)) nextChange = instant;
	};
	const isOpen = (story: IndexedArticle): story is PublicArticle => drafts || !hiddenReason(story, at);
	for (const story of stories) {
		if (isOpen(story)) articles.push(story);
		else hidden.push(story);
		const start = publishedAt(story);
		if (hiddenReason(story, start)) continue;
		change(start);
		if (story.expires !== undefined) change(story.expires);
	}
	for (const end of ends) change(end);
	const birthday =
		ageNotice === undefined
			? undefined
			: nextAnniversary(
					articles.filter(({ page }) => !page),
					at,
					ageNotice,
				);
	if (birthday) change(birthday.at);
	return { articles, hidden, ...(nextChange !== undefined && !drafts && { nextChange }) };
}
