import type { Article, Instant } from "../model.js";

type Told = Pick<Article, "updated" | "updates" | "corrections">;

/** The instant of the last correction or update of a story, as far as it tells one. */
export function lastChange({ updated, updates, corrections }: Told): Instant | undefined {
	let last = updated;
	for (const { date } of updates) if (last === undefined || date > last) last = date;
	for (const { date } of corrections) if (last === undefined || date > last) last = date;
	return last;
}

/** When a story was last another one: the latest of its date, its last correction or update, and the newest of these entries. */
export function changedAt(
	story: Told & Pick<Article, "date">,
	[newest]: readonly Pick<Article, "date">[] = [],
): Instant {
	return [lastChange(story), newest?.date].reduce<Instant>(
		(last, each) => (each !== undefined && each > last ? each : last),
		story.date,
	);
}
