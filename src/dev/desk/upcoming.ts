/** What will change on the site by itself, because an hour comes. */

import type { Edition, FrontPlan, IndexedArticle, Instant, Place } from "../../core/model.js";
import { compare } from "../../core/problem.js";
import { publishedAt } from "../../core/publication-date.js";
import { hiddenReason } from "../../core/visibility.js";
import { nextAnniversary } from "../../site/anniversaries.js";
import { slotsOf } from "../../site/fronts.js";
import type { Edit, Rows, StoryRow, When } from "./rows.js";

/** What happens: an embargo ends, a date comes, a story expires, live coverage ends, a pin ends, the page of a story says that it is a year older. */
export type ChangeKind = "embargo" | "date" | "expires" | "ends" | "pin" | "birthday";

export interface UpcomingChange {
	readonly what: ChangeKind;
	readonly when: When;
	/** Shows the site as of that instant. */
	readonly href: string;
	/** To which story. */
	readonly story?: StoryRow;
	/** Of a pin: the story as the plan names it, and which front it leaves. */
	readonly pin?: { readonly story: string; readonly front: string; readonly edit?: string };
}

interface Upcoming {
	readonly at: Instant;
	readonly what: ChangeKind;
	readonly of: IndexedArticle | { readonly pin: string; readonly front: string; readonly place: Place };
}

/** Changes listed, at most. */
const MAX_UPCOMING = 20;

/** The next changes after `at`, the first one first: of `stories`, of pins, and of the public ones the next birthday, because an archive has many on each day. */
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
