/** The desk as an editor uses it, with the keyboard, on a wide screen and on a narrow one. */
import { join } from "node:path";
import axe from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Preview, startDevServer } from "../../src/dev/dev-server.js";
import { config, type Files, story, svgImage, writeFiles } from "../support/site.js";
import { tempDir } from "../support/temp-dir.js";
import { sharedBrowser } from "./launch.js";

const PICTURE = "image: { src: river.svg, alt: The river }";
const many: Files = Object.fromEntries(
	Array.from({ length: 40 }, (_, index) => [
		`content/news/plan-${index}.md`,
		story(`headline: Plan ${index}\ndraft: true\nslug: plan-${index}\n${PICTURE}`),
	]),
);
const FILES: Files = {
	"broadsheet.config.ts": config('links: "warn",'),
	"content/news/river.svg": svgImage(800, 600),
	"content/news/bridge.md": story(`headline: The bridge reopens\nbyline: Mara Lindqvist\n${PICTURE}`),
	"content/news/secret.md": story(`headline: A secret\nembargo: 2099-12-01 06:00\n${PICTURE}`),
	"content/news/hostile.md": story(
		`headline: "<img src=x onerror=document.title='taken'> & more"\ndraft: true\n${PICTURE}`,
	),
	"content/news/arabic.md": story(`headline: المجلس يوافق على جسر النهر\nlang: ar\ndraft: true\n${PICTURE}`),
	"content/news/bare.md": story("headline: Nothing to look at", "See [this](nowhere.md)."),
	...many,
};

const root = tempDir();
let browser: Awaited<ReturnType<typeof sharedBrowser>>;
let preview: Preview;
beforeAll(async () => {
	writeFiles(root, FILES);
	const opened = await startDevServer({
		...{ root, out: join(root, "dist"), cache: join(root, ".broadsheet"), port: 0 },
		onChange: () => {},
		toOverlayError: ({ message, place }) => ({ text: message, ...(place && { href: `vscode://file/${place.path}` }) }),
	});
	if (typeof opened === "number") throw new Error(`There is nothing to show: ${opened}`);
	preview = opened;
	browser = await sharedBrowser();
});
afterAll(async () => {
	await preview?.close();
});

type Look = (page: Page) => Promise<void>;
/** An open desk with its lists, in a browser with an empty cache. */
async function opened(look: Look, width = 1280, scheme: "light" | "dark" = "light"): Promise<void> {
	const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme: scheme });
	const page = await context.newPage();
	const faults: string[] = [];
	page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
	page.on("pageerror", (fault) => faults.push(fault.message));
	try {
		await page.goto(`${preview.url}_desk/?token=${preview.token}`);
		await page.locator("#groups details:visible").first().waitFor();
		await look(page);
		expect(faults).toEqual([]);
	} finally {
		await context.close();
	}
}
const found = (page: Page) => page.locator("#results .headline").allInnerTexts();
const drafts = (page: Page) => page.locator("#drafted .headline").allInnerTexts();

describe("the search", () => {
	it("finds as you type, by the beginning of any word, and says how many", () =>
		opened(async (page) => {
			await page.keyboard.press("/");
			await page.keyboard.type("lindq");
			await expect.poll(() => found(page)).toEqual(["The bridge reopens"]);
			await page.keyboard.type(" bri");
			await expect.poll(() => page.locator("#found").innerText()).toBe("1 story.");
			await page.keyboard.type("x");
			await expect.poll(() => page.locator("#found").innerText()).toBe("No story has all these words.");
			await page.locator("#q").fill("secret");
			await expect
				.poll(() => page.locator("#results .why").allInnerTexts())
				.toEqual(["Embargoed until Tue, 1 Dec 2099, 06:00"]);
			await page.keyboard.press("Escape");
			await expect.poll(() => page.locator("#lists").isVisible()).toBe(true);
			expect(await page.locator("#results").isVisible()).toBe(false);
		}));
	it("can be walked through with the arrow keys, and Enter opens", () =>
		opened(async (page) => {
			const at = () =>
				page.evaluate(() => document.activeElement?.closest("li")?.querySelector(".headline")?.textContent);
			await page.locator("#q").fill("plan 3");
			await expect.poll(async () => (await found(page)).length).toBe(11);
			await page.keyboard.press("ArrowDown");
			const [first, second] = await found(page);
			expect(await at()).toBe(first);
			await page.keyboard.press("ArrowDown");
			expect(await at()).toBe(second);
			await page.keyboard.press("ArrowUp");
			await page.keyboard.press("ArrowUp");
			expect(await page.evaluate(() => document.activeElement?.id)).toBe("q");
			await page.locator("#q").fill("reopens");
			await expect.poll(() => found(page)).toEqual(["The bridge reopens"]);
			await page.keyboard.press("Enter");
			await page.waitForURL("**/news/2026/05/bridge/");
		}));
});

