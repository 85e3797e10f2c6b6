/** The demo as readers see it: in a real browser, with small and large windows, by keyboard, in print. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import axe from "axe-core";
import { imageSize } from "image-size";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { memoize } from "../../src/core/memoize.js";
import { sample } from "../support/sample.js";
import { halves, openDemo, type Reading, turnTo, violationsOf, type Window } from "./browser.js";

let demo: Reading;
beforeAll(async () => {
	demo = await openDemo();
});
afterAll(() => demo?.close());

/**
 * Which pages axe examines: by default ten kinds in one window each, by turns one of the six; `AXE=kinds`: each kind in every window;
 * `AXE=all`, which `npm run test:faults` sets: every page in every window, for minutes.
 */
const AXE = process.env.AXE ?? "";

const WIDTHS = [360, 768, 1280];
const WINDOWS = (["light", "dark"] as const).flatMap((scheme) => WIDTHS.map((width): Window => ({ width, scheme })));
/** For the page of this number. */
const windowsOf = (index: number): Window[] => WINDOWS.filter((_, window) => AXE || window === index % WINDOWS.length);

/** Opens these pages, one after another, and examines each. */
const lookAtAll = async <T>(urls: readonly string[], window: Window, look: () => Promise<T>): Promise<T[]> => {
	const found = await demo.each(halves(urls), (part) =>
		demo.visit("/", window, async (page) => {
			const found: T[] = [];
			for (const url of part) {
				await turnTo(page, url);
				found.push(await page.evaluate(look));
			}
			return found;
		}),
	);
	return found.flat();
};

describe("an embed", () => {
	const other = "https://data.quillhaven-courier.example";
	const url = "/science/environment/2026/09/long-tide-3-price-of-a-wall/";
	it("is requested when the reader opens it, and not before; keeps its shape; on paper only its address is printed", async () => {
		const [asked, shown] = await demo.visit(url, { width: 768, other }, async (page) => {
			const requests: string[] = [];
			page.on("request", (request) => void requests.push(request.url()));
			await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
			await page.locator(".embed summary").scrollIntoViewIfNeeded();
			await page.waitForLoadState("networkidle");
			const before = requests.filter((request) => request.startsWith(other));
			const opened = page.waitForRequest((request) => request.url().startsWith(other));
			await page.locator(".embed summary").click();
			await page.frameLocator(".embed iframe").locator("p").waitFor();
			const box = await page.locator(".embed iframe").boundingBox();
			await page.emulateMedia({ media: "print" });
			return [
				[before, (await opened).url()],
				[Math.round((100 * (box?.width ?? 0)) / (box?.height ?? 1)), await page.locator(".embed details").isVisible()],
			];
		});
		expect(asked).toEqual([[], `${other}/tides/barrier`]);
		expect(shown).toEqual([133, false]);
	});
});

describe("for every reader", () => {
	it("axe finds a fault where there is one", async () => {
		const found = await demo.visit("/", { width: 1280 }, async (page) => {
			await page.evaluate(axe.source);
			return page.evaluate(async () => {
				document.images[0]?.removeAttribute("alt");
				const { axe } = globalThis as unknown as { axe: typeof import("axe-core") };
				return (await axe.run({ runOnly: ["image-alt"] })).violations.map(({ id }) => id);
			});
		});
		expect(found).toEqual(["image-alt"]);
	});

	it("pages of many kinds break no rule of accessibility, in any window, by day or by night", {
		timeout: 3_600_000,
	}, async () => {
		const kinds = Object.values(demo.kinds);
		const urls = AXE === "all" ? demo.urls : AXE ? kinds : sample(4, kinds);
		const looks = urls.map((url, index) => [url, windowsOf(index)] as const);
		const found = await demo.each(halves(looks), (part) =>
			demo.visit("/", { width: 1280 }, (page) => violationsOf(page, part)),
		);
		expect(found.flat()).toEqual([]);
	});

	it("no page scrolls sideways on a small phone", async () => {
		const wide = await lookAtAll(sample(8, Object.values(demo.kinds)), { width: 360 }, async () => {
			const { scrollWidth, clientWidth } = document.documentElement;
			return scrollWidth > clientWidth ? [`${document.title}: ${scrollWidth}`] : [];
		});
		expect(wide.flat()).toEqual([]);
	});

	it("the first press of Tab shows the way to the text, and Enter takes it", async () => {
		for (const url of sample(1, [demo.kinds.home, demo.kinds.story, demo.kinds.front]))
			await demo.visit(url ?? "", { width: 1280 }, async (page) => {
				const skip = page.locator("a.skip");
				const onScreen = async () => {
					const box = await skip.boundingBox();
					return box !== null && box.x >= 0 && box.y >= 0 && box.width > 40 && box.height > 15;
				};
				expect(await onScreen()).toBe(false);
				await page.keyboard.press("Tab");
				expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
				expect(await onScreen()).toBe(true);
				await page.keyboard.press("Enter");
				await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe("MAIN");
			});
	});

	it("every link and field that Tab reaches is seen to be reached", async () => {
		await demo.visit(demo.kinds.story ?? "", { width: 1280 }, async (page) => {
			for (let step = 0; step < 12; step++) {
				await page.keyboard.press("Tab");
				const outline = await page.evaluate(() => {
					const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement as Element);
					return outlineStyle === "none" ? 0 : Number.parseFloat(outlineWidth);
				});
				expect(outline).toBeGreaterThan(0);
			}
		});
	});
});

