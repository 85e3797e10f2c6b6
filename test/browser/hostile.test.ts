/** Whatever a field contains, the page that shows it runs none of it: in a real browser, without the policy that would prevent it. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { FIELDS } from "../../src/core/front-matter-schema.js";
import { ALL_CASES } from "../support/sample.js";
import { buildSite, config, type Files, list, story } from "../support/site.js";
import { halves, open, type Reader } from "./browser.js";

/** `</script>` in eight of 64 capitalisations: all small, all large, and six mixtures in which each letter is both; by default in three of them. */
const ENDS = (ALL_CASES ? [0, 1, 2, 3, 4, 5, 6, 7] : [0, 3, 7])
	.map((number) =>
		[..."script"].map((letter, at) => ((number * 9) & (1 << at) ? letter.toUpperCase() : letter)).join(""),
	)
	.map((name) => `</${name}>`);
/** Text that ends a script, a comment, an attribute, or CDATA, and would then run. */
const evil = (end: string) => `${end}--!>]]>"'><script>ran=1</script><img src=x onerror=ran=1>`;
const TYPED = evil("</ScRiPt>");
const text = JSON.stringify(TYPED);

/** Each field with a free value, with this way to end a script. */
const frontOf = (end: string): Partial<Record<keyof typeof FIELDS, string>> => {
	const text = JSON.stringify(evil(end));
	return {
		headline: text,
		byline: `[${text}]`,
		breadcrumb: `[${text}]`,
		summary: `[${text}]`,
		tags: `[${text}]`,
		image: `{ src: /images/view.svg, alt: ${text}, caption: ${text}, credit: ${text} }`,
		series: `{ name: ${text} }`,
		dateline: text,
		contributors: `[${text}]`,
		corrections: `[{ date: 2026-05-03, text: ${text} }]`,
		updates: `[{ date: 2026-05-03, text: ${text} }]`,
		sources: `[{ name: ${text}, url: "https://a.example/" }]`,
		socialTitle: text,
		seoTitle: text,
		shortTitle: text,
	};
};
/** What only a plain page has. */
const PAGE = { description: frontOf("</ScRiPt>").headline };
const front = (end: string): string =>
	Object.entries(frontOf(end))
		.map(([key, value]) => `${key}: ${value}\n`)
		.join("");
/** Fields without free text: an instant, a keyword, a reference, an address, a slug. */
const BOUND = new Set(
	"date updated draft embargo expires ends status id slug type access ads lang canonical aliases readMore related translationKey sponsor pinned keyEvent minor priority noindex sitemap permalink kind".split(
		" ",
	),
);

const SITE: Files = {
	"broadsheet.config.ts": config(
		`description: ${text}, keyPointsFooter: ${text}, llms: true, embeds: { hosts: [{ host: "https://data.example", name: ${text} }] },`,
	).replace('"The Vale Post"', text),
	// No policy, so that nothing else stops a script.
	"static/_headers": "/*\n  X-Content-Type-Options: nosniff\n",
	"content/images/view.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><title>A view</title></svg>',
	"content/authors/evil.md": `---\nname: ${text}\nrole: ${text}\nmasthead: ${text}\n---\n\n${TYPED}\n`,
	"content/topics/evil.md": `---\nname: ${text}\n---\n\n${TYPED}\n`,
	"content/pages/evil.md": `---\ntitle: ${text}\ndescription: ${PAGE.description}\n---\n\n${TYPED}\n`,
	"content/news/all.md": story(
		`${front("</ScRiPt>")}slug: all`,
		`${ENDS.map(evil).join(" ")}\n\n\`${TYPED}\`\n\n\`\`\`${TYPED}\n${TYPED}\n\`\`\`\n\n![${TYPED.replaceAll("]", "\\]")}](/images/view.svg "${TYPED.replaceAll('"', '\\"')}")\n\n## ${TYPED}\n\n- ${TYPED}\n\n| ${TYPED} |\n| --- |\n| ${TYPED} |`,
	),
	"content/news/storm.live/index.md": story(`headline: ${text}\nslug: storm\nends: 2026-05-05 10:00`),
	"content/news/storm.live/one.md": `---\ndate: 2026-05-04 09:10\nheadline: ${text}\nbyline: [${text}]\n---\n\n${TYPED}\n`,
	"content/news/paid.md": story(`headline: ${text}\ntype: sponsored\nsponsor: ${text}\nslug: paid`),
	...Object.fromEntries(
		ENDS.map((end, index) => [`content/news/e${index}.md`, story(`${front(end)}slug: e${index}`, evil(end))]),
	),
};

let site: Reader;
let urls: readonly string[];
beforeAll(async () => {
	const { out, problems, read } = await buildSite(SITE);
	if (/ error /.test(problems)) throw new Error(problems);
	const urlsOf = (ending: string) =>
		list(out).flatMap((path) => (path.endsWith(ending) ? `/${path.replace(/(^|\/)index\.html$/, "$1")}` : []));
	const pages = urlsOf(".html");
	urls = [...pages, ...urlsOf(".xml")];
	const html = (url: string) => read(`${url.slice(1)}${url.endsWith("/") ? "index.html" : ""}`);
	site = await open({
		out,
		html,
		urls: pages.map((path) => `/${path.replace(/(^|\/)index\.html$/, "$1")}`),
	});
});
afterAll(() => site?.close());

it("every field of a story or a page is tried, or has no free text", () => {
	const tried = { ...frontOf(""), ...PAGE };
	expect(Object.keys(FIELDS).filter((field) => !(field in tried) && !BOUND.has(field))).toEqual([]);
});
it("no page and no feed runs a script", async () => {
	expect(urls.length).toBeGreaterThan(ENDS.length);
	const look = (page: Page) =>
		page.evaluate(() => [
			"ran" in window,
			[...document.querySelectorAll("script:not([type='application/ld+json'])")].filter(
				(each) => !/^\/assets\//.test(each.getAttribute("src") ?? ""),
			).length,
			[...document.querySelectorAll("*")]
				.flatMap((each) => each.getAttributeNames())
				.filter((name) => /^on/i.test(name)).length,
			[...document.querySelectorAll("script[type='application/ld+json']")].map(
				(each) => typeof JSON.parse(each.textContent ?? ""),
			),
		]);
	// Loaded one after another, each with everything that it would run.
	const ran = (
		await site.each(halves(urls), (part) =>
			site.visit("/", { width: 800 }, async (page) => {
				const found: Awaited<ReturnType<typeof look>>[] = [];
				for (const url of part) {
					await page.goto(new URL(encodeURI(url), page.url()).href, { waitUntil: "load" });
					found.push(await look(page));
				}
				return found;
			}),
		)
	).flat();
	const wrong = ran.flatMap(([found, scripts, handlers], index) =>
		found || scripts || handlers ? [`${urls[index]}: ${JSON.stringify(ran[index])}`] : [],
	);
	expect(wrong).toEqual([]);
});
it("and a page with a script would be found", async () => {
	const found = await site.visit("/news/", { width: 800 }, async (page) => {
		await page.setContent(TYPED);
		return page.evaluate(() => "ran" in window);
	});
	expect(found).toBe(true);
});
