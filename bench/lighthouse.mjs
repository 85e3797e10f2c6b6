/**
 * Lighthouse reports for the demo on a static host: pages of each kind, on phone and desktop; on the phone for several distances of the host.
 *
 * npm run bench:lighthouse -- --runs 3
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { installLighthouse } from "./lighthouse-install.mjs";
import { machine } from "./machine.mjs";
import { keepSection } from "./sections.mjs";
import { grid, median } from "./table.mjs";

const project = resolve(import.meta.dirname, "..");
const { values } = parseArgs({
	options: {
		runs: { type: "string", default: "3" },
		only: { type: "string", default: "" },
		work: { type: "string", default: "/dev/shm/broadsheet-bench" },
		results: { type: "string", default: join(import.meta.dirname, "results.md") },
	},
});
const PAGES = [
	["Front page", "/"],
	["Front of a section", "/news/"],
	["Story with a picture", "/news/city-hall/2026/11/bridge-vote/"],
	["Story without a picture", "/news/region/2026/11/port-ardle-hospital/"],
	["Opinion", "/opinion/columns/2026/11/croft-bridge/"],
	["Topic", "/topics/river-orm/"],
].filter(([name]) => name.includes(values.only));
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
/** Milliseconds until the first byte. They depend on the host, so the scores are measured for several. */
const DELAYS = [0, 20, 40, 80];
const DELAY = 40;

const work = join(values.work, "lighthouse");
const out = join(work, "dist");
const cache = join(work, "cache");
mkdirSync(work, { recursive: true });
execFileSync("node", [
	join(project, "lib/cli.js"),
	"build",
	"--quiet",
	"--root",
	project,
	"--out",
	out,
	"--cache",
	cache,
]);
const { look, identity } = installLighthouse(work);
const about = machine(work);

const measured = [];
for (const delay of DELAYS) {
	const host = new Worker(new URL("./host.mjs", import.meta.url), { workerData: { folder: out, delay, ...identity } });
	const origin = await new Promise((told, failed) => host.once("message", told).once("error", failed));
	for (const [name, url] of PAGES)
		for (const form of delay === DELAY ? ["mobile", "desktop"] : ["mobile"]) {
			const runs = [];
			while (runs.length < Number(values.runs)) runs.push(figuresOf(look(origin + url, form)));
			measured.push({ name, url, form, delay, runs });
			console.error(`${delay} ms`, name, form, ...runs.map(({ scores }) => scores.join("/")));
		}
	await host.terminate();
}

const of = ({ runs }, figure) => median(runs.map(figure));
const rows = measured
	.filter(({ delay }) => delay === DELAY)
	.map((page) => [
		`${page.name} \`${page.url}\``,
		page.form,
		...CATEGORIES.map((_, index) => String(of(page, ({ scores }) => scores[index]))),
		String(Math.round(of(page, ({ lcp }) => lcp))),
		of(page, ({ cls }) => cls).toFixed(3),
		String(Math.round(of(page, ({ tbt }) => tbt))),
		String(Math.round(of(page, ({ kb }) => kb))),
	]);
const byDelay = PAGES.map(([name, url]) => [
	`${name} \`${url}\``,
	"mobile",
	...DELAYS.map((delay) => {
		const page = measured.find((each) => each.url === url && each.form === "mobile" && each.delay === delay);
		const all = page.runs.map(({ scores }) => scores[0]);
		return `${of(page, ({ scores }) => scores[0])} (${Math.min(...all)}–${Math.max(...all)})`;
	}),
]);
const failing = measured.flatMap((page) =>
	CATEGORIES.flatMap((category, index) => {
		const score = of(page, ({ scores }) => scores[index]);
		if (score === 100) return [];
		const audits = [...new Set(page.runs.flatMap(({ short }) => short[index]))];
		return [
			`**Below 100**: \`${page.url}\`, ${page.form}, ${page.delay} ms, ${category} is ${score}: ${audits.join("; ")}.`,
		];
	}),
);
const { version, paces } = {
	version: measured[0].runs[0].version,
	paces: measured.flatMap(({ runs }) => runs.map(({ pace }) => pace)),
};
const text = [
	`Lighthouse ${version}, unchanged, in the Chromium and with the settings that it asks for, on the demo as \`bench/host.mjs\` serves it: by HTTP/2, with Brotli and the headers of \`_headers\`. Figures are medians of ${values.runs} runs. Network and processor are
the simulated ones of Lighthouse: by \`mobile\` those of a telephone with a slow connection. Its measure of this machine, \`benchmarkIndex\`, was ${Math.min(...paces)}–${Math.max(...paces)}; other work on it makes that smaller and TBT larger.
Lighthouse 12, which runs on Node 20, gives 92 for SEO on every page: its list for \`robots.txt\` does not know \`Content-Signal\` yet (since 13.1 it does).`,
	grid(["", ""], about),
	`\`\`\`\nnpm run bench:lighthouse -- --runs ${values.runs}\n\`\`\``,
	`### ${DELAY} ms until the first byte`,
	grid(
		["page", "form", "performance", "accessibility", "best practices", "SEO", "LCP, ms", "CLS", "TBT, ms", "KB sent"],
		rows,
	),
	`### Performance, by how far the host is

Milliseconds until the first byte; the median, and the least and most.`,
	grid(["page", "form", ...DELAYS.map((delay) => `${delay} ms`)], byDelay),
	...failing,
].join("\n\n");
console.log(text);
if (!values.only) keepSection(values.results, "Lighthouse", text);
writeFileSync(join(work, "last.json"), JSON.stringify(measured));
for (const folder of [out, cache]) rmSync(folder, { recursive: true, force: true });
process.exitCode = failing.length > 0 ? 1 : 0;

function figuresOf(lhr) {
	if (lhr.runtimeError) throw new Error(`${lhr.requestedUrl}: ${lhr.runtimeError.message}`);
	const value = (id) => lhr.audits[id].numericValue;
	return {
		version: lhr.lighthouseVersion,
		scores: CATEGORIES.map((id) => Math.round(lhr.categories[id].score * 100)),
		short: CATEGORIES.map((id) => faults(lhr, id)),
		lcp: value("largest-contentful-paint"),
		cls: value("cumulative-layout-shift"),
		tbt: value("total-blocking-time"),
		kb: value("total-byte-weight") / 1024,
		pace: lhr.environment.benchmarkIndex,
	};
}

/** The weighted audits of a category that are not perfect. */
function faults({ categories, audits }, category) {
	return categories[category].auditRefs
		.filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 1)
		.map(({ id }) => `${id}${audits[id].displayValue ? ` ${audits[id].displayValue}` : ""}`);
}