describe("when a file is saved", () => {
	it("the lists follow; what was closed, typed and scrolled to stays", () =>
		opened(async (page) => {
			await page.locator("#deadLinks summary").click();
			await page.locator("#at").fill("2099-01-02T03:04");
			await page.evaluate(() => window.scrollTo(0, 900));
			const before = await page.locator("#drafted li").nth(30).boundingBox();
			writeFiles(root, {
				"content/news/new.md": story(`headline: A new draft\ndraft: true\ndate: 2026-05-02\n${PICTURE}`),
			});
			await expect.poll(() => drafts(page)).toContain("A new draft");
			expect((await page.locator("#drafted li").nth(31).boundingBox())?.y).toBeCloseTo(before?.y ?? 0, 0);
			expect(await page.locator("#deadLinks").getAttribute("open")).toBe(null);
			expect(await page.locator("#at").inputValue()).toBe("2099-01-02T03:04");
		}));
	it("the search results follow too", () =>
		opened(async (page) => {
			await page.locator("#q").fill("tide");
			await expect.poll(() => page.locator("#found").innerText()).toBe("No story has all these words.");
			writeFiles(root, { "content/news/bare.md": story("headline: The tide", "See [this](nowhere.md).") });
			await expect.poll(() => found(page)).toEqual(["The tide"]);
		}));
	it("and after a reload all of it is still there", () =>
		opened(async (page) => {
			await page.locator("#deadLinks summary").click();
			await page.evaluate(() => window.scrollTo(0, 700));
			await page.reload();
			await page.locator("#groups details:visible").first().waitFor();
			await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(700);
			expect(await page.locator("#deadLinks").getAttribute("open")).toBe(null);
		}));
});

it("the form leads to the site as of that hour, on the clocks of the site, and a link back", () =>
	opened(async (page) => {
		await page.locator("#at").fill("2099-12-01T06:00");
		await page.getByRole("button", { name: "See it" }).click();
		await page.locator("broadsheet-as-of p").waitFor();
		expect(await page.locator("body").innerText()).toContain("A secret");
		await page.goto(`${preview.url}_desk/`);
		await expect.poll(() => page.locator("#as-of").innerText()).toContain("as of Tue, 1 Dec 2099, 06:00");
		expect(await page.locator("#embargoed").isVisible()).toBe(false);
		await page.getByRole("link", { name: "Back to now" }).click();
		await expect.poll(() => page.locator("#embargoed").isVisible()).toBe(true);
		expect(await page.locator("#as-of").isVisible()).toBe(false);
	}));

it("texts of stories are inserted as text", () =>
	opened(async (page) => {
		expect(await drafts(page)).toContain("<img src=x onerror=document.title='taken'> & more");
		expect(await page.title()).toBe("The desk · The Vale Post");
		expect(await page.locator("img").count()).toBe(0);
	}));

/** With `AXE` both by day and by night. */
describe.each([
	["light", 360],
	["dark", 1280],
	...(process.env.AXE
		? ([
				["dark", 360],
				["light", 1280],
			] as const)
		: []),
] as const)("%s, at a width of %i", (scheme, width) => {
	it("it is accessible and no wider than its window", () =>
		opened(
			async (page) => {
				await page.evaluate(axe.source);
				const faults = () =>
					page.evaluate(async () => {
						const { axe } = globalThis as unknown as { axe: typeof import("axe-core") };
						const { violations } = await axe.run(document, { resultTypes: ["violations"], preload: false });
						return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
					});
				await page.evaluate(() => {
					for (const group of document.querySelectorAll("details")) group.open = true;
				});
				// By default the lists are examined by day, and the results of a search by night.
				if (process.env.AXE || scheme === "light") expect(await faults()).toEqual([]);
				const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
				expect(await wide()).toBe(width);
				await page.locator("#q").fill("plan");
				await page.locator("#results .headline").first().waitFor();
				if (process.env.AXE || scheme === "dark") expect(await faults()).toEqual([]);
				expect(await wide()).toBe(width);
			},
			width,
			scheme,
		));
});
