/** What editors arrange on fronts is published without planning the whole site, and the output and its problems are those of a clean build. */
import { describe, expect, it } from "vitest";
import { sample } from "../support/sample.js";
import { config, type Files, story } from "../support/site.js";
import { builds, type Edit, isComposed, problemsOf } from "./beside-clean.js";
import { treeFaults } from "./compare.js";
import { treeOf } from "./test-site.js";

const SECTIONS = ["[News, City Hall]", "[Sport]", "[News]"];
const old = (index: number, more = "", headline = `Old ${index}`): string =>
	story(
		`headline: ${headline}\ndate: 2026-04-${String(index + 1).padStart(2, "0")} 08:00\nbreadcrumb: ${SECTIONS[index % 3]}\ntags: [Ferry]\n${more}`,
	);
const path = (index: number): string => `content/news/old-${index}.md`;
const [HOME, SPORT] = ["content/fronts/home.yaml", "content/fronts/sport.yaml"];
const PLAN = "lead: news/old-3.md\nsecondary: { size: 3, pins: [old-5] }\n";
const FILES: Files = {
	"broadsheet.config.ts": config("pageSize: 4,"),
	...Object.fromEntries(Array.from({ length: 18 }, (_, index) => [path(index), old(index)])),
	[HOME]: PLAN,
};

const EDITS: Readonly<Record<string, readonly Edit[]>> = {
	"another lead": [{ [HOME]: PLAN.replace("old-3", "old-1") }],
	"a comment in the plan": [{ [HOME]: `# For the weekend\n${PLAN}` }],
	"a front that is arranged for the first time, and no longer": [
		{ [SPORT]: "rail: { title: Scores }\n" },
		{ [SPORT]: null },
	],
	"the last plan deleted": [{ [HOME]: null }],
	"a plan for a section without stories, and an edit after it": [
		{ "content/fronts/weather.yaml": "rail: { title: Rain }\n" },
		{ [HOME]: PLAN.replace("old-3", "old-1") },
	],
	"a strip of a topic, and of a section": [
		{ [HOME]: `${PLAN}strips:\n  - topic: Ferry\n  - { section: news/city-hall, size: 2 }\n` },
	],
	"a pin with an end": [{ [HOME]: PLAN.replace("[old-5]", "[{ story: old-5, until: 2026-12-24 18:00 }]") }],
	"a pin that no story has, and its correction": [{ [HOME]: PLAN.replace("old-5", "old-55") }, { [HOME]: PLAN }],
	"the same pin twice": [{ [HOME]: PLAN.replace("[old-5]", "[old-5, old-3]") }],
	"a pin to a draft": [
		{ [path(5)]: old(5, "draft: true"), [HOME]: PLAN.replace("old-5", "old-6") },
		{ [HOME]: PLAN.replace("old-5", "old-7") },
	],
	"a new story that is pinned": [
		{ "content/news/pier.md": story("headline: The pier\nbreadcrumb: [Sport]"), [HOME]: PLAN.replace("old-5", "pier") },
	],
	"a pinned story with another address": [{ [path(3)]: old(3, "slug: told-anew") }],
	"another headline of a pinned story": [{ [path(5)]: old(5, "", "Told anew") }],
	"a pin that is taken out, while another story gets its name": [
		{ [path(11)]: old(11, "slug: the-tale"), [HOME]: PLAN.replace("old-5", "the-tale") },
		{ [HOME]: PLAN },
		{ [path(11)]: old(11), [path(12)]: old(12, "slug: the-tale") },
		{ [HOME]: PLAN.replace("old-5", "the-tale") },
	],
};
/** What planning the whole site finds. */
const COMPOSED: Readonly<Record<string, Edit>> = {
	"a strip of a topic that no story has": { [HOME]: `${PLAN}strips:\n  - topic: Ferries\n` },
};

describe("an edit of fronts", () => {
	it.each(sample(2, Object.entries(EDITS)))("is published alone: %s", async (_, edits) => {
		for await (const { report, clean, isLast } of builds(FILES, edits)) {
			expect(report.exit).toBe(0);
			expect(treeFaults("file", treeOf(report.out), treeOf(clean.out))).toEqual([]);
			expect([problemsOf(report), report.nextChange]).toEqual([problemsOf(clean), clean.nextChange]);
			if (isLast) expect(isComposed(report)).toBe(false);
		}
	});
	it.each(sample(1, Object.entries(COMPOSED)))("is left to a build that plans the whole site: %s", async (_, edit) => {
		for await (const { report, clean } of builds(FILES, [edit])) {
			expect([report.exit, isComposed(report)]).toEqual([0, true]);
			expect(treeFaults("file", treeOf(report.out), treeOf(clean.out))).toEqual([]);
			expect(problemsOf(report)).toEqual(problemsOf(clean));
		}
	});
});
