/** Sorts articles by time, and groups them by month. */
import { calendarDay } from "../../core/dates.js";
import type { Instant, Month, PublicArticle, SiteConfig } from "../../core/model.js";
import { ARCHIVE } from "../../core/paths.js";
import { publishedAt } from "../../core/publication-date.js";

/** By publication, then by source file. `articles` are sorted by source file, and the sort is stable. */
export function newestFirst(articles: readonly PublicArticle[]): PublicArticle[] {
	const times = Float64Array.from(articles, (article) => Date.parse(publishedAt(article)));
	const order = Uint32Array.from(articles, (_, place) => place);
	order.sort((a, b) => (times[b] as number) - (times[a] as number) || a - b);
	return Array.from(order, (place) => articles[place] as PublicArticle);
}

/** `articles` are sorted newest first. */
export function buildMonths(articles: readonly PublicArticle[], site: SiteConfig): Month[] {
	const months = new Map<string, PublicArticle[]>();
	for (const article of site.archive ? articles : []) {
		const month = monthOf(publishedAt(article), site);
		const found = months.get(month);
		if (found) found.push(article);
		else months.set(month, [article]);
	}
	return [...months]
		.map(([key, list]): Month => {
			const [year = "", month = ""] = key.split("-");
			return { year, month, url: `${ARCHIVE}${year}/${month}/`, articles: list };
		})
		.sort((a, b) => (a.url < b.url ? 1 : -1));
}

/** Year and month of an instant in the time zone of the site, as `2026-05`. */
export const monthOf = (instant: Instant, { timeZone = "UTC" }: Pick<SiteConfig, "timeZone">): string =>
	calendarMonth(instant, timeZone);

/** Year and month of an instant in `zone`, as `2026-05`. No zone differs from UTC by more than a day, so the zone matters only around the ends of a month. */
function calendarMonth(instant: Instant, zone: string): string {
	const day = instant.slice(8, 10);
	if (instant.length === 20 && day > "01" && day < "28") return instant.slice(0, 7);
	return calendarDay(instant, zone).slice(0, 2).join("-");
}