describe("while it loads", () => {
	/** The share of the window that moved by itself, from the first byte to the end of the page (web.dev, Cumulative Layout Shift). */
	const moved = (page: Page): Promise<number> =>
		page.evaluate(async () => {
			await document.fonts.ready;
			for (let y = 0; y < document.body.scrollHeight; y += 600) {
				scrollTo(0, y);
				await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
			}
			await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
			let sum = 0;
			const observer = new PerformanceObserver((list) => {
				for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
			});
			observer.observe({ type: "layout-shift", buffered: true });
			await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 200)));
			return sum;
		});

	it("nothing moves: every picture and the font have reserved space", async () => {
		const looks = [demo.kinds.story, demo.kinds.home, demo.kinds.front].flatMap((url = "") =>
			[360, 1280].map((width) => [url, width] as const),
		);
		// A story and a front on a phone, the home page on a wide screen.
		for (const [url, width] of looks.filter((_, index) => AXE || [0, 3, 4].includes(index)))
			expect(await demo.visit(url, { width }, moved), `${url} at ${width}`).toBeLessThan(0.02);
	});

	it("a layout shift would be detected", async () => {
		const sum = await demo.visit(demo.kinds.story ?? "", { width: 1280 }, async (page) => {
			await page.evaluate(async () => {
				// Only elements that have been painted can move.
				await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
				await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 100)));
				const banner = document.createElement("p");
				banner.style.height = "400px";
				document.body.prepend(banner);
			});
			return moved(page);
		});
		expect(sum).toBeGreaterThan(0.1);
	});

	it("every picture says its size, which is that of its file, and its copies are as wide as they say", () => {
		const images = new Map(
			demo.urls.flatMap((url) => [...demo.html(url).matchAll(/<img [^>]+>/g)].map(([tag]) => [tag, url] as const)),
		);
		const sizeOf = memoize(1000, (src: string) => imageSize(readFileSync(join(demo.out, decodeURI(src)))));
		for (const [tag, url] of images) {
			const value = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
			const { width, height } = sizeOf(value("src"));
			expect([value("width"), value("height")], `${tag} of ${url}`).toEqual([`${width}`, `${height}`]);
			for (const [, src = "", said] of value("srcset").matchAll(/(\S+) (\d+)w/g))
				expect(`${sizeOf(src).width}`, `${tag} of ${url}`).toBe(said);
		}
		expect(images.size).toBeGreaterThan(20);
	});

	it("a phone loads no picture that is much wider than it is shown", async () => {
		const shown = await demo.each(["/", "/news/", demo.kinds.article ?? "/"], (url) =>
			demo.visit(url, { width: 412 }, (page) =>
				page.evaluate(async () => {
					scrollTo(0, document.body.scrollHeight);
					// Not `decode()`: it rejects when the browser selects another copy while it decodes (HTML, "img.decode()").
					for (const image of document.images) {
						image.loading = "eager";
						while (!image.complete) await new Promise((later) => setTimeout(later, 10));
					}
					return [...document.images].map((image) => ({
						loaded: image.naturalWidth > 0,
						src: image.currentSrc,
						file: Number(/\/assets\/(\d+)-/.exec(image.currentSrc)?.[1] ?? image.getAttribute("width")),
						needs: image.clientWidth * devicePixelRatio,
					}));
				}),
			),
		);
		expect(shown.flat().length).toBeGreaterThan(10);
		for (const { src, loaded, file, needs } of shown.flat()) {
			expect(loaded, src).toBe(true);
			expect(file, src).toBeLessThan(Math.max(2.1 * needs, 241));
		}
	});

	it.each([360, 1280])("a feed is a page, %i pixels wide: what it is, and its stories with links", async (width) => {
		await demo.visit("/news/feed.xml", { width }, async (page) => {
			expect(await page.locator("h1").innerText()).toBe("News | The Quillhaven Courier");
			const shown = await page.evaluate(() => {
				const seen = [...document.querySelectorAll("*")].filter((each) => each.checkVisibility());
				return {
					names: [...new Set(seen.map(({ localName }) => localName))],
					wide: document.documentElement.scrollWidth - window.innerWidth,
					ground: getComputedStyle(document.documentElement).backgroundColor,
				};
			});
			expect(shown.names).toEqual(["rss", "channel", "section", "header", "p", "code", "h1", "a", "ol", "li", "h2"]);
			expect(shown.wide).toBeLessThanOrEqual(0);
			expect(shown.ground).toBe("rgb(255, 255, 255)");
			await page.locator("h2 a").first().click();
			expect(new URL(page.url()).pathname).toMatch(/^\/news\/.*\/2026\/11\/[^/]+\/$/);
		});
	});

	it("no page runs a script", async () => {
		for (const url of demo.urls)
			expect(demo.html(url), url).not.toMatch(/<script(?! type="application\/ld\+json">)|javascript:|\son[a-z]+=/i);
	});
});

it("on paper a story stands alone, without its navigation", async () => {
	await demo.visit(demo.kinds.story ?? "", { width: 800 }, async (page) => {
		const shown = () =>
			page.evaluate(() => {
				const visible = (selector: string) =>
					[...document.querySelectorAll<HTMLElement>(selector)].filter((each) => each.checkVisibility()).length;
				return {
					navigation: visible("nav"),
					ads: visible("aside.ad"),
					headline: visible("h1"),
					text: visible(".body"),
				};
			});
		expect((await shown()).navigation).toBeGreaterThan(2);
		await page.emulateMedia({ media: "print" });
		expect(await shown()).toEqual({ navigation: 0, ads: 0, headline: 1, text: 1 });
	});
});

/** Last: it examines all requests of the tests above. */
it("no page requests anything from other hosts, and everything that it requests exists", () => {
	expect(demo.asked()).toBeGreaterThan(200);
	expect(demo.faults).toEqual([]);
});
