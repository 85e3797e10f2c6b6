/** The next birthday of a story: its page tells its age, so that is an instant at which the site changes by itself. */
import { yearsBetween } from "../../base/dates.js";
import type { Article, Instant } from "../../model.js";

/** The next instant after `at` at which one of the stories is a year older and at least `least` years old. */
export function nextBirthday(articles: readonly Article[], at: Instant, least: number): Instant | undefined {
	const birthdays = articles.map(({ date }) => {
		const year = Number(date.slice(0, 4)) + Math.max(least, yearsBetween(date, at) + 1);
		return `${String(year).padStart(4, "0")}${date.slice(4)}`;
	});
	const next = birthdays.reduce<Instant | undefined>(
		(least, each) => (least === undefined || each < least ? each : least),
		undefined,
	);
	// The 29th of February of a year that has none is the 1st of March; the parser of dates counts on.
	return next && `${new Date(next).toISOString().slice(0, 19)}Z`;
}
