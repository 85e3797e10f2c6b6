/**
 * The pictures of directives in docs/markdown.md, taken from the demo newspaper.
 *
 *     npm run build && node docs/directives/make-pictures.mjs
 */
import { createServer } from "node:http";
import { join } from "node:path";
import chromium from "@sparticuz/chromium";
import { chromium as player } from "playwright-core";
import sirv from "sirv";

const SHOWN = {
	"/news/city-hall/2026/11/bridge-vote/": ["pull-quote", "table", "timeline"],
	"/news/region/2026/02/flood-night/": ["note", "gallery"],
	"/science/environment/2026/09/long-tide-3-price-of-a-wall/": ["qa", "embed"],
};

const server = createServer(sirv(join(import.meta.dirname, "../../dist"), { dev: true }));
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const args = [...chromium.args.filter((arg) => arg !== "--single-process"), "--no-sandbox", "--disable-gpu"];
const browser = await player.launch({ executablePath: await chromium.executablePath(), args, headless: true });
const page = await browser.newPage({ viewport: { width: 640, height: 900 } });
for (const [url, names] of Object.entries(SHOWN)) {
	await page.goto(`http://127.0.0.1:${server.address().port}${url}`);
	for (const name of names) {
		const element = page.locator(`.body .${name}`).first();
		await element.scrollIntoViewIfNeeded();
		await page.waitForLoadState("networkidle");
		await element.screenshot({ path: join(import.meta.dirname, `${name}.png`) });
	}
}
await browser.close();
server.close();
