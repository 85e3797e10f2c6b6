/** The archive by date: a page per month with articles, a page per year, and one for all. */

import { dateFormat } from "../../core/date-format.js";
import { calendarDay } from "../../core/dates.js";
import { memoizeWeak } from "../../core/memoize.js";
import type { Page, Url } from "../../core/model.js";
import { omitUndefined } from "../../core/omit-undefined.js";
import { ARCHIVE } from "../../core/paths.js";
import { publishedAt } from "../../core/publication-date.js";
import type { ArticleRef, MonthInfo, SiteReader } from "../../core/site-reader.js";
import type { ArchiveEntryView, ArchiveView, LinkView, MonthView, TeaserView } from "../../core/views.js";
import { homeLink, pagerOf } from "../links.js";
import type { PageContext } from "../page-context.js";

interface Year {
	readonly year: string;
	readonly url: Url;
	/** Newest first. */
	readonly months: readonly MonthInfo[];
}

export const yearsUrl = (year?: string): Url => (year === undefined ? ARCHIVE : `${ARCHIVE}${year}/`);
const monthUrl = (year: string, month: string): Url => `${ARCHIVE}${year}/${month}/`;
export const readYears = (site: SiteReader, only?: string) => ({
	years: yearsOf(site.months(only)),
	neighbours: site.neighbours(yearsUrl(only)),
});
export const readMonth = (site: SiteReader, year: string, month: string) => ({
	neighbours: site.neighbours(monthUrl(year, month)),
	articles: site.all(`month:${year}-${month}`),
});

export function yearsOf(months: readonly MonthInfo[]): Year[] {
	const years = new Map<string, MonthInfo[]>();
	for (const month of months) {
		const found = years.get(month.year);
		if (found) found.push(month);
		else years.set(month.year, [month]);
	}
	return [...years].map(([year, own]) => ({ year, url: `${ARCHIVE}${year}/`, months: own }));
}

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

const printerOf = memoizeWeak(archivePrinter);
function archivePrinter(context: PageContext) {
	const { site, chrome, views, words } = context;
	const { language, name: siteName, timeZone = "UTC" } = site.site;
	// The Gregorian calendar, whatever the default of the language is, because URLs use it.
	const format = (options: Intl.DateTimeFormatOptions, zone = "UTC") =>
		dateFormat(language, { ...options, calendar: "gregory", timeZone: zone });
	const [ofYear, ofMonth, whole] = [
		format({ year: "numeric" }),
		format({ month: "long" }),
		format({ year: "numeric", month: "long" }),
	];
	const ofDay = format({ weekday: "long", day: "numeric", month: "long" }, timeZone);
	const first = (year: string, month = "01") => new Date(`${year}-${month}-01T00:00:00Z`);
	const nameOf = ({ year }: Pick<Year, "year">) => ofYear.format(first(year));
	const crumbs: readonly LinkView[] = [homeLink(words), { name: words.byDate, url: ARCHIVE }];

	const daysOf = (articles: readonly ArticleRef[]): MonthView["days"] => {
		const days = new Map<string, { readonly name: string; readonly stories: ArchiveEntryView[] }>();
		for (const ref of articles) {
			const published = publishedAt(site.listing(ref));
			const iso = calendarDay(published, timeZone).join("-");
			const day = days.get(iso) ?? { name: ofDay.format(new Date(published)), stories: [] };
			days.set(iso, day);
			day.stories.push(archiveEntry(views.teaser(ref)));
		}
		return [...days].map(([iso, day]) => ({ iso, ...day }));
	};
	/** The page of all years, or of one. */
	const archive = (only?: string): Page<ArchiveView> => {
		const url = yearsUrl(only);
		const { years, neighbours } = readYears(site, only);
		const [year] = only === undefined ? [] : years;
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
			years: years.map(({ year, url, months }) => ({
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
	const month = (year: string, month: string): Page<MonthView> => {
		const url = monthUrl(year, month);
		const { neighbours, articles } = readMonth(site, year, month);
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
	return { archive, month };
}

export const archivePage = (year: string | undefined, context: PageContext): Page<ArchiveView> =>
	printerOf(context).archive(year);
export const monthPage = (year: string, month: string, context: PageContext): Page<MonthView> =>
	printerOf(context).month(year, month);
