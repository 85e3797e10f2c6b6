/** The preview as an editor uses it: a file is saved, and the open page follows. */
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Preview, startDevServer } from "../../src/dev/dev-server.js";
import { config, type Files, story, writeFiles } from "../support/site.js";
import { tempDir } from "../support/temp-dir.js";
import { launch, sharedBrowser } from "./launch.js";

const PAGE = "news/2026/05/bridge/";
/** Lists show its headline and its key point, but no text. */
const OTHER = "headline: Another story\nslug: other\nsummary:\n  - What it is about.";
const FILES: Files = {
	"broadsheet.config.ts": config(),
	"content/news/bridge.md": story("headline: The bridge reopens", `${"Long words.\n\n".repeat(80)}The end.`),
	"content/news/other.md": story(OTHER, "Nothing of it."),
	"templates/css/own.css": "h1 { color: rgb(1, 2, 3); }\n",
	"templates/theme.css": '@import "./css/own.css";\n',
};
const FAULT = "broadsheet-problems";

const root = tempDir();
let browser: Awaited<ReturnType<typeof launch>>;
let preview: Preview;
beforeAll(async () => {
	writeFiles(root, FILES);
	const [out, cache] = [join(root, "dist"), join(root, ".broadsheet")];
	const toOverlayError = ({ message }: { readonly message: string }) => ({ text: message, href: "vscode://file/a" });
	const opened = await startDevServer({ root, out, cache, port: 0, onChange: () => {}, toOverlayError });
	if (typeof opened === "number") throw new Error(`It does not build: ${opened}`);
	preview = opened;
	browser = await sharedBrowser();
});
afterAll(async () => {
	await preview?.close();
});

/** An address as the terminal shows it: it redirects to the one without the token. */
function addressOf({ url, token }: Preview, path = ""): string {
	const address = new URL(path, url);
	address.searchParams.set("token", token);
	return address.href;
}

/** An open page, and whether it was reloaded since it was marked. */
async function opened(
	path: string,
	look: (page: Page, marked: () => Promise<boolean>) => Promise<void>,
): Promise<void> {
	const page = await browser.newPage({ viewport: { width: 800, height: 600 } });
	try {
		const listens = page.waitForResponse((response) => response.url().includes("/_desk/events"));
		await page.goto(addressOf(preview, path));
		await listens;
		await page.evaluate(() => Object.assign(window, { mark: true }));
		await look(page, () => page.evaluate(() => "mark" in window));
	} finally {
		await page.close();
	}
}
const h1 = (page: Page) => () => page.locator("h1").innerText();

it("a site whose first build fails has a page that says so, and appears once it is repaired", async () => {
	const root = tempDir();
	const page = await browser.newPage();
	writeFiles(root, { "broadsheet.config.ts": config(), "content/news/a.md": story("headline: It stands\ntype: none") });
	const opened = await startDevServer({
		...{ root, out: join(root, "dist"), cache: join(root, ".broadsheet"), port: 0 },
		onChange: () => {},
		toOverlayError: ({ message }) => ({ text: message }),
	});
	if (typeof opened === "number") throw new Error(`It does not build: ${opened}`);
	try {
		const listens = page.waitForResponse((response) => response.url().includes("/_desk/events"));
		await page.goto(addressOf(opened));
		await listens;
		await expect.poll(() => page.locator(`${FAULT} pre`).count()).toBe(1);
		writeFiles(root, { "content/news/a.md": story("headline: It stands") });
		await expect.poll(() => page.locator("body").innerText()).toContain("It stands");
		expect(await page.locator(FAULT).count()).toBe(0);
	} finally {
		await page.close();
		await opened.close();
	}
});

it("a tab shows a change that was made while it was loading, although another tab has the stream", async () => {
	const context = await browser.newContext();
	try {
		const [first, second] = [await context.newPage(), await context.newPage()];
		await first.goto(addressOf(preview, PAGE));
		await first.waitForURL((url) => url.search === "");
		let load = () => {};
		const saved = new Promise<void>((done) => {
			load = done;
		});
		await second.route("**/_desk/stream.js", async (route) => {
			await saved;
			await route.continue();
		});
		await second.goto(addressOf(preview, PAGE), { waitUntil: "load" });
		// Its script has run.
		await second.waitForTimeout(300);
		writeFiles(root, { "content/news/bridge.md": story("headline: It was loading") });
		await expect.poll(h1(first)).toBe("It was loading");
		load();
		await expect.poll(h1(second)).toBe("It was loading");
	} finally {
		await context.close();
	}
});

