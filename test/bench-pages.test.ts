/** The bench counts the pages that a corpus must have: it reports no missing and no extra page of a right build. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { REPOSITORY } from "./support/cli.js";
import { buildSite, config } from "./support/site.js";

const COUNT: string = `${REPOSITORY}/bench/pages.mjs`;

/** As the corpus writes it. */
const article = (number: number, month: string, section: string) => `---
headline: "Story ${number}"
slug: story-${number}
date: ${month}-01T09:00:00Z
byline:
  - "Ann Lee"
breadcrumb: ["${section}", "Rest"]
tags:
  - "Harbour"
---

Words.
`;

it("each kind of page is counted: stories, sections, topics, authors, months and years", async () => {
	const { faultsOfPages } = (await import(COUNT)) as {
		readonly faultsOfPages: (content: string, out: string, archive: boolean) => string[];
	};
	const months = ["2024-12", "2025-01", "2025-02", "2026-05"];
	const site = await buildSite({
		"broadsheet.config.ts": config(
			'sections: ["News", "Sport"], permalinks: { article: "/:section/:slug/", topic: "/tags/:slug/" }, pageSize: 20,',
		),
		...Object.fromEntries(
			Array.from({ length: 50 }, (_, index) => [
				`content/story-${index}.md`,
				article(index, months[index % 4] ?? "", index % 5 ? "News" : "Sport"),
			]),
		),
	});
	const faults = () => faultsOfPages(join(site.root, "content"), join(site.root, "dist"), true);
	expect(site.problems).toBe("");
	expect(faults()).toEqual([]);
	rmSync(join(site.root, "dist/archive/2025/02"), { recursive: true });
	rmSync(join(site.root, "dist/news/rest/story-1"), { recursive: true });
	expect(faults()).toEqual(["49 pages of articles, expected 50", "6 pages of the archive by date, expected 7"]);
});
