/** Fronts as editors configure them. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ALL_CASES, sample } from "./support/sample.js";
import { buildSite, config, type Files, type Site, snapshot, story, svgImage } from "./support/site.js";

/** Story 12 is the newest. */
const STORIES: Files = {
	"broadsheet.config.ts": config("pageSize: 4,"),
	"content/images/view.svg": svgImage(400, 300),
	...Object.fromEntries(
		Array.from({ length: 12 }, (_, index) => {
			const number = index + 1;
			const section = number % 3 === 0 ? "Sport" : "News";
			const front = [
				`headline: Story ${number}`,
				`date: 2026-04-${String(number).padStart(2, "0")} 09:00`,
				`breadcrumb: [${section}]`,
				`tags: [${number % 2 ? "Odd" : "Even"}]`,
				...(number === 11 ? ["image: { src: /images/view.svg, alt: A view }"] : []),
			];
			return [`content/s${number}.md`, story(front.join("\n"))];
		}),
	),
};
const home = (yaml: string, more: Files = {}) => buildSite({ ...STORIES, "content/fronts/home.yaml": yaml, ...more });
const lead = (site: Site, url = "/") => site.page(url).texts(".top-lead .teaser--lead .teaser-headline");
const headlines = (site: Site, where: string, url = "/") => site.page(url).texts(`${where} .teaser-headline`);
const all = (site: Site, url = "/") => site.page(url).texts(".teaser-headline");

describe("the plan of the home page", () => {
	it("says what leads it; all else is filled as it is without a plan", async () => {
		const site = await home("lead: s3.md\n");
		expect(site.problems).toBe("");
		expect(lead(site)).toEqual(["Story 3"]);
		expect(all(site)).toHaveLength(12);
	});

	it("has slots with a size, a title, pins, and a section or a topic to fill them", async () => {
		const site = await home(
			[
				"lead: { story: Story 2, until: 2026-06-01 }",
				"secondary: { size: 3, pins: [s5.md] }",
				"rail: { title: Even numbers, size: 2, topic: Even }",
				"strips:",
				"  - { section: Sport, size: 2, title: On the field }",
				"  - { topic: Odd, size: 1 }",
			].join("\n"),
		);
		expect(site.problems).toBe("");
		expect(lead(site)).toEqual(["Story 2"]);
		expect([...headlines(site, ".top-lead .columns"), ...headlines(site, ".top-seconds")].toSorted()).toEqual([
			"Story 11",
			"Story 12",
			"Story 5",
		]);
		expect(site.page("/").one(".latest-title").text).toBe("Even numbers");
		expect(headlines(site, ".latest")).toEqual(["Story 10", "Story 8"]);
		expect(site.page("/").texts(".strip-title")).toEqual(["On the field", "Odd"]);
		expect(headlines(site, ".strip")).toEqual(["Story 9", "Story 6", "Story 7"]);
	});

	it("pins a story until its hour is over, and names that hour as the next change", async () => {
		const plan = "lead: { pins: [{ story: s3.md, until: 2026-05-04 12:00 }, s4.md] }\n";
		const site = await home(plan);
		expect(lead(site)).toEqual(["Story 3"]);
		expect(site.report.nextChange).toBe("2026-05-04T11:00:00Z");
		const before = await site.again({}, { at: "2026-05-04T10:59:59Z" });
		expect([lead(before), before.report.written]).toEqual([["Story 3"], 0]);
		const after = await before.again({}, { at: "2026-05-04T11:00:00Z" });
		expect([lead(after), after.report.nextChange]).toEqual([["Story 4"], undefined]);
	});

	it("shows nothing of a pinned story that is not public, and reports it like a missing one", async () => {
		const hidden = { "content/secret.md": story("headline: Secret\ndraft: true") };
		const plan = "lead: secret.md\n";
		const [withIt, without] = [await home(plan, hidden), await home(plan)];
		expect(snapshot(withIt.out)).toEqual(snapshot(without.out));
		expect(withIt.problems).toBe(without.problems);
		expect(withIt.problems).toContain(
			'content/fronts/home.yaml:1:7  warning  front-pin  No story is found for "secret.md"',
		);
		const open = await withIt.again({ "content/secret.md": story("headline: Secret") });
		expect(lead(open)).toEqual(["Secret"]);
	});

	it("never shows a story twice, whatever is pinned and however slots are filled", async () => {
		const slot = fc.record(
			{
				size: fc.integer({ min: 1, max: 6 }),
				pins: fc.array(
					fc.integer({ min: 1, max: 12 }).map((number) => `s${number}.md`),
					{ maxLength: 4 },
				),
				fill: fc.constantFrom("section: News", "section: Sport", "topic: Odd", "topic: Even", ""),
			},
			{ requiredKeys: ["pins", "fill"] },
		);
		const yaml = ({ size, pins, fill }: { size?: number; pins: string[]; fill: string }) =>
			`{ ${[size === undefined ? "" : `size: ${size}`, `pins: [${pins}]`, fill].filter(Boolean).join(", ")} }`;
		const strip = slot.map((made) => ({ ...made, fill: made.fill || "section: News" }));
		const site = await buildSite(STORIES);
		await fc.assert(
			fc.asyncProperty(slot, slot, slot, fc.array(strip, { maxLength: 3 }), async (lead, seconds, rail, strips) => {
				const plan = `lead: ${yaml(lead)}\nsecondary: ${yaml(seconds)}\nrail: ${yaml(rail)}\nstrips: [${strips.map(yaml)}]\n`;
				for (const key of ["home", "news"]) {
					const built = await site.again({ [`content/fronts/${key}.yaml`]: plan });
					expect(built.report.exit).toBe(0);
					const shown = all(built, key === "home" ? "/" : "/news/");
					expect(new Set(shown).size).toBe(shown.length);
					expect(shown.length).toBeGreaterThan(0);
				}
			}),
			{ numRuns: ALL_CASES ? 15 : 3 },
		);
	});

	it("leads the page on social networks too", async () => {
		const site = await home("lead: s11.md\n");
		expect(site.page("/").one('meta[property="og:image"]').attr("content")).toMatch(/view-/);
	});

	it("follows every edit of it, and its end", async () => {
		let site = await home("lead: s3.md\n");
		site = await site.again({ "content/fronts/home.yaml": "lead: s4.md\nrail: { title: Now }\n" });
		expect([lead(site), site.page("/").one(".latest-title").text]).toEqual([["Story 4"], "Now"]);
		site = await site.again({ "content/s4.md": story("headline: Story four\ndate: 2026-04-04 09:00") });
		expect(lead(site)).toEqual(["Story four"]);
		site = await site.again({ "content/fronts/home.yaml": undefined });
		expect(lead(site)).toEqual(["Story 11"]);
		const { report } = await site.again({});
		expect(report.written).toBe(0);
	});
});

