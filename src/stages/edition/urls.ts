/** The one place where a URL is born, and the table that says who owns it. */
import { calendarDay } from "../../base/dates.js";
import { slugify } from "../../base/paths.js";
import { error } from "../../base/problem.js";
import type { Article, Owner, Problem, Site, Url } from "../../model.js";

/** The key of a section: the slugs of its names, joined by `/`. */
const sectionKey = (names: readonly string[]): string => names.map(slugify).join("/");

const fill = (permalink: string, values: Readonly<Record<string, string>>): Url =>
	permalink.replace(/:([a-z]+)/g, (_, key: string) => values[key] ?? "").replace(/\/{2,}/g, "/");

export const sectionUrl = (key: string, { permalinks }: Site): Url => fill(permalinks.section, { section: key });
export const topicUrl = (slug: string, { permalinks }: Site): Url => fill(permalinks.topic, { slug });
export const authorUrl = (slug: string, { permalinks }: Site): Url => fill(permalinks.author, { slug });
export const seriesUrl = (slug: string, { permalinks }: Site): Url => fill(permalinks.series, { slug });

/** Year, month and day are those of the date in the site's time zone. */
export function articleUrl(article: Article, site: Site): Url {
	const [year, month, day] = calendarDay(article.date, site.timeZone ?? "UTC");
	return fill(site.permalinks.article, {
		section: sectionKey(article.breadcrumb),
		year,
		month,
		day,
		slug: article.slug,
	});
}

/** Collects claims. Two owners of one URL are an error that names both; case and Unicode forms do not make two URLs. */
export class UrlTable {
	readonly owners = new Map<Url, Owner>();
	readonly problems: Problem[] = [];
	private readonly claimed = new Map<string, { url: Url; owner: Owner }>();

	claim(url: Url, owner: Owner): boolean {
		const key = url.normalize("NFC").toLowerCase();
		const other = this.claimed.get(key);
		if (other) {
			const both = other.url === url ? url : `${url} and ${other.url}, which are one on other systems`;
			this.problems.push(
				error(
					"url-collision",
					`${owner.name} and ${other.owner.name} have one URL: ${both}`,
					owner.place ?? other.owner.place,
					{ hint: "give one of them another `slug`" },
				),
			);
			return false;
		}
		if (Buffer.byteLength(url) > 1000) {
			this.problems.push(error("url-too-long", `The URL of ${owner.name} has more than 1,000 bytes`, owner.place));
			return false;
		}
		this.claimed.set(key, { url, owner });
		this.owners.set(url, owner);
		return true;
	}
}
