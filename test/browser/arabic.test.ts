/** A right-to-left newspaper in a real browser. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { sample } from "../support/sample.js";
import { buildSite, list, type Site } from "../support/site.js";
import { ARABIC } from "./arabic-site.js";
import { halves, open, type Reader, turnTo, violationsOf } from "./browser.js";

const STORY = "/أخبار/المدينة/2026/05/a/";
let reader: Reader;
let site: Site;
/** Those that are examined: the stories a, b, c and s, which have everything, and one page of each kind. */
let kinds: readonly string[];
beforeAll(async () => {
	site = await buildSite(ARABIC);
	const { out, problems, read } = site;
	if (problems) throw new Error(problems);
	const urls = list(out).flatMap((path) =>
		/\.html$/.test(path) ? `/${path.replace(/(^|\/)index\.html$/, "$1")}` : [],
	);
	const kindOf = (url: string) => {
		const html = read(`${url.slice(1)}${url.endsWith("/") ? "index.html" : ""}`);
		return /\/[abcs]\/$/.test(url) ? url : /<body class="page page--([a-z-]+)/.exec(html)?.[1];
	};
	kinds = [...new Map(urls.map((url) => [kindOf(url), url])).values()];
	reader = await open({ out, html: () => "", urls: [] });
});
afterAll(() => reader?.close());

it.each([360, 1280])("no kind of page can be scrolled sideways at %i px", async (width) => {
	const wide = await reader.visit("/", { width }, async (page) => {
		const found: string[] = [];
		for (const url of kinds) {
			await turnTo(page, url);
			const over = await page.evaluate(() => {
				const { scrollWidth, clientWidth } = document.documentElement;
				return scrollWidth - clientWidth;
			});
			if (over > 0) found.push(`${url} by ${over}`);
		}
		return found;
	});
	expect(kinds.length).toBeGreaterThan(12);
	expect(wide).toEqual([]);
});

it("axe finds nothing, in a small window or in a wide one", async () => {
	const windows = [{ width: 360 }, { width: 1280 }];
	const urls = [STORY, ...sample(3, kinds)];
	const looks = urls.map(
		(url, index) => [url, process.env.AXE ? windows : windows.slice(index % 2).slice(0, 1)] as const,
	);
	const found = await reader.each(halves(looks), (part) =>
		reader.visit("/", { width: 360 }, (page) => violationsOf(page, part)),
	);
	expect(found.flat()).toEqual([]);
});

it("the text stands beside its lines, not on them: in a timeline, a quotation, a list", async () => {
	const gaps = await reader.visit(STORY, { width: 1280 }, (page) =>
		page.evaluate(() =>
			[".timeline ul > li > strong", ".body > blockquote > p", ".key-points li"].map((selector) => {
				const inner = document.querySelector(selector);
				const box = inner?.closest("ul, blockquote");
				if (!inner || !box) return `${selector} is not there`;
				const range = document.createRange();
				range.selectNodeContents(inner);
				return box.getBoundingClientRect().right - range.getBoundingClientRect().right > 10;
			}),
		),
	);
	expect(gaps).toEqual([true, true, true]);
});

it("letters join: nothing has room between them, and nothing is slanted", async () => {
	const torn = await reader.visit(STORY, { width: 1280 }, (page) =>
		page.evaluate(() =>
			[...document.querySelectorAll("body *")].flatMap((element) => {
				const { letterSpacing, fontStyle } = getComputedStyle(element);
				return letterSpacing === "normal" && fontStyle === "normal" ? [] : element.outerHTML.slice(0, 80);
			}),
		),
	);
	expect(torn).toEqual([]);
});

it("new entries of live coverage are counted in the forms of the language", async () => {
	const said = await reader.visit("/أخبار/2026/05/s/", { width: 390, clock: true }, async (page) => {
		const said: (string | null)[] = [];
		for (const many of [1, 2, 3]) {
			site = await site.again({
				[`content/أخبار/s.live/new-${many}.md`]: `---\ndate: 2026-05-04 09:${30 + many}\n---\n\nخبر.\n`,
			});
			const answer = page.waitForResponse(/live\.html$/);
			await page.clock.runFor(30_000);
			await (await answer).finished();
			await page.evaluate(() => new Promise(requestAnimationFrame));
			said.push(await page.locator(".live-news button").textContent());
		}
		return said;
	});
	expect(said).toEqual(["تحديث جديد", "تحديثان جديدان", "3 تحديثات جديدة"]);
});
