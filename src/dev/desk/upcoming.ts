/** Scheduled changes of the site. */

import type { Edition, FrontPlan, IndexedArticle, Instant, Place } from "../../core/model.js";
import { compare } from "../../core/problem.js";
import { publishedAt } from "../../core/publication-date.js";
import { hiddenReason } from "../../core/visibility.js";
import { nextAnniversary } from "../../site/anniversaries.js";
import { slotsOf } from "../../site/fronts.js";
import type { Edit, Rows, StoryRow, When } from "./rows.js";

/** The kind of change: an embargo ends, a date is reached, an article expires, live coverage ends, a pin ends, an article gets a year older. */
export type ChangeKind = "embargo" | "date" | "expires" | "ends" | "pin" | "birthday";

export interface UpcomingChange {
	readonly what: ChangeKind;
	readonly when: When;
	/** A link that shows the site at that instant. */
	readonly href: string;
	/** The article that changes. */
	readonly story?: StoryRow;
	/** For a pin: the reference in the plan, and the front. */
	readonly pin?: { readonly story: string; readonly front: string; readonly edit?: string };
}

interface Upcoming {
	readonly at: Instant;
	readonly what: ChangeKind;
	readonly of: IndexedArticle | { readonly pin: string; readonly front: string; readonly place: Place };
}

/** Maximum number of changes listed. */
const MAX_UPCOMING = 20;

/** The next changes after `at`, in order. Of anniversaries only the next one, because an archive has many on each day. */
export function upcomingChanges(
	stories: readonly IndexedArticle[],
	{ articles, site: { ageNotice } }: Pick<Edition, "articles" | "site">,
	fronts: readonly FrontPlan[],
	at: Instant,
	rows: Rows,
	edit: Edit,
): readonly UpcomingChange[] {
	const coming: Upcoming[] = [];
	for (const story of stories) {
		const start = publishedAt(story);
		if (hiddenReason(story, start)) continue;
		const { embargo, expires, ends } = story;
		if (start > at) coming.push({ at: start, what: start === embargo ? "embargo" : "date", of: story });
		if (expires !== undefined && expires > at) coming.push({ at: expires, what: "expires", of: story });
		if (ends !== undefined && ends > at) coming.push({ at: ends, what: "ends", of: story });
	}
	const birthday = ageNotice === undefined ? undefined : nextAnniversary(articles, at, ageNotice);
	if (birthday) coming.push({ at: birthday.at, what: "birthday", of: birthday.story });
	for (const plan of fronts)
		for (const { pins } of slotsOf(plan))
			for (const { text, until, line, column } of pins)
				if (until !== undefined && until > at) {
					const place = { path: plan.from, line, column };
					coming.push({ at: until, what: "pin", of: { pin: text, front: plan.key, place } });
				}
	return coming
		.sort((a, b) => compare(a.at, b.at))
		.slice(0, MAX_UPCOMING)
		.map(({ at, what, of }) => {
			const change = { what, when: rows.when(at), href: `/?at=${at}` };
			if (!("pin" in of)) return { ...change, story: rows.story(of) };
			const href = edit(of.place);
			return { ...change, pin: { story: of.pin, front: of.front, ...(href !== undefined && { edit: href }) } };
		});
}
