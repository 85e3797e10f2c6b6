/** Live coverage on an open page: new, changed and withdrawn entries. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { buildSite, config, type Files, type Site, story } from "../support/site.js";
import { tempDir } from "../support/temp-dir.js";
import { open, type Reader } from "./browser.js";

const FOLDER = "content/news/storm.live";
const STORM = "/news/2026/05/storm/";
const entry = (time: string, text: string, more = "") => `---\ndate: 2026-05-04 ${time}\n${more}---\n\n${text}\n`;
const START: Files = {
	"broadsheet.config.ts": config(),
	[`${FOLDER}/index.md`]: story("headline: The storm\ndate: 2026-05-04 08:00\nends: 2026-05-04 12:00", "It comes."),
	[`${FOLDER}/0810.md`]: entry("08:10", "A gust."),
	[`${FOLDER}/0820.md`]: entry("08:20", "A gale."),
	...Object.fromEntries(
		Array.from({ length: 25 }, (_, index) => [`${FOLDER}/old-${index}.md`, entry("08:01", "Wind.")]),
	),
};

const root = tempDir();
let site: Site;
let reader: Reader;
beforeAll(async () => {
	site = await buildSite(START, {}, root);
	reader = await open({ out: site.out, html: () => "", urls: [] });
});
afterAll(() => reader?.close());
beforeEach(async () => {
	site = await site.again({ ...START, [`${FOLDER}/0830.md`]: entry("08:30", "First") });
	site = await site.again({ [`${FOLDER}/0830.md`]: undefined });
});

/** What the page shows: the anchors of its newest entries, its button, and its scroll position. */
const shown = (page: Page) =>
	page.evaluate(() => {
		const button = document.querySelector<HTMLButtonElement>(".live-news button");
		return {
			entries: [...document.querySelectorAll(".entry")]
				.slice(0, 3)
				.map((each) => `${each.id} ${each.querySelector(".body")?.textContent?.trim()}`),
			button: button && !button.hidden ? button.textContent : undefined,
			state: document.querySelector(".live-state strong")?.textContent,
		};
	});
/** Half a minute passes, and the page receives its answer. */
async function later(page: Page): Promise<void> {
	const answer = page.waitForResponse(/live\.html$/);
	await page.clock.runFor(30_000);
	await (await answer).finished();
	await page.evaluate(() => new Promise(requestAnimationFrame));
}
const visit = <T>(look: (page: Page) => Promise<T>) => reader.visit(STORM, { width: 390, clock: true }, look);
const BEFORE = {
	entries: ["live_0820 A gale.", "live_0810 A gust.", "live_old-9 Wind."],
	button: undefined,
	state: "Live",
};

it("new entries wait for the reader, and then appear on top", async () => {
	const seen = await visit(async (page) => {
		const before = await shown(page);
		site = await site.again({ [`${FOLDER}/0830.md`]: entry("08:30", "A roof.") });
		await later(page);
		const waiting = await shown(page);
		await page.locator(".live-news button").click();
		return [before, waiting, await shown(page)];
	});
	expect(seen).toEqual([
		BEFORE,
		{ ...BEFORE, button: "1 new update" },
		{ ...BEFORE, entries: ["live_0830 A roof.", "live_0820 A gale.", "live_0810 A gust."] },
	]);
	site = await site.again({ [`${FOLDER}/0830.md`]: undefined });
});
it("a changed entry is replaced in place, a withdrawn one is removed, and older ones stay", async () => {
	const seen = await visit(async (page) => {
		site = await site.again({ [`${FOLDER}/0820.md`]: undefined, [`${FOLDER}/0810.md`]: entry("08:10", "A breeze.") });
		await later(page);
		return [await shown(page), await page.locator(".entry").count()];
	});
	expect(seen).toEqual([{ ...BEFORE, entries: ["live_0810 A breeze.", "live_old-9 Wind.", "live_old-8 Wind."] }, 26]);
});
it("the page is not touched while nothing has changed", async () => {
	const changes = await visit(async (page) => {
		await page.evaluate(() => {
			Object.assign(globalThis, { changes: 0 });
			new MutationObserver((found) => {
				(globalThis as unknown as { changes: number }).changes += found.filter(
					({ type }) => type === "childList",
				).length;
			}).observe(document.querySelector("[data-live-entries]") as Element, { childList: true, subtree: true });
		});
		await later(page);
		await later(page);
		return page.evaluate(() => (globalThis as unknown as { changes: number }).changes);
	});
	expect(changes).toBe(0);
});
it("after the end it says so, and stops polling", async () => {
	const seen = await visit(async (page) => {
		site = await site.again({}, { at: "2026-05-04T11:00:00Z" });
		await later(page);
		let asked = 0;
		page.on("request", () => asked++);
		await page.clock.runFor(3_600_000);
		return [(await shown(page)).state, asked];
	});
	expect(seen).toEqual(["This live coverage has ended.", 0]);
	site = await site.again({}, { at: "2026-05-04T09:00:00Z" });
});
it("a response that is another page leaves the page unchanged, and polling slows down", async () => {
	const seen = await visit(async (page) => {
		let asked = 0;
		await page.route(/live\.html$/, (route) => {
			asked++;
			return route.fulfill({ contentType: "text/html", body: "<p>Sign in to this network</p>" });
		});
		await page.clock.runFor(600_000);
		return [await shown(page), asked];
	});
	expect(seen[0]).toEqual(BEFORE);
	expect(seen[1]).toBeLessThan(20);
});
it("without its script the page has every entry", async () => {
	expect(site.page(STORM).all(".entry")).toHaveLength(27);
});
