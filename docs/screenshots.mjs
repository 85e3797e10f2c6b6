// Takes the pictures of docs/screenshots: the demo newspaper and a small one in Arabic, at three widths, by day, by night and on paper.
// Run: npm run screenshots [name ...]
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import chromium from "@sparticuz/chromium";
import player from "playwright-core";
import sharp from "sharp";
import sirv from "sirv";
import { build } from "../lib/index.js";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const OUT = join(ROOT, "docs/screenshots/");
/** While the gale of the demo blows, and after it. */
const [DURING, AFTER] = ["2026-11-21T19:40:00Z", "2026-11-23T12:00:00Z"];

/** Name, page, and how it is looked at: width, mode, height of what is shown. */
const SHOTS = {
	demo: [
		["home", "/", 1280, "light", 2100],
		["home", "/", 1280, "dark", 2100],
		["home", "/", 768, "light", 1700],
		["home", "/", 360, "light", 1300],
		["front", "/science/", 1280, "light", 1300],
		["front", "/science/", 360, "light", 1300],
		["story", "/news/city-hall/2026/11/bridge-vote/", 1280, "light", 1500],
		["story", "/news/city-hall/2026/11/bridge-vote/", 1280, "dark", 1500],
		["story", "/news/city-hall/2026/11/bridge-vote/", 768, "light", 1400],
		["story", "/news/city-hall/2026/11/bridge-vote/", 360, "light", 1200],
		["story", "/news/city-hall/2026/11/bridge-vote/", 794, "print", 1123],
		["no-picture", "/news/region/2026/11/port-ardle-hospital/", 1280, "light", 1100],
		["opinion", "/opinion/columns/2026/11/croft-bridge/", 1280, "light", 1100],
		["opinion", "/opinion/columns/2026/11/croft-bridge/", 360, "light", 1000],
		["sponsored", "/life/home/2026/10/heat-pump-questions/", 1280, "light", 900],
		["author", "/authors/maren-tolhurst/", 1280, "light", 1300],
		["series", "/series/the-long-tide/", 1280, "light", 1100],
		["topic", "/topics/flooding/", 1280, "light", 1300],
		["corrections", "/corrections/", 1280, "light", 900],
		["archive", "/archive/", 1280, "light", 900],
		["month", "/archive/2026/11/", 1280, "light", 1200],
		["month", "/archive/2026/11/", 360, "dark", 1000],
	],
	during: [
		["live", "/news/region/2026/11/saturday-gale/", 1280, "light", 1400],
		["live", "/news/region/2026/11/saturday-gale/", 360, "dark", 1100],
	],
	arabic: [
		["arabic-home", "/", 1280, "light", 1700],
		["arabic-home", "/", 360, "light", 1200],
		["arabic-story", "/أخبار/المدينة/2026/11/bridge/", 1280, "light", 1500],
		["arabic-story", "/أخبار/المدينة/2026/11/bridge/", 360, "dark", 1200],
	],
};

const wanted = process.argv.slice(2);
const home = mkdtempSync(join(tmpdir(), "broadsheet-screenshots-"));
const browser = await player.chromium.launch({
	executablePath: await chromium.executablePath(),
	args: [...chromium.args.filter((arg) => arg !== "--single-process"), "--no-sandbox", "--disable-gpu"],
});
try {
	mkdirSync(OUT, { recursive: true });
	cpSync(join(ROOT, "docs/demo/arabic"), join(home, "arabic"), { recursive: true });
	cpSync(join(ROOT, "content/images"), join(home, "arabic/content/images"), { recursive: true });
	for (const [site, root, at] of [
		["demo", ROOT, AFTER],
		["during", ROOT, DURING],
		["arabic", join(home, "arabic"), AFTER],
	]) {
		const shots = SHOTS[site].filter(([name]) => wanted.length === 0 || wanted.includes(name));
		if (shots.length === 0) continue;
		const { out, exit, problems } = await build({
			root,
			at,
			out: join(home, `${site}-out`),
			cache: join(home, `${site}-cache`),
		});
		if (exit !== 0) throw new Error(`${site} does not build: ${problems.map(({ message }) => message).join("; ")}`);
		await served(out, (origin) => takeAll(shots, origin));
	}
} finally {
	await browser.close();
	rmSync(home, { recursive: true, force: true });
}

/** Serves a folder on this machine while something is done with it. */
async function served(folder, use) {
	const server = createServer(sirv(folder, { dev: true }));
	await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
	try {
		await use(`http://127.0.0.1:${server.address().port}`);
	} finally {
		server.closeAllConnections();
		await new Promise((closed) => server.close(closed));
	}
}

async function takeAll(shots, origin) {
	for (const [name, url, width, mode, height] of shots) {
		const page = await browser.newPage({
			viewport: { width, height },
			colorScheme: mode === "dark" ? "dark" : "light",
		});
		await page.goto(origin + encodeURI(url));
		if (mode === "print") {
			await page.emulateMedia({ media: "print" });
			// A window has no margins; paper has those of `@page`.
			await page.addStyleTag({ content: "body { padding: 18mm 20mm }" });
		}
		await page.evaluate(async () => {
			for (const image of document.images) image.loading = "eager";
			await document.fonts.ready;
		});
		await page.waitForFunction(() => [...document.images].every((image) => image.complete && image.naturalWidth > 0));
		await page.evaluate(async () => {
			await Promise.all([...document.images].map((image) => image.decode()));
			// What is decoded is painted in the frame after the next.
			for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
		});
		const png = await page.screenshot({ clip: { x: 0, y: 0, width, height } });
		await page.close();
		const small = sharp(png).resize({ width: Math.min(width, 1000) });
		const file = mode === "print" ? `${name}-print.jpg` : `${name}-${width}-${mode}.jpg`;
		const jpeg = await small.jpeg({ quality: 62, mozjpeg: true }).toBuffer();
		writeFileSync(join(OUT, file), jpeg);
		console.log(`${file} ${Math.round(jpeg.length / 1024)} KB`);
	}
}
