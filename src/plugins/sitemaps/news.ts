/** The news sitemap (Google, "News sitemaps"): stories of the last two days, at most 1,000 in a file. Those that are paid for stay out. */

import type { Edition, Instant, PlainDocument } from "../../core/model.js";
import { publishedAt } from "../../core/publication-date.js";
import { chunks, ownStories } from "./split-files.js";

const WINDOW = 48 * 3_600_000;
const MOST = 1000;

/** There is always one: it may be empty. */
export function newsFiles(edition: Edition): PlainDocument[] {
	const { site, at } = edition;
	const since = later(at, -WINDOW);
	const recent = ownStories(edition).filter((story) => publishedAt(story) > since && story.type !== "sponsored");
	const about = { base: site.url, name: site.name, language: site.language };
	return (recent.length ? chunks(recent, MOST) : [[]]).map((lists, index) => {
		const oldest = lists.at(-1);
		return {
			url: `/news-sitemap${index ? `-${index + 1}` : ""}.xml`,
			printer: "newsSitemap",
			about,
			lists,
			...(oldest && { until: later(publishedAt(oldest), WINDOW) }),
		};
	});
}

const later = (instant: Instant, ms: number): Instant =>
	`${new Date(Date.parse(instant) + ms).toISOString().slice(0, 19)}Z`;
