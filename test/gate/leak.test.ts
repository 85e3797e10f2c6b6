/**
 * What is not public leaves no trace: a site with stories that are hidden is, byte for byte, the site without them.
 *
 * `GATE_SITES=500 npx vitest run test/gate/leak` makes more sites; `GATE_SEED` others.
 */
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { build } from "../../src/build/build.js";
import { config, type Files, snapshot, story, svgImage, writeFiles } from "../support/site.js";
import { tempDir } from "../support/temp-dir.js";

const AT = "2026-05-04T09:00:00Z";
/** Dates that most stories share, so that other criteria decide the order. */
const DATES = ["2026-05-01 09:00", "2026-05-01 09:00", "2026-04-30 09:00", "2026-04-02"];
const SECTIONS = ["News", "News, City Hall", "Sport", "Sea"];
const TOPICS = ["Bridges", "bridges", "River Orm", "Tides"];
const AUTHORS = ["Ann Lee", "ann-lee", "Bo Reed", "Cy Orr"];
const SLUGS = ["bridge", "vote", "pier", "tide", "boat"];
const HIDDEN = [
	"draft: true",
	"status: killed",
	"embargo: 2026-05-04 10:00:01",
	"expires: 2026-05-04 10:00",
	"draft: ture",
	"embargo:",
	"published: false",
	"publishDate: 2026-05-04 10:00:01",
	"expiryDate: 2026-05-04 10:00",
	"published: False",
	"visibility: private",
	"Draft: true",
];
/** The archive keys of some of these. */
const FIELDS = 'fields: { draft: { not: "published" }, embargo: "publishDate", expires: "expiryDate" },';

const BROKEN: ReadonlySet<string> = new Set([
	"draft: ture",
	"embargo:",
	"published: False",
	"visibility: private",
	"Draft: true",
]);

const some = (items: readonly string[]) => fc.uniqueArray(fc.constantFrom(...items), { maxLength: 2 });
const storyFields = fc.record({
	slug: fc.constantFrom(...SLUGS),
	date: fc.constantFrom(...DATES),
	section: fc.constantFrom(...SECTIONS),
	topics: some(TOPICS),
	authors: some(AUTHORS),
	part: fc.option(fc.integer({ min: 1, max: 3 })),
	type: fc.constantFrom("news", "opinion", "sponsored"),
	refers: some([
		...SLUGS,
		"hidden-0",
		"ZQX plan 0",
		"hidden/0.md",
		"/news/2026/05/bridge/",
		"/old/0/",
		"pages/ZQX-0.md",
		"/about/ZQX-0/",
	]),
	picture: fc.boolean(),
	corrected: fc.boolean(),
});
type StoryFields = typeof storyFields extends fc.Arbitrary<infer T> ? T : never;
const site = fc.record({
	open: fc.array(storyFields, { minLength: 1, maxLength: 6 }),
	hidden: fc.array(fc.record({ storyFields, because: fc.constantFrom(...HIDDEN) }), { minLength: 1, maxLength: 4 }),
});

const textOf = (
	{ slug, date, section, topics, authors, part, type, refers, picture, corrected }: StoryFields,
	headline: string,
	more = "",
) =>
	story(
		[
			`headline: ${headline}`,
			`date: ${date}`,
			`slug: ${slug}`,
			`breadcrumb: [${section}]`,
			`tags: [${topics}]`,
			`byline: [${authors}]`,
			`type: ${type}`,
			`readMore: [${refers}]`,
			...(part === null ? [] : [`series: { name: The Long Tide, part: ${part} }`]),
			...(picture ? [`image: { src: /images/${headline.replace(/\W+/g, "-")}.svg, alt: A view }`] : []),
			...(corrected ? [`corrections: [{ date: 2026-05-02, text: "${headline} was wrong." }]`] : []),
			more,
		].join("\n"),
		`Words of ${headline}.\n\n![A drawing](/images/shared.svg)\n\nSee ${refers.map((to) => `[it](<${to}>)`).join(" and ")}.`,
	);
const pictureOf = (headline: string, width: number): Files => ({
	[`content/images/${headline.replace(/\W+/g, "-")}.svg`]: svgImage(width, 100),
});

