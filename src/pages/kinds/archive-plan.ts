/** The pages of the archive by date. */
import { combine } from "../../core/hash.js";
import { fnv1a32 } from "../../core/link-key.js";
import type { PageContext } from "../page-context.js";
import type { UnbuiltPage, UnbuiltPages } from "../planned-page.js";
import { readYears, yearsOf, yearsUrl } from "./archive.js";

/** None if the site has no archive. A new article changes the pages of its month, of its year, and the list of years. */
export function planArchive(context: PageContext): UnbuiltPages {
	const { site } = context;
	const months = site.months();
	const years = yearsOf(months);
	if (years.length === 0) return [];
	return [
		planYears(context),
		...years.map(({ year }) => planYears(context, year)),
		...months.map(({ url, year, month }): UnbuiltPage => {
			const key = () =>
				combine(context.listKey(`month:${year}-${month}`), fnv1a32(JSON.stringify([url, site.neighbours(url)])));
			return { url, template: "month", key, task: { kind: "month", year, month } };
		}),
	];
}
function planYears({ site }: PageContext, year?: string): UnbuiltPage {
	const url = yearsUrl(year);
	const key = () => fnv1a32(JSON.stringify([url, readYears(site, year)]));
	return { url, template: "archive", key, task: { kind: "archive", ...(year !== undefined && { year }) } };
}
