/** The archive by date: a page per month with articles, a page per year, and one for all. */

import { calendarDay } from "../../core/dates.js";
import { combine } from "../../core/hash.js";
import { fnv1a32 } from "../../core/link-key.js";
import type { Month, Page, PublicArticle, Url } from "../../core/model.js";
import { omitUndefined } from "../../core/omit-undefined.js";
import { ARCHIVE } from "../../core/paths.js";
import { publishedAt } from "../../core/publication-date.js";
import type { ArchiveEntryView, ArchiveView, LinkView, MonthView, TeaserView } from "../../core/views.js";
import { homeLink, pagerOf } from "../links.js";
import type { PageContext } from "../page-context.js";
import { keyOf, type UnbuiltPage, type UnbuiltPages } from "../planned-page.js";

interface Year {
	readonly year: string;
	readonly url: Url;
	/** Newest first. */
	readonly months: readonly Month[];
}
/** The newer and the older neighbour of a page. */
type Neighbours = { readonly newer?: Url; readonly older?: Url };

/** None if the site has no archive. A new article changes the pages of its month, of its year, and the list of years. */
export function archivePages(context: PageContext): UnbuiltPages {
	const { months } = context.edition;
	const years = yearsOf(months);
	if (years.length === 0) return [];
	const print = monthPrinter(context);
	return [
		print.archive(ARCHIVE, years, {}),
		...years.map((year, place) => print.archive(year.url, [year], neighbours(years, place))),
		...months.map((month, place) => print.month(month, neighbours(months, place))),
	];
}

function yearsOf(months: readonly Month[]): Year[] {
	const years = new Map<string, Month[]>();
	for (const month of months) years.set(month.year, [...(years.get(month.year) ?? []), month]);
	return [...years].map(([year, own]) => ({ year, url: `${ARCHIVE}${year}/`, months: own }));
}

const neighbours = (list: readonly { readonly url: Url }[], place: number): Neighbours => ({
	...(list[place - 1] && { newer: list[place - 1]?.url as Url }),
	...(list[place + 1] && { older: list[place + 1]?.url as Url }),
});

/** Only what a line shows, so that a change elsewhere in the article does not render the page again. */
const archiveEntry = ({
	url,
	headline,
	headlineHtml,
	label,
	hidden,
	access,
	section,
	lang,
}: TeaserView): ArchiveEntryView =>
	omitUndefined({ url, headline, headlineHtml, label, hidden, access, section, lang });

function monthPrinter(context: PageContext) {
	const { edition, chrome, views, words } = context;
	const { language, name: siteName, timeZone = "UTC" } = edition.site;
	// The Gregorian calendar, whatever the default of the language is, because URLs use it.
	const format = (options: Intl.DateTimeFormatOptions, zone = "UTC") =>
		new Intl.DateTimeFormat(language, { ...options, calendar: "gregory", timeZone: zone });
	const [ofYear, ofMonth, whole] = [
		format({ year: "numeric" }),
		format({ month: "long" }),
		format({ year: "numeric", month: "long" }),
	];
	const ofDay = format({ weekday: "long", day: "numeric", month: "long" }, timeZone);
	const first = (year: string, month = "01") => new Date(`${year}-${month}-01T00:00:00Z`);
	const nameOf = ({ year }: Pick<Year, "year">) => ofYear.format(first(year));
	const crumbs: readonly LinkView[] = [homeLink(words), { name: words.byDate, url: ARCHIVE }];

	const daysOf = (articles: readonly PublicArticle[]): MonthView["days"] => {
		const days = new Map<string, PublicArticle[]>();
		for (const article of articles) {
			const day = calendarDay(publishedAt(article), timeZone).join("-");
			const found = days.get(day);
			if (found) found.push(article);
			else days.set(day, [article]);
		}
		return [...days].map(([iso, list]) => ({
			iso,
			name: ofDay.format(new Date(list[0] ? publishedAt(list[0]) : iso)),
			stories: list.map((article) => archiveEntry(views.teaser(article))),
		}));
	};
	const archive = (url: Url, years: readonly Year[], neighbours: Neighbours): UnbuiltPage => {
		const counted = years.map(({ months, ...year }) => ({
			...year,
			months: months.map(({ year, month, url, articles }) => ({ year, month, url, count: articles.length })),
		}));
		const make = (): Page<ArchiveView> => {
			const [year] = url === ARCHIVE ? [] : years;
			const name = year ? nameOf(year) : words.byDate;
			const view: ArchiveView = {
				...chrome({
					url,
					title: name,
					description: year ? words.aboutPeriod(name, siteName) : words.aboutByDate(siteName),
				}),
				kind: "archive",
				name,
				breadcrumb: year ? [...crumbs, { name, url }] : crumbs,
				years: counted.map(({ year, url, months }) => ({
					name: nameOf({ year }),
					url,
					count: months.reduce((sum, { count }) => sum + count, 0),
					months: months.map(({ year, month, url, count }) => ({
						name: ofMonth.format(first(year, month)),
						url,
						count,
					})),
				})),
				pager: pagerOf(neighbours, words),
			};
			return { url, template: "archive", view };
		};
		return { url, template: "archive", key: fnv1a32(JSON.stringify([url, counted, neighbours])), make };
	};
	const month = ({ url, year, month, articles }: Month, neighbours: Neighbours): UnbuiltPage => {
		const make = (): Page<MonthView> => {
			const name = whole.format(first(year, month));
			const view: MonthView = {
				...chrome({ url, title: name, description: words.aboutPeriod(name, siteName) }),
				kind: "month",
				name,
				breadcrumb: [
					...crumbs,
					{ name: nameOf({ year }), url: `${ARCHIVE}${year}/` },
					{ name: ofMonth.format(first(year, month)), url },
				],
				days: daysOf(articles),
				pager: pagerOf(neighbours, words),
			};
			return { url, template: "month", view };
		};
		const key = combine(keyOf(articles, context), fnv1a32(JSON.stringify([url, neighbours])));
		return { url, template: "month", key, make };
	};
	return { archive, month };
}