it("seven tabs of a browser follow every save through one stream, whichever of them is closed", async () => {
	const context = await browser.newContext();
	try {
		const tabs: Page[] = [];
		for (let tab = 0; tab < 7; tab++) {
			const page = await context.newPage();
			await page.goto(tab % 3 === 2 ? `${preview.url}_desk/?token=${preview.token}` : addressOf(preview, PAGE));
			tabs.push(page);
		}
		const stories = () => tabs.filter((page) => !page.url().includes("_desk"));
		await Promise.all(stories().map((page) => page.waitForURL((url) => url.search === "")));
		for (let save = 1; save <= 2; save++) {
			writeFiles(root, { "content/news/bridge.md": story(`headline: It has ${save} tabs`) });
			for (const page of stories()) await expect.poll(h1(page)).toBe(`It has ${save} tabs`);
			// The first of them has the stream.
			await tabs.shift()?.close();
		}
		expect(tabs.length).toBe(5);
	} finally {
		await context.close();
		writeFiles(root, FILES);
	}
});

describe("an HTML file of the site", () => {
	const READS = `<!doctype html><title>?</title><body><script>
		const tried = [];
		const attempt = async (name, work) => { try { tried.push([name, await work()]); } catch { tried.push([name, "refused"]); } };
		const text = async (path, options) => {
			const answer = await fetch(path, options);
			return answer.ok ? answer.text() : Promise.reject();
		};
		(async () => {
			for (const path of ["/_desk/", "/_desk/desk.json", "/_desk/search.json?q=a"])
				for (const mode of ["include", "omit"]) await attempt(path, () => text(path, { credentials: mode }));
			await attempt("cookie", () => document.cookie || Promise.reject());
			await attempt("frame", () => new Promise((heard, refused) => {
				const frame = document.body.appendChild(document.createElement("iframe"));
				frame.onload = () => (frame.contentDocument?.querySelector("script") ? heard("script") : refused());
				frame.src = "/_desk/";
			}));
			await attempt("window", async () => {
				const desk = open("/_desk/");
				await new Promise((wait) => setTimeout(wait, 1500));
				return desk.document.querySelector("script").src;
			});
			for (const path of ["/", "${PAGE}"]) await attempt("key of " + path, async () => {
				const found = / data-key="(\\w+)"/.exec(await text(path));
				return found ? found[1] : Promise.reject();
			});
			const keyIn = (document) => document.querySelector("script[data-key]").dataset.key;
			await attempt("key in a frame", () => new Promise((heard, refused) => {
				const frame = document.body.appendChild(document.createElement("iframe"));
				frame.onload = () => { try { heard(keyIn(frame.contentDocument)); } catch { refused(); } };
				frame.src = "/${PAGE}";
			}));
			await attempt("key in a window", async () => {
				const page = open("/${PAGE}");
				await new Promise((wait) => setTimeout(wait, 1500));
				return keyIn(page.document);
			});
			await attempt("what is wrong", async () => {
				const { errors } = JSON.parse(await text("/_desk/state.json?page=index.html"));
				return errors.some(({ text }) => text.includes("SECRET")) ? errors : Promise.reject();
			});
			await attempt("worker", () => navigator.serviceWorker.register("/read.js"));
			await attempt("data", () => text("data.json"));
			document.title = JSON.stringify(tried);
		})();
	</script></body>`;
	it("can read files next to it, and nothing of the desk", async () => {
		const strict = await launch([], true);
		const context = await strict.newContext();
		const wrong = { "content/news/wrong.md": story("headline: Wrong\ntype: SECRET") };
		writeFiles(root, {
			"static/read.html": READS,
			"static/data.json": "[1]",
			"static/read.js": "self.x = 1;",
			...wrong,
		});
		const page = await context.newPage();
		try {
			await page.goto(addressOf(preview));
			await page.waitForURL((url) => url.search === "");
			const there = async () => (await fetch(new URL("read.html", preview.url))).status;
			await expect.poll(there).toBe(200);
			const faults = page.locator(`${FAULT} pre`);
			await expect.poll(() => faults.allInnerTexts()).toEqual([expect.stringContaining("SECRET")]);
			await page.goto(`${preview.url}read.html`);
			await expect.poll(() => page.title()).toContain("data");
			const tried = JSON.parse(await page.title()) as [string, string][];
			expect(tried.filter(([, found]) => found !== "refused")).toEqual([["data", "[1]"]]);
		} finally {
			await strict.close();
			const gone = ["static/read.html", "static/data.json", "static/read.js", "content/news/wrong.md"];
			writeFiles(root, Object.fromEntries(gone.map((path) => [path, undefined])));
		}
	});
});

