/** The next anniversary of an article. Its page shows its age, so the site changes at that instant without an edit. */
import { yearsBetween } from "../core/dates.js";
import type { Article, Instant } from "../core/model.js";
import { publishedAt } from "../core/publication-date.js";

type Dated = Pick<Article, "date" | "embargo">;

/** The next instant after `at` at which an article becomes a year older and is at least `least` years old, and the first such article. */
export function nextAnniversary<S extends Dated>(
	stories: readonly S[],
	at: Instant,
	least: number,
): { readonly at: Instant; readonly story: S } | undefined {
	let next: { readonly year: number; readonly day: string; readonly story: S } | undefined;
	for (const story of stories) {
		const published = publishedAt(story);
		const year = Number(published.slice(0, 4)) + Math.max(least, yearsBetween(published, at) + 1);
		if (next && year > next.year) continue;
		const day = published.slice(4);
		if (!next || year < next.year || day < next.day) next = { year, day, story };
	}
	// Instants have years of four digits.
	if (!next || next.year > 9999) return undefined;
	// February 29 becomes March 1 in other years; the date parser carries over.
	const birthday = new Date(`${String(next.year).padStart(4, "0")}${next.day}`);
	return { at: `${birthday.toISOString().slice(0, 19)}Z`, story: next.story };
}
