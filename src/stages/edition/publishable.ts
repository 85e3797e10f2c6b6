/** The only gate. Articles go in; those that are public at an instant come out, and nothing after it can see the others. */

import type { Article, Instant, PublicArticle, Story } from "../../model.js";
import { nextBirthday } from "./age.js";

export interface Gate {
	readonly articles: readonly PublicArticle[];
	/** The others: only to keep back the files that they alone use. */
	readonly hidden: readonly Story[];
	/** The next instant after `at` at which the answer would be another one. */
	readonly nextChange?: Instant;
}

/** A story is public from the later of `date` and `embargo` until just before `expires`; a draft never is. `drafts` opens the gate for a preview; `ageNotice` is the age in years from which on stories tell their age. */
export function publishable(stories: readonly Story[], at: Instant, drafts = false, ageNotice?: number): Gate {
	const articles: PublicArticle[] = [];
	const hidden: Story[] = [];
	let nextChange: Instant | undefined;
	const change = (instant: Instant) => {
		if (instant > at && (nextChange === undefined || instant < nextChange)) nextChange = instant;
	};
	const isOpen = (story: Story): story is PublicArticle => drafts || isPublic(story, at);
	for (const story of stories) {
		if (isOpen(story)) articles.push(story);
		else hidden.push(story);
		const start = startOf(story);
		if (story.draft || (story.expires !== undefined && story.expires <= start)) continue;
		change(start);
		if (story.expires !== undefined) change(story.expires);
	}
	const birthday = ageNotice === undefined ? undefined : nextBirthday(articles, at, ageNotice);
	if (birthday !== undefined) change(birthday);
	return { articles, hidden, ...(nextChange !== undefined && !drafts && { nextChange }) };
}

const startOf = ({ date, embargo = date }: Pick<Article, "date" | "embargo">): Instant =>
	embargo > date ? embargo : date;

const isPublic = (article: Article, at: Instant): boolean =>
	!article.draft && startOf(article) <= at && (article.expires === undefined || at < article.expires);
