/** The publication date of an article, as used by the gate, all sorting, feeds, sitemaps, structured data and pages. */
import type { Article, Instant } from "./model.js";
import type { Moment } from "./scalars.js";

type Dated = Pick<Article, "date" | "embargo">;
type WrittenDate = Pick<Article, "wholeDays">;

/** The instant of publication: the later of `date` and the end of an embargo. For a hidden article, the earliest instant at which it can be public. */
export const publishedAt = ({ date, embargo = date }: Dated): Instant => (embargo > date ? embargo : date);

/** The same, with whether it is a day without a time. */
export function publicationOf(story: Dated & WrittenDate): Moment {
	const { date, embargo } = story;
	return embargo !== undefined && embargo >= date
		? { at: embargo, isDay: isDay(story, "embargo") }
		: { at: date, isDay: isDay(story, "date") };
}

/** Whether the instant of this key is written as a day without a time. */
export const isDay = ({ wholeDays }: WrittenDate, key: "date" | "embargo" | "updated" | "ends"): boolean =>
	wholeDays?.includes(key) ?? false;
