/** Builds URLs, and the table of their owners. */
import { calendarDay } from "../core/dates.js";
import { memoize } from "../core/memoize.js";
import type { Article, Owner, Problem, SiteConfig, Url } from "../core/model.js";
import { caseFold, slugify } from "../core/paths.js";
import { error } from "../core/problem.js";

/** The key of a section: the slugs of its names, joined by `/`. */
export const sectionKey = (names: readonly string[]): string => names.map(slugify).join("/");

/** The texts of a permalink, with the names of placeholders at the odd indexes. */
const piecesOf = memoize(100, (permalink: string): readonly string[] => permalink.split(/:([a-z]+)/));

function fill(permalink: string, values: Readonly<Record<string, string>>): Url {
	const url = piecesOf(permalink)
		.map((piece, index) => (index % 2 ? (values[piece] ?? "") : piece))
		.join("");
	return url.includes("//") ? url.replace(/\/{2,}/g, "/") : url;
}

export const sectionUrl = (key: string, { permalinks }: SiteConfig): Url => fill(permalinks.section, { section: key });
export const topicUrl = (slug: string, { permalinks }: SiteConfig): Url => fill(permalinks.topic, { slug });
export const authorUrl = (slug: string, { permalinks }: SiteConfig): Url => fill(permalinks.author, { slug });
export const seriesUrl = (slug: string, { permalinks }: SiteConfig): Url => fill(permalinks.series, { slug });

/**
 * Creates the function that builds the URL of an article or plain page. Year, month and day are those of `date` in the site's time zone, not of the end of an embargo:
 * a URL may be passed on before publication, and must not change if the embargo is moved.
 */
export function articleUrls(site: SiteConfig): (article: Article) => Url {
	const dated = /:(?:year|month|day)\b/.test(site.permalinks.article);
	return ({ breadcrumb, date, slug, page }) => {
		if (page) return page.url;
		const section = sectionKey(breadcrumb);
		const [year, month, day] = dated ? calendarDay(date, site.timeZone ?? "UTC") : NO_DAY;
		return fill(site.permalinks.article, { section, year, month, day, slug });
	};
}
const NO_DAY = ["", "", ""] as const;

const isPage = ({ article }: Owner): boolean => article?.page !== undefined;

/** Collects claims. Two owners of one URL are an error that names both; URLs that differ only in case or Unicode form count as equal. */
export class UrlTable {
	readonly owners = new Map<Url, Owner>();
	readonly problems: Problem[] = [];
	/** URLs that differ from their lower-case NFC form, by that form. */
	private readonly forms = new Map<string, Url>();

	claim(url: Url, owner: Owner): boolean {
		const form = caseFold(url);
		const taken = this.owners.has(form) ? form : this.forms.get(form);
		const other = taken === undefined ? undefined : this.owners.get(taken);
		if (other) {
			const both = taken === url ? url : `${url} and ${taken}, which are the same on other systems`;
			this.problems.push(
				error(
					"url-collision",
					`${owner.name} and ${other.name} have the same URL: ${both}`,
					owner.place ?? other.place,
					{
						hint:
							owner.article && owner.article === other.article
								? "remove the alias: hosts with case-sensitive URLs need a rule of their own for it"
								: isPage(owner) || isPage(other)
									? "give the page another `permalink`, or its file another name"
									: "give one of them another `slug`",
					},
				),
			);
			return false;
		}
		if (url.length > 250 && Buffer.byteLength(url) > 1000) {
			this.problems.push(error("url-too-long", `The URL of ${owner.name} has more than 1,000 bytes`, owner.place));
			return false;
		}
		if (form !== url) this.forms.set(form, url);
		this.owners.set(url, owner);
		return true;
	}
}