describe("an open page", () => {
	it("shows what was saved, and keeps its scroll position", () =>
		opened(PAGE, async (page) => {
			await page.evaluate(() => window.scrollTo(0, 900));
			writeFiles(root, { "content/news/bridge.md": story("headline: It is open", "More words.\n\n".repeat(80)) });
			await expect.poll(h1(page)).toBe("It is open");
			await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(900);
		}));
	it("has the last of 500 quick saves", () =>
		opened(PAGE, async (page) => {
			for (let save = 1; save <= 500; save++)
				writeFiles(root, { "content/news/bridge.md": story(`headline: Save ${save}`) });
			await expect.poll(h1(page)).toBe("Save 500");
		}));
	it("is not reloaded when a different page changes", () =>
		opened(PAGE, async (page, marked) => {
			// The stream sends the state when it opens, and again after each change.
			await page.evaluate(
				() =>
					new Promise<void>((open) => {
						const events = new EventSource("/_desk/events");
						let messages = 0;
						const changed = new Promise<void>((resolve) => {
							events.onmessage = () => (++messages === 1 ? open() : resolve(events.close()));
						});
						Object.assign(window, { changed });
					}),
			);
			writeFiles(root, { "content/news/other.md": story(OTHER, "All of it.") });
			await page.evaluate(() => (window as unknown as { changed: Promise<void> }).changed);
			expect(await marked()).toBe(true);
		}));
	it("applies a new style sheet without a reload", () =>
		opened(PAGE, async (page, marked) => {
			const colour = () => page.evaluate(() => getComputedStyle(document.querySelector("h1") as Element).color);
			expect(await colour()).toBe("rgb(1, 2, 3)");
			writeFiles(root, { "templates/css/own.css": "h1 { color: rgb(4, 5, 6); }\n" });
			await expect.poll(colour).toBe("rgb(4, 5, 6)");
			expect(await marked()).toBe(true);
		}));
	it("applies one of two new style sheets without a reload", () =>
		opened("", async (page, marked) => {
			const colour = () => page.evaluate(() => getComputedStyle(document.querySelector("h1") as Element).outlineColor);
			writeFiles(root, { "templates/lists.css": "h1 { outline-color: rgb(7, 8, 9); }\n" });
			await expect.poll(colour).toBe("rgb(7, 8, 9)");
			expect(await marked()).toBe(true);
		}));
	it("shows errors over the last good page, as text, until they are fixed", () =>
		opened(PAGE, async (page) => {
			const before = await h1(page)();
			writeFiles(root, { "content/news/bridge.md": story("headline: It is open\ntype: <b>bold</b>") });
			const problem = page.locator(`${FAULT} pre`);
			await expect.poll(() => problem.count()).toBe(1);
			expect(await problem.innerText()).toContain('this is "<b>bold</b>"');
			expect(await page.locator(`${FAULT} a`).getAttribute("href")).toBe("vscode://file/a");
			expect(await h1(page)()).toBe(before);
			writeFiles(root, { "content/news/bridge.md": story("headline: It is mended") });
			await expect.poll(h1(page)).toBe("It is mended");
			expect(await page.locator(FAULT).count()).toBe(0);
		}));
	it("shows an error of a template over the last good page, with its place", () =>
		opened(PAGE, async (page) => {
			const before = await h1(page)();
			const text = readFileSync(new URL("../../templates/article.tsx", import.meta.url), "utf8");
			const fails = text.replace(
				/(export default[^\n]*\{\n)/,
				'$1\tif (view.url.includes("bridge")) throw new Error("It is broken");\n',
			);
			writeFiles(root, { "templates/article.tsx": fails });
			await expect
				.poll(() => page.locator(`${FAULT} pre`).allInnerTexts())
				.toEqual([expect.stringContaining("It is broken")]);
			expect(await h1(page)()).toBe(before);
			rmSync(join(root, "templates/article.tsx"));
			await expect.poll(() => page.locator(FAULT).count()).toBe(0);
		}));
	it("seen at a different instant says so, and links back", () =>
		opened(`${PAGE}?at=2027-01-01`, async (page) => {
			const bar = page.locator("broadsheet-as-of p");
			expect(await bar.innerText()).toMatch(/^As of .*2027.* · back to now$/);
			await bar.locator("a").click();
			await page.waitForLoadState("load");
			expect(await bar.count()).toBe(0);
			expect(new URL(page.url()).search).toBe("");
		}));
	it("shows an error of a template, and the page again when it is fixed", () =>
		opened(PAGE, async (page) => {
			writeFiles(root, { "templates/components/Foot.tsx": "export default () => <footer>;" });
			await expect.poll(() => page.locator(`${FAULT} pre`).count()).toBe(1);
			rmSync(join(root, "templates/components/Foot.tsx"));
			await expect.poll(() => page.locator(FAULT).count()).toBe(0);
		}));
});
