import { describe, expect, it } from "vitest";
import type { Edition, FrontPlan, Instant } from "../../src/core/model.js";
import type { Rows } from "../../src/dev/desk/rows.js";
import { upcomingChanges } from "../../src/dev/desk/upcoming.js";
import { nextAnniversary } from "../../src/site/anniversaries.js";

const AT = "2026-05-04T09:00:00Z";
const rows = {
	when: (at: Instant) => ({ iso: at, text: at }),
	story: ({ from }: { readonly from: string }) => ({ from }),
} as unknown as Rows;
const NO_FRONTS: readonly FrontPlan[] = [];
const comes = (dates: readonly Instant[], ageNotice?: number) => {
	const articles = dates.map((date) => ({ date, from: date }));
	const edition = { articles, site: { ageNotice } } as unknown as Edition;
	return upcomingChanges([], edition, NO_FRONTS, AT, rows, () => undefined).map(({ what, when, story }) => [
		what,
		when.iso,
		story?.from,
	]);
};

describe("the next changes", () => {
	it("contain the next anniversary of a story, if pages show how old a story is", () => {
		const dates = ["2020-05-04T09:00:00Z", "2021-05-05T09:00:00Z", "2022-05-06T09:00:00Z"];
		expect(comes(dates, 2)).toEqual([["birthday", "2026-05-05T09:00:00Z", "2021-05-05T09:00:00Z"]]);
		expect(comes(dates)).toEqual([]);
	});
	it("contain the first shown age, however young all stories are", () =>
		expect(comes(["2026-05-01T09:00:00Z", "2025-12-01T09:00:00Z"], 3)).toEqual([
			["birthday", "2028-12-01T09:00:00Z", "2025-12-01T09:00:00Z"],
		]));
	it("are found among 100,000 stories without a noticeable delay", () => {
		const stories = Array.from({ length: 100_000 }, (_, index) => ({
			date: new Date(Date.UTC(2000, 0, 1) + index * 7_919_000).toISOString().replace(".000", ""),
		}));
		const since = performance.now();
		expect(nextAnniversary(stories, AT, 2)?.at).toMatch(/^2026-05-04T/);
		expect(performance.now() - since).toBeLessThan(5000);
	});
});
