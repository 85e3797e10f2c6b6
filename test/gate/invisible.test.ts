/** Invisible characters have no unintended effect: not in a headline, a byline, a credit, nor in an address. */
import { describe, expect, it } from "vitest";
import { withoutInvisible } from "../../src/core/invisible-characters.js";
import { buildSite, config, story } from "../support/site.js";

const site = { "broadsheet.config.ts": config() };
const ODD = /[\u200b\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/u;

describe("are removed, and reported", () => {
	const GONE: Readonly<Record<string, readonly [text: string, seen: string]>> = {
		"an override": ["Pay \u202e0001\u202c pounds", "Pay 0001 pounds"],
		"a mark of direction that is never closed": ["Vote \u2067of the city", "Vote of the city"],
		"a closing mark without an opening one": ["Vote\u2069 of the city", "Vote of the city"],
		"marks that cross": ["\u2067a \u202ab\u2069 c\u202c", "a b c"],
		"a space of no width": ["The\u200b vote", "The vote"],
		"a byte order mark": ["\ufeffThe vo\ufeffte", "The vote"],
		"tags, in which words can be hidden": ["The vote\u{e0068}\u{e0069}", "The vote"],
		"marks of annotations": ["The \ufff9vote\ufffb", "The vote"],
	};
	for (const [what, [text, seen]] of Object.entries(GONE))
		it(what, async () => {
			const { report, list, read, page } = await buildSite({
				...site,
				"content/one.md": story(
					`headline: ${JSON.stringify(text)}\nslug: one\nsummary: [${JSON.stringify(text)}]\nbyline: ${JSON.stringify(text)}`,
				),
			});
			expect(report.problems.map(({ severity, code, place }) => `${severity} ${code} ${place?.line}`).sort()).toEqual([
				"warning confusable 6",
				"warning invisible-character 3",
				"warning invisible-character 5",
			]);
			for (const path of list()) if (!path.endsWith(".css")) expect(ODD.test(read(path))).toBe(false);
			expect(page("/2026/05/one/").one("h1").text).toBe(seen);
			expect(page("/2026/05/one/").one(".byline a").text).toBe(seen);
		});
});

describe("stay if they are needed", () => {
	const RIGHT: Readonly<Record<string, string>> = {
		"the flag of a region": "A day in \u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
		"joined emoji and the joiners of Persian and Hindi": "👩‍👩‍👧 می‌خواهم क्‍ष",
		"marks beside a name of another direction": "قالت \u2068Harbour Board\u2069 اليوم\u200f",
		"an embedding that is closed": "قال \u202aBBC\u202c اليوم",
		"where a line of Thai may break": "การ\u200bประชุม",
		"a soft hyphen and a word joiner": "Hafen\u00adamt\u2060",
	};
	for (const [what, text] of Object.entries(RIGHT))
		it(what, async () => {
			expect(withoutInvisible(text)).toBeUndefined();
			const { problems, page } = await buildSite({
				...site,
				"content/one.md": story(`headline: ${JSON.stringify(text)}\nslug: one`),
			});
			expect(problems).toBe("");
			expect(page("/2026/05/one/").one("h1").text).toBe(text);
		});
});

it("an address has none: a slug and an alias are errors, the name of a file gives an address without", async () => {
	const bad = await buildSite({
		...site,
		"content/one.md": story('slug: "bri\u202edge"'),
		"content/two.md": story('headline: Two\naliases: ["/old\u200b/"]'),
	});
	expect(bad.report.problems.map(({ code, place }) => `${code} ${place?.path}:${place?.line}`)).toEqual([
		"unsafe-url content/one.md:4",
		"unsafe-url content/two.md:4",
	]);
	expect(bad.report.problems[1]?.hint).toContain('write "/old/"');
	const named = await buildSite({
		...site,
		"content/Ne\u202ews/bri\u200bd\u2066ge.md": story(),
		"content/two.md": story('headline: Two\naliases: ["/old%E2%80%8B/"]'),
	});
	expect(named.report.exit).toBe(0);
	for (const path of named.list()) {
		expect(ODD.test(path.replace(/^old\u200b\//, ""))).toBe(false);
		if (path.endsWith(".html")) expect(ODD.test(named.read(path).replaceAll("old\u200b", ""))).toBe(false);
	}
});

it("a headline that YAML would cut at a number sign is an error at its line", async () => {
	const { report } = await buildSite({ ...site, "content/one.md": story("headline: The vote #2 is over\nslug: one") });
	expect(report.problems.map(({ severity, place }) => `${severity} ${place?.line}`)).toEqual(["error 3"]);
	expect(report.problems[0]?.hint).toContain("The vote #2 is over");
});
