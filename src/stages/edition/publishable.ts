/** The only gate. Articles go in; those that are public at an instant come out, and nothing after it can see the others. */

import type { Article, Instant, PublicArticle } from "../../model.js";
import { nextBirthday } from "./age.js";

export interface Gate {
	readonly articles: readonly PublicArticle[];
	/** The others: only to keep back the files that they alone use. */
	readonly hidden: readonly Article[];
	/** The next instant after `at` at which the answer would be another one. */
	readonly nextChange?: Instant;
}

/** A story is public from the later of `date` and `embargo` until just before `expires`; a draft never is. `drafts` opens the gate for a preview; `ageNotice` is the age in years from which on stories tell their age. */
export function publishable(articles: readonly Article[], at: Instant, drafts = false, ageNotice?: number): Gate {
	const changes = articles
		.filter(({ draft, expires, ...rest }) => !draft && (expires === undefined || startOf(rest) < expires))
		.flatMap((article) => [startOf(article), article.expires ?? at])
		.filter((instant) => instant > at);
	const open = (article: Article): article is PublicArticle => drafts || isPublic(article, at);
	const hidden = articles.filter((article) => !open(article));
	const birthday = ageNotice === undefined ? undefined : nextBirthday(articles.filter(open), at, ageNotice);
	const nextChange = [...changes, ...(birthday ? [birthday] : [])].sort()[0];
	return { articles: articles.filter(open), hidden, ...(nextChange !== undefined && !drafts && { nextChange }) };
}

const startOf = ({ date, embargo = date }: Pick<Article, "date" | "embargo">): Instant =>
	embargo > date ? embargo : date;

const isPublic = (article: Article, at: Instant): boolean =>
	!article.draft && startOf(article) <= at && (article.expires === undefined || at < article.expires);
