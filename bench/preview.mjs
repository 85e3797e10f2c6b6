/**
 * Fifty saves in the preview of the shared corpus: from the write of a file to the frame in which a real browser shows it.
 *
 * npm run bench:preview -- --sizes 10000,100000
 */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import chromium from "@sparticuz/chromium";
import { chromium as player } from "playwright-core";
import { copyConfig } from "./broadsheet.mjs";
import { openCorpus } from "./corpus.mjs";
import { machine } from "./machine.mjs";
import { keepSection } from "./sections.mjs";
import { grid } from "./table.mjs";

const project = resolve(import.meta.dirname, "..");
const { values } = parseArgs({
	options: {
		sizes: { type: "string", default: "10000" },
		work: { type: "string", default: "/dev/shm/broadsheet-bench" },
		results: { type: "string", default: join(import.meta.dirname, "results.md") },
	},
});
/** One of each kind, in turn. `page`: the open page. */
const KINDS = {
	body: { times: 20, title: "a paragraph is added", edit: (text, mark) => `${text}\n${mark} is new.\n` },
	headline: {
		times: 20,
		title: "a headline",
		edit: (text, mark) => text.replace(/^(title|headline): "?/m, (key) => `${key}${mark} `),
	},
	topic: {
		times: 10,
		title: "a topic is added: the edition is composed anew",
		edit: (text, mark) => text.replace(/^tags:\n/m, (key) => `${key}  - "${mark}"\n`),
	},
};
const browser = await player.launch({
	executablePath: await chromium.executablePath(),
	args: [...chromium.args.filter((arg) => arg !== "--single-process"), "--no-sandbox", "--disable-gpu"],
});
mkdirSync(values.work, { recursive: true });
const done = [];
try {
	for (const size of values.sizes.split(",").map(Number)) done.push({ size, ...(await measure(size)) });
} finally {
	await browser.close();
}
const rows = done.flatMap(({ size, ready, times }) => [
	[size.toLocaleString("en"), "ready, after a build", `${ready} ms`, "", "1"],
	...Object.entries(times).map(([kind, all]) => [
		size.toLocaleString("en"),
		KINDS[kind]?.title ?? "all",
		`${median(all)} ms`,
		`${Math.round(Math.min(...all))}–${Math.round(Math.max(...all))} ms`,
		String(all.length),
	]),
]);
const text = [
	"From the write of a file to the first frame in which Chromium shows it on the page that is open; the watch on files, the round, the reload and the paint are in it.",
	grid(["", ""], machine(values.work)),
	`\`\`\`\nnpm run bench:preview -- --sizes ${values.sizes}\n\`\`\``,
	grid(["stories", "save", "median", "least–most", "saves"], rows),
].join("\n\n");
console.log(text);
keepSection(values.results, "Preview", text);

async function measure(size) {
	const corpus = await openCorpus(values.work, size);
	const site = join(values.work, "preview", String(size));
	rmSync(site, { recursive: true, force: true });
	mkdirSync(site, { recursive: true });
	copyConfig(site);
	symlinkSync(corpus.news, join(site, "content"));
	const cli = join(project, "lib/cli.js");
	const { status, stderr } = spawnSync("node", [cli, "build", "--root", site, "--quiet"], { encoding: "utf8" });
	if (status !== 0) throw new Error(`It does not build: ${stderr}`);

	const began = performance.now();
	const preview = spawn("node", [cli, "preview", "--root", site, "--port", "0"], {
		stdio: ["ignore", "pipe", "ignore"],
	});
	const ended = once(preview, "close");
	try {
		const line = await new Promise((said) => preview.stdout.setEncoding("utf8").once("data", said));
		const url = new URL(/^\S+/.exec(line)[0]);
		await (await fetch(new URL("/", url))).text();
		const ready = Math.round(performance.now() - began);
		const times = await saves(url, corpus);
		return { ready, times: { ...times, all: Object.values(times).flat() } };
	} finally {
		preview.kill("SIGTERM");
		await ended;
		rmSync(join(values.work, "preview"), { recursive: true, force: true });
	}
}

/** `url` contains the token of the preview. */
async function saves(url, corpus) {
	const file = join(corpus.news, `${corpus.article.replace(/^\/|\/$/g, "")}.md`);
	const before = readFileSync(file, "utf8");
	const page = await browser.newPage();
	/** Reported by the page with its own clock, which is that of this machine. */
	let shown = () => {};
	await page.exposeFunction("broadsheetShown", (text, at) => shown(text, at));
	await page.addInitScript(() => {
		const tell = () =>
			requestAnimationFrame(() =>
				setTimeout(() => window.broadsheetShown(document.body.innerText, performance.timeOrigin + performance.now())),
			);
		addEventListener("DOMContentLoaded", tell);
	});
	const times = Object.fromEntries(Object.keys(KINDS).map((kind) => [kind, []]));
	try {
		// The only tab of the browser has the event stream.
		const listens = page.waitForResponse((response) => response.url().includes("/_desk/events"));
		await page.goto(new URL(corpus.article + url.search, url).href);
		await listens;
		const turns = Object.entries(KINDS).flatMap(([kind, { times }]) =>
			Array.from({ length: times }, (_, turn) => ({ kind, when: turn / times })),
		);
		for (const [index, { kind }] of turns.sort((a, b) => a.when - b.when).entries()) {
			// Each save starts from the original article. Meanwhile the background check of all pages finishes.
			writeFileSync(file, before);
			await new Promise((waited) => setTimeout(waited, 1000));
			const mark = `Zq${index}x`;
			const began = performance.timeOrigin + performance.now();
			const seen = new Promise((found, lost) => {
				const late = setTimeout(() => lost(new Error(`${kind}: it is not shown`)), 30_000);
				shown = (text, at) => text.includes(mark) && found(at, clearTimeout(late));
			});
			writeFileSync(file, KINDS[kind].edit(before, mark));
			times[kind].push((await seen) - began);
		}
	} finally {
		writeFileSync(file, before);
		await page.close();
	}
	return times;
}

function median(all) {
	const sorted = [...all].sort((a, b) => a - b);
	return Math.round(sorted[Math.floor(sorted.length / 2)]);
}