describe("the plan of a section", () => {
	const plan = { "content/fronts/news.yaml": "lead: s1.md\nsecondary: { pins: [s2.md], size: 1 }\n" };

	it("stands above its list, which has what is not above", async () => {
		const site = await buildSite({ ...STORIES, ...plan });
		expect(site.problems).toBe("");
		expect(lead(site, "/news/")).toEqual(["Story 1"]);
		expect(headlines(site, ".top-seconds", "/news/")).toEqual(["Story 2"]);
		expect(headlines(site, ".stories", "/news/")).toEqual(["Story 11", "Story 10", "Story 8", "Story 7"]);
	});

	it("leaves the archive beside it as it was, to the byte", async () => {
		const [site, without] = [await buildSite({ ...STORIES, ...plan }), await buildSite(STORIES)];
		const differing = Object.keys(snapshot(site.out)).filter(
			(path) => snapshot(site.out)[path] !== snapshot(without.out)[path],
		);
		expect(differing.toSorted()).toEqual([".broadsheet.json", "news/index.html"]);
	});
});

describe("a mistake in a plan is told at its place", () => {
	it.each(
		sample(3, [
			["led: s3.md", "1:1  warning  unknown-field  `front` has no `led`", 'did you mean "lead"?'],
			["lead: s33.md", '1:7  warning  front-pin  No story is found for "s33.md"', 'did you mean "s3.md"?'],
			["secondary: { pins: [s1.md, s1.md] }", '1:28  warning  front-twice  "s1.md" is on this front already', ""],
			["rail: { section: Newz }", '1:18  warning  front-fill  No section is called "Newz"', 'did you mean "news"?'],
			[
				"rail: { section: News, topic: Odd }",
				"1:7  error  field-type  `front.rail` is filled from a `section` or from a `topic`, not from both",
				"",
			],
			[
				"rail: { size: none }",
				'1:15  error  field-type  `front.rail.size` is a whole number from 1; this is "none"',
				"",
			],
			["secondary: { size: 51 }", "1:20  error  field-type  `front.secondary.size` is at most 50", ""],
			[
				"strips: [{ size: 4 }]",
				"1:10  error  field-type  `front.strips` needs a `section` or a `topic` in every strip",
				"",
			],
			["lead: { until: 2026-06-01 }", "1:9  warning  unknown-field  `front.lead` has no `until`", ""],
			["lead: { story: s1.md, until: soon }", '1:30  error  date  `front.lead.until` is not a valid date: "soon"', ""],
			["secondary: s1.md", "1:12  error  field-type  `front.secondary` takes `{ size, pins, section }`", ""],
			["lead: [", "1:8  error  yaml  ", "write `lead: []`"],
		]),
	)("%s", async (yaml, problem, hint) => {
		const site = await home(`${yaml}\n`);
		expect(site.problems).toContain(`content/fronts/home.yaml:${problem}`);
		expect(site.problems).toContain(hint);
	});

	it("a plan for a section that is not there", async () => {
		const site = await buildSite({ ...STORIES, "content/fronts/newz.yaml": "lead: s1.md\n" });
		expect(site.problems).toBe(
			'content/fronts/newz.yaml  warning  front-unknown  There is no section "newz" for this front\n  hint: did you mean "news"?',
		);
	});
});
