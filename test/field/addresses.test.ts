/** Names of files and addresses, in every spelling that editors, archives and other programs give them. */
import { describe, expect, it } from "vitest";
import { config, drawing, print, story } from "../support/site.js";
import { situation } from "./situation.js";

const NFD = (name: string): string => name.normalize("NFD");
const CONFIG = { "broadsheet.config.ts": config() };
const pictures = (html: string): number => html.match(/<img /g)?.length ?? 0;

describe("the name of a file", () => {
	situation(22, "with an accent is found in either form of Unicode", {
		files: {
			...CONFIG,
			[`content/news/${NFD("école")}.svg`]: drawing(300, 200),
			[`content/news/${NFD("école-ferme")}.md`]: story("headline: The school closes"),
			"content/authors/ida.md": "---\nname: Ida Roth\nimage: école.svg\n---\n\nWrites.\n",
			[`content/authors/${NFD("école")}.svg`]: drawing(300, 300),
			"content/fronts/home.yaml": "lead: école-ferme.md\n",
			"content/news/suite.md": story(
				"headline: What next\nbyline: ida\nimage: { src: école.svg, alt: The school }\nreadMore: école-ferme.md\nrelated: news/école-ferme.md",
				"![The yard](école.svg)\n\nSee [the school](école-ferme.md).\n\nRead more: école-ferme.md",
			),
		},
		right: (site) => {
			const html = site.read("news/2026/05/suite/index.html");
			expect(pictures(html)).toBeGreaterThanOrEqual(2);
			expect(html).toContain('href="/news/2026/05/%C3%A9cole-ferme/"');
		},
	});

	const ODD = {
		"content/images/Smith, Mary.svg": drawing(300, 200),
		"content/images/R&D @ port #2.svg": drawing(301, 200),
		"content/images/100%.svg": drawing(302, 200),
		"content/images/a%20b.svg": drawing(303, 200),
		"content/images/Screenshot 2026-06-09 at 5.33.53\u202fPM.svg": drawing(304, 200),
		"content/images/why?.txt": undefined,
	};
	const { "content/images/why?.txt": _, ...FILES } = ODD;

	situation(23, "is found percent-encoded or not, with spaces, commas, `&`, `%` and `#`", {
		files: {
			...CONFIG,
			...FILES,
			"content/files/Report #3 (final), v2.pdf": "%PDF-1.4",
			"content/news/people.md": story(
				"image: { src: '../images/R&D @ port #2.svg', alt: The port }",
				[
					"![One](../images/Smith%2C%20Mary.svg)",
					"![One](<../images/Smith, Mary.svg>)",
					"![Two](../images/R%26D%20%40%20port%20%232.svg)",
					"![Two](<../images/R&D @ port #2.svg>)",
					"![Two](</images/R&D%20@%20port%20%232.svg>)",
					"![Three](../images/100%.svg)",
					"![Three](../images/100%25.svg)",
					"![Four](../images/a%20b.svg)",
					"![Four](../images/a%2520b.svg)",
					"![Five](<../images/Screenshot 2026-06-09 at 5.33.53 PM.svg>)",
					"![Five](../images/Screenshot%202026-06-09%20at%205.33.53%E2%80%AFPM.svg)",
					"[The report](../files/Report%20%233%20%28final%29%2C%20v2.pdf) and [again](<../files/Report #3 (final), v2.pdf>) and [a page](../files/Report%20%233%20(final),%20v2.pdf#page=2).",
				].join("\n\n"),
			),
		},
		right: (site) => {
			const html = site.read("news/2026/05/people/index.html");
			expect(pictures(html)).toBe(12);
			expect(html.match(/href="\/assets\/[^"]*\.pdf/g)).toHaveLength(3);
			expect(html).toMatch(/\.pdf#page=2"/);
		},
	});

	it("of a story is found in the same spellings, with its fragment (field 23)", async () => {
		const site = await print({
			...CONFIG,
			"content/news/Vote #2, the result.md": story("headline: The result", "## The count\n\nWords."),
			"content/news/a.md": story(
				"headline: A",
				"[One](Vote%20%232%2C%20the%20result.md#the-count), [two](<Vote #2, the result.md>), [three](<Vote #2, the result>).",
			),
		});
		expect(site.problems).toBe("");
		expect(
			site
				.read("news/2026/05/a/index.html")
				.match(/href="\/news\/2026\/05\/vote-2-the-result\/(?:#the-count)?">(?:One|two|three)</g),
		).toHaveLength(3);
	});

	it("never leads out of the site, however it is encoded", async () => {
		const site = await print({
			...CONFIG,
			"content/news/a.md": story("", "![A](..%2f..%2f..%2fetc%2fpasswd)\n\n![B](%2e%2e/%2e%2e/%2e%2e/x.png)"),
		});
		expect(site.report.problems.map(({ code }) => code).sort()).toEqual(["path-escape", "picture-missing"]);
	});

	it("that only hidden stories use is kept back, in whatever spelling they use it", async () => {
		const site = await print({
			...CONFIG,
			...FILES,
			[`static/img/${NFD("école")}.svg`]: drawing(310, 200),
			"static/img/R&D #1.svg": drawing(311, 200),
			"static/img/free.svg": drawing(312, 200),
			"content/news/a.md": story("headline: Open"),
			"content/news/hidden.md": story(
				"headline: Hidden\ndraft: true\nimage: { src: /img/école.svg, alt: A }",
				"![B](/img/R%26D%20%231.svg)",
			),
		});
		expect(site.list().filter((path) => path.startsWith("img/"))).toEqual(["img/free.svg"]);
	});

	it("is kept back where its story cannot be read, in whatever spelling it stands there", async () => {
		const hidden = [
			"R&D #1.svg",
			NFD("école.svg"),
			"port, 2.svg",
			"plan_a.svg",
			"caf\u00e9.svg",
			"Shot at 5\u202fPM.svg",
		];
		const site = await print(
			{
				...CONFIG,
				...Object.fromEntries(hidden.map((name, index) => [`static/img/${name}`, drawing(310 + index, 200)])),
				"static/img/free.svg": drawing(309, 200),
				"content/news/a.md": story("headline: Open"),
				"content/news/unclear.md": story(
					'headline: Unclear\ndrafft: true\nimage: "/img/caf\\u00e9.svg"',
					"![B](/img/R%26D%20%231.svg) ![C](/img/école.svg) ![D](/img/port%2C%202.svg) ![E](/img/plan\\_a.svg) ![F](</img/Shot at 5 PM.svg>)",
				),
			},
			{ quarantine: true },
		);
		expect(site.list().filter((path) => path.startsWith("img/"))).toEqual(["img/free.svg"]);
	});

	it("that is wrong has a hint that differs from what was typed", async () => {
		const site = await print({
			...CONFIG,
			"content/images/Ma\u00f1ana.svg": drawing(300, 200),
			"content/news/a.md": story("", "![A](../images/Man\u0303ans.svg)"),
		});
		expect(site.problems).toContain('did you mean "images/Ma\u00f1ana.svg"?');
	});
});
