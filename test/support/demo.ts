/** The demo newspaper of the repository, built by the program itself at one fixed instant. */
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { REPOSITORY, run } from "./cli.js";
import { list } from "./site.js";

/** The time of the demo: some of its stories are of that day, some are in the future. */
export const DEMO_AT = "2026-11-23T12:00:00Z";

export interface Demo {
	readonly out: string;
	/** The URL of every page. */
	readonly urls: readonly string[];
	/** The HTML at a URL. */
	readonly html: (url: string) => string;
	/** One page of each template, by its common name. */
	readonly kinds: Readonly<Record<string, string>>;
}

const built = new Map<string, Promise<Demo>>();

/** Built once for all test files of a run, which only read it. */
export function buildDemo(at = DEMO_AT): Promise<Demo> {
	const demo = built.get(at) ?? build(at);
	built.set(at, demo);
	return demo;
}

async function build(at: string): Promise<Demo> {
	const home = homeOf(at);
	const [out, cache, fault] = ["site", "cache", "fault"].map((name) => join(home, name)) as [string, string, string];
	// The worker that creates the folder builds the demo; the others wait.
	if (created(home)) {
		if (at !== DEMO_AT) await copyDemo(out, cache);
		const { exit, stderr } = await run(["build", "--root", REPOSITORY, "--out", out, "--cache", cache, "--at", at]);
		writeFileSync(`${fault}.new`, exit !== 0 || stderr ? `The demo does not build (${exit}):\n${stderr}` : "");
		renameSync(`${fault}.new`, fault);
	}
	while (!existsSync(fault)) await setTimeout(100);
	const text = readFileSync(fault, "utf8");
	if (text) throw new Error(text);
	return demoIn(out);
}

/** Deleted together with the folder of the run. */
const homeOf = (at: string): string => join(tmpdir(), `demo-${at.replaceAll(":", "")}`);

/** Copies the demo and its cache, for a build with other options: most of it is the same, and takes no time again. */
export async function copyDemo(out: string, cache: string): Promise<void> {
	const demo = await buildDemo();
	cpSync(demo.out, out, { recursive: true, preserveTimestamps: true });
	cpSync(join(homeOf(DEMO_AT), "cache"), cache, { recursive: true, preserveTimestamps: true });
}

/** False if the folder exists. */
function created(folder: string): boolean {
	try {
		mkdirSync(folder);
		return true;
	} catch {
		return false;
	}
}

/** The demo in an output folder. */
export function demoIn(out: string): Demo {
	const urls = list(out)
		.filter((path) => path.endsWith(".html"))
		.map((path) => `/${path.replace(/(^|\/)index\.html$/, "$1")}`);
	const html = (url: string) => readFileSync(join(out, `${url}${url.endsWith("/") ? "index.html" : ""}`), "utf8");
	const classOf = (url: string) => /<body class="page page--([a-z-]+)/.exec(html(url))?.[1] ?? "";
	const first = (fits: (url: string) => boolean) => {
		const found = urls.find(fits);
		if (found === undefined) throw new Error("The demo has no such page");
		return found;
	};
	return {
		out,
		urls,
		html,
		kinds: {
			home: "/",
			story: first((url) => url.endsWith("/bridge-vote/")),
			"story without a picture": first((url) => classOf(url) === "article" && !html(url).includes("<figure")),
			"plain page": "/about/",
			"plain page that was updated": "/privacy/",
			front: first((url) => url === "/news/"),
			archive: first((url) => /\/page\/\d+\/$/.test(url)),
			topic: first((url) => /^\/topics\/./.test(url)),
			topics: "/topics/",
			author: first((url) => /^\/authors\/./.test(url) && html(url).includes("portrait")),
			authors: "/authors/",
			series: first((url) => url.startsWith("/series/")),
			"not found": "/404.html",
			opinion: first((url) => url.endsWith("/croft-bridge/")),
			"live coverage": first((url) => url.endsWith("/saturday-gale/")),
			"what is paid for": first((url) => html(url).includes("article--sponsored")),
			corrections: "/corrections/",
			"all years": "/archive/",
			year: "/archive/2026/",
			month: "/archive/2026/11/",
			redirect: first((url) => classOf(url) === "redirect"),
		},
	};
}
