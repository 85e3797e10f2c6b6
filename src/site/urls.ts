/** Builds URLs, and the table of their owners. */
import { articlePatterns } from "../core/article-patterns.js";
import { calendarDay } from "../core/dates.js";
import { DAY_PLACEHOLDERS, type DayParts, dayPlaceholder, PLACEHOLDER } from "../core/day-placeholders.js";
import { memoize } from "../core/memoize.js";
import type { Article, Owner, Path, Problem, SiteConfig, Url } from "../core/model.js";
import { nameInContent } from "../core/mounts.js";
import { caseFold, slugify, slugProblem } from "../core/paths.js";
import { error } from "../core/problem.js";
import { dayInPath, isIndexFile } from "../core/text-names.js";

/** The key of a section: the slugs of its names, joined by `/`. */
export const sectionKey = (names: readonly string[]): string => names.map(slugify).join("/");

const NO_DAY: DayParts = ["", "", ""];

/** The texts of a permalink, with the names of placeholders at the odd indexes. */
const piecesOf = memoize(100, (permalink: string): readonly string[] => permalink.split(PLACEHOLDER));

const isDated = memoize(100, (permalink: string): boolean =>
	piecesOf(permalink).some((piece, index) => index % 2 === 1 && DAY_PLACEHOLDERS.includes(piece)),
);

function fill(permalink: string, values: Readonly<Record<string, string>>, day: DayParts = NO_DAY): Url {
	const url = piecesOf(permalink)
		.map((piece, index) => (index % 2 ? (values[piece] ?? dayPlaceholder(piece, day) ?? "") : piece))
		.join("");
	return url.includes("//") ? url.replace(/\/{2,}/g, "/") : url;
}

export const sectionUrl = (key: string, { permalinks }: SiteConfig): Url => fill(permalinks.section, { section: key });
export const topicUrl = (slug: string, { permalinks }: SiteConfig): Url => fill(permalinks.topic, { slug });
export const authorUrl = (slug: string, { permalinks }: SiteConfig): Url => fill(permalinks.author, { slug });
export const seriesUrl = (slug: string, { permalinks }: SiteConfig): Url => fill(permalinks.series, { slug });

/** Parts of an address in another generator, instead of those that the article has here. */
interface FormerNames {
	readonly section?: string;
	readonly folder?: string;
	/** Such as `2026-05-01`. */
	readonly typedDay?: string;
}
const dayOf = (day: string | undefined): DayParts | undefined =>
	day === undefined ? undefined : [day.slice(0, 4), day.slice(5, 7), day.slice(8)];

/**
 * Creates the function that builds the URL of an article or plain page. Year, month and day are those of `date` in the site's time zone, not of the end of an embargo:
 * a URL may be passed on before publication, and must not change if the embargo is moved.
 */
export function articleUrls(
	site: SiteConfig,
): (article: Pick<Article, "from" | "breadcrumb" | "date" | "slug" | "page" | "address">, former?: FormerNames) => Url {
	const patternFor = articlePatterns(site);
	const isDocusaurus = site.from === "docusaurus";
	return (
		{ from, breadcrumb, date, slug, page, address },
		{ section = sectionKey(breadcrumb), folder: former, typedDay } = {},
	) => {
		if (page) return page.url;
		if (address !== undefined) return address;
		const pattern = patternFor(from);
		const inFolder = pattern.includes(":folder");
		const name = isDocusaurus || inFolder ? nameInContent(from, site.folders) : "";
		// Docusaurus takes the day from names, and not from the front matter. Without a day there is none in the address.
		const named = isDocusaurus ? dayInPath(name) : undefined;
		const day =
			named?.day ??
			(isDated(pattern) && !isDocusaurus ? (dayOf(typedDay) ?? calendarDay(date, site.timeZone ?? "UTC")) : NO_DAY);
		const folder = former ?? (inFolder ? foldersOf(named?.above ?? name) : "");
		return fill(pattern, { section, folder, slug, title: slug, slug_title: slug }, day);
	};
}
/** The folders of a story as they are called, except Jekyll's: `news/City_Hall`. One that cannot be part of a URL has its slug. */
const foldersOf = (name: Path): string =>
	typedFolders(name)
		.map((part) => (slugProblem(part) ? slugify(part) : part))
		.join("/");
export const typedFolders = (name: Path): readonly string[] =>
	name
		.split("/")
		.slice(0, isIndexFile(name) ? -2 : -1)
		.filter((part) => !JEKYLL.test(part));
const JEKYLL = /^_(?:posts|drafts)$/;

const isPage = ({ article }: Owner): boolean => article?.page !== undefined;

/** Collects claims. Two owners of one URL are an error that names both; URLs that differ only in case or Unicode form count as equal. */
export class UrlTable {
	readonly owners = new Map<Url, Owner>();
	readonly problems: Problem[] = [];
	/** URLs that differ from their lower-case NFC form, by that form. */
	private readonly forms = new Map<string, Url>();

	/** The URL that is claimed already and equals this one on some systems. */
	taken(url: Url): Url | undefined {
		const form = caseFold(url);
		return this.owners.has(form) ? form : this.forms.get(form);
	}
	claim(url: Url, owner: Owner): boolean {
		const form = caseFold(url);
		const taken = this.taken(url);
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
