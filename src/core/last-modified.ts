import type { Article, Instant } from "./model.js";
import { isDay, publicationOf } from "./publication-date.js";
import type { Moment } from "./scalars.js";

type DatedNotes = Pick<Article, "updated" | "updates" | "corrections">;

/** The instant of the last correction or update of an article; undefined if it has none. */
export function lastNoteDate({ updated, updates, corrections }: DatedNotes): Instant | undefined {
	let last = updated;
	for (const { date } of updates) if (last === undefined || date > last) last = date;
	for (const { date } of corrections) if (last === undefined || date > last) last = date;
	return last;
}

type Published = Pick<Article, "date" | "embargo" | "wholeDays">;

/** The last modification of an article: the latest of its publication, corrections, updates, and these entries. */
export function lastModified(story: DatedNotes & Published, [newest]: readonly Published[] = []): Moment {
	let last = publicationOf(story);
	const { updated, updates, corrections } = story;
	if (updated !== undefined && updated > last.at) last = { at: updated, isDay: isDay(story, "updated") };
	for (const { date, isDay = false } of updates) if (date > last.at) last = { at: date, isDay };
	for (const { date, isDay = false } of corrections) if (date > last.at) last = { at: date, isDay };
	if (newest) {
		const entry = publicationOf(newest);
		if (entry.at > last.at) last = entry;
	}
	return last;
}