/** The content of the folder without the hidden stories, and what they add. */
function filesOf({ open, hidden }: typeof site extends fc.Arbitrary<infer T> ? T : never): readonly [Files, Files] {
	const without: Record<string, string | Uint8Array | undefined> = {
		"broadsheet.config.ts": config(`links: "warn",\nageNotice: 1,\npageSize: 2,\n${FIELDS}`),
		"content/authors/ann-lee.md": "---\nname: Ann Lee\nimage: /images/shared.svg\n---\n\nShe writes.\n",
		"content/topics/river-orm.md": "---\nname: The River Orm\n---\n\nIt flows.\n",
		"content/images/shared.svg": svgImage(200, 100),
		"content/pages/about.md": "---\ntitle: About us\n---\n\n![A drawing](/images/shared.svg) [Then](about/ZQX-0.md).\n",
		"content/open/storm.live/index.md": story("headline: The storm\ntags: [Tides]", "It comes."),
		"content/open/storm.live/0900.md": story(
			"headline: It is here\nbyline: Ann Lee",
			"![A drawing](/images/shared.svg)",
		),
	};
	open.forEach((each, index) => {
		without[`content/open/${index}.md`] = textOf({ ...each, slug: `${each.slug}-${index}` }, `Tale ${index}`);
		Object.assign(without, pictureOf(`Tale ${index}`, 300));
	});
	const more: Record<string, string | Uint8Array | undefined> = {};
	hidden.forEach(({ storyFields, because }, index) => {
		// Sometimes the slug of a public story, so that both would have the same address.
		const slug = index < open.length ? `${open[index]?.slug}-${index}` : storyFields.slug;
		const front = `id: hidden-${index}\naliases: [/old/${index}/]\nextraZQX: ZQX\n${because}`;
		more[`content/hidden/${index}.md`] = textOf({ ...storyFields, slug }, `ZQX plan ${index}`, front);
		Object.assign(more, pictureOf(`ZQX plan ${index}`, 400));
		const entry = `headline: ZQX plan ${index}\ndate: ${storyFields.date}\nkeyEvent: true\nbyline: [${storyFields.authors}]\n${because}`;
		const text = `![Now](/images/ZQX-${index}.svg) See [it](<${storyFields.refers[0] ?? "bridge"}>).`;
		more[`content/open/storm.live/ZQX-${index}.md`] = story(entry, text);
		more[`content/hidden/ZQX-${index}.live/index.md`] = story(`headline: ZQX plan ${index}\n${because}`, text);
		more[`content/hidden/ZQX-${index}.live/0900.md`] = story("pinned: true", text);
		more[`static/images/ZQX-${index}.svg`] = svgImage(500, 100);
		more[`content/pages/about/ZQX-${index}.md`] =
			`---\ntitle: ZQX plan ${index}\naliases: [/old/page-${index}/]\nimage: /images/ZQX-${index}.svg\n${because}\n---\n\nZQX plan, ${text}\n`;
		more[`content/hidden/${index}.md`] += `\n![One more](/images/ZQX-${index}.svg)\n`;
		// Files that it names outside of pictures and links, and those of people and topics that only it has.
		const named = [
			`sources: [{ name: ZQX, url: "https://vale.example/plans/ZQX-${index}-a.pdf" }]`,
			`canonical: https://vale.example/plans/ZQX-${index}-b.html`,
			`gallery: [{ file: "/plans/ZQX-${index}-c.csv" }]`,
			`sheet: /plans/ZQX ${index} d.xlsx`,
		];
		more[`content/hidden/named-${index}.md`] = story(
			`headline: ZQX plan named ${index}\nbyline: ZQX Author ${index}\ntags: [ZQX Topic ${index}]\n${named.join("\n")}\n${because}`,
			`<img src="/plans/ZQX-${index}-e.svg" alt="x"> {{< figure src='/plans/ZQX-${index}-f.svg' >}}\n\n<a href="/plans/ZQX ${index} g.pdf">It</a>`,
		);
		for (const name of ["-a.pdf", "-b.html", "-c.csv", "-e.svg", "-f.svg", "-h.svg", "-i.pdf", "-j.pdf"])
			more[`static/plans/ZQX-${index}${name}`] = name.endsWith(".svg") ? svgImage(9, 9) : "ZQX plan";
		for (const name of ["d.xlsx", "g.pdf"]) more[`static/plans/ZQX ${index} ${name}`] = "ZQX plan";
		more[`content/authors/zqx-author-${index}.md`] =
			`---\nname: ZQX Author ${index}\nimage: /plans/ZQX-${index}-h.svg\n---\n\nZQX plan, [more](/plans/ZQX-${index}-i.pdf).\n`;
		more[`content/topics/zqx-topic-${index}.md`] =
			`---\nname: ZQX Topic ${index}\n---\n\nZQX plan, [more](/plans/ZQX-${index}-j.pdf).\n`;
	});
	return [without, more];
}

