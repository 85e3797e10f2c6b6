/** When a story was published: the one notion that the gate, every order, feeds, sitemaps, structured data and pages share. */
import type { Article, Instant } from "./model.js";
import type { Moment } from "./scalars.js";

type Dated = Pick<Article, "date" | "embargo">;
type WrittenDate = Pick<Article, "wholeDays">;

/** The instant of publication: the later of `date` and the end of an embargo. Of a hidden story, the instant from which on it may be public. */
export const publishedAt = ({ date, embargo = date }: Dated): Instant => (embargo > date ? embargo : date);

/** The same, and whether the key that decides it names a day without an hour. */
export function publicationOf(story: Dated & WrittenDate): Moment {
	const { date, embargo } = story;
	return embargo !== undefined && embargo >= date
		? { at: embargo, isDay: isDay(story, "embargo") }
		: { at: date, isDay: isDay(story, "date") };
}

/** Is the instant of this key written as a day, without an hour? */
export const isDay = ({ wholeDays }: WrittenDate, key: "date" | "embargo" | "updated" | "ends"): boolean =>
	wholeDays?.includes(key) ?? false;
