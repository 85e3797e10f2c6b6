/** The pages of the archive by date. */
import type { PageContext } from "../page-context.js";
import type { UnbuiltPage, UnbuiltPages } from "../planned-page.js";
import { yearsOf, yearsUrl } from "./archive.js";

/** None if the site has no archive. A new article changes the pages of its month, of its year, and the list of years. */
export function planArchive({ site }: PageContext): UnbuiltPages {
	const months = site.months();
	const years = yearsOf(months);
	if (years.length === 0) return [];
	return [
		planYears(),
		...years.map(({ year }) => planYears(year)),
		...months.map(
			({ url, year, month }): UnbuiltPage => ({ url, template: "month", task: { kind: "month", year, month } }),
		),
	];
}
const planYears = (year?: string): UnbuiltPage => ({
	...{ url: yearsUrl(year), template: "archive" },
	task: { kind: "archive", ...(year !== undefined && { year }) },
});