const root = tempDir();
/** Empties the cache except for the bundles, which are the same for all sites. */
const forget = (cache: string) => {
	for (const name of existsSync(cache) ? readdirSync(cache) : [])
		if (!/^(?:config|live|templates|theme)-/.test(name)) rmSync(join(cache, name), { recursive: true });
};
const gone = (files: Files): Files => Object.fromEntries(Object.keys(files).map((path) => [path, undefined]));

/** Builds the folder; returns the tree, and the problems of all files except the hidden ones. */
async function publish(name: string) {
	const {
		problems,
		exit,
		nextChange: _,
		...report
	} = await build({
		root,
		at: AT,
		jobs: 1,
		out: `out-${name}`,
		cache: `cache-${name}`,
		quarantine: true,
	});
	const others = problems.filter(
		({ place }) => !/^content\/(?:hidden\/|pages\/about\/ZQX|open\/storm\.live\/ZQX)/.test(place?.path ?? ""),
	);
	return { tree: snapshot(report.out), others, pages: report.pages, exit };
}

it("a site with hidden stories is the site without them, whether or not it was built before", async () => {
	let compared = 0;
	await fc.assert(
		fc.asyncProperty(site, async (made) => {
			for (const name of ["content", "static", "out-warm", "out-cold"])
				rmSync(join(root, name), { recursive: true, force: true });
			for (const name of ["warm", "cold"]) forget(join(root, `cache-${name}`));
			const [without, more] = filesOf(made);
			writeFiles(root, without);
			const wanted = await publish("warm");
			writeFiles(root, more);
			const warm = await publish("warm");
			const cold = await publish("cold");
			for (const { tree, others, pages } of [warm, cold]) {
				expect(tree).toEqual(wanted.tree);
				expect(pages).toBe(wanted.pages);
				// A reference to an unreadable story is not reported a second time.
				const unread = made.hidden.some(({ because }) => BROKEN.has(because));
				expect(unread ? wanted.others : others).toEqual(unread ? expect.arrayContaining(others) : wanted.others);
			}
			expect(Object.entries(warm.tree).filter(([path, text]) => `${path}${text}`.includes("ZQX plan"))).toEqual([]);
			writeFiles(root, gone(more));
			expect((await publish("cold")).tree).toEqual(wanted.tree);
			compared++;
		}),
		{ numRuns: Number(process.env.GATE_SITES ?? 1), seed: Number(process.env.GATE_SEED ?? 4) },
	);
	expect(compared).toBeGreaterThan(0);
}, 900_000);

it("finds a trace if there is one: a story that is public after all differs", async () => {
	const [without, more] = filesOf({
		open: fc.sample(storyFields, { seed: 1, numRuns: 2 }),
		hidden: [
			{ storyFields: fc.sample(storyFields, { seed: 2, numRuns: 1 })[0] as StoryFields, because: "draft: false" },
		],
	});
	writeFiles(root, { ...without, ...more });
	const { tree } = await publish("other");
	expect(Object.values(tree).some((text) => text.includes("ZQX plan 0"))).toBe(true);
	expect(readFileSync(join(root, "out-other/.broadsheet.json"), "utf8")).toContain("content/hidden/0.md");
});
