/**
 * The pages that Broadsheet prints of the shared corpus, beside those that its articles ask for, and its time beside Hugo's in the same run.
 *
 *     node bench/pages.mjs [N=10000] [FOLDER=/dev/shm/broadsheet-bench]
 *
 * An archive that counts from the oldest has at most one page fewer for each front than one that counts from the newest.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";

const count = Number(process.argv[2] ?? 10_000);
const work = resolve(process.argv[3] ?? "/dev/shm/broadsheet-bench");
const shared = resolve(import.meta.dirname, "../../shared/bench");
const size = 20;

const corpus = join(work, "corpus", String(count));
if (!existsSync(join(corpus, "meta.json")))
	execFileSync("node", [join(shared, "gen.mjs"), String(count), corpus, "--variants=news,std"], { stdio: "inherit" });
const site = join(work, "build", `broadsheet-${count}`);
const out = join(work, "out", `broadsheet-${count}`);
rmSync(site, { recursive: true, force: true });
rmSync(out, { recursive: true, force: true });
mkdirSync(site, { recursive: true });
copyFileSync(join(import.meta.dirname, "site/broadsheet.config.ts"), join(site, "broadsheet.config.ts"));
symlinkSync(join(corpus, "news"), join(site, "content"));

const time = (command, args, options) => {
	const since = performance.now();
	const { status, stdout } = spawnSync(command, args, { encoding: "utf8", maxBuffer: 1 << 28, ...options });
	return { status, stdout, seconds: (performance.now() - since) / 1000 };
};
const cli = resolve(import.meta.dirname, "../lib/cli.js");
const ours = time("node", [cli, "build", "--root", site, "--out", out, "--format", "json"]);
const report = JSON.parse(ours.stdout);

/** Names of a list in the front matter → how many articles have each. */
const tally = new Map(["tags", "byline", "breadcrumb"].map((key) => [key, new Map()]));
const files = readdirSync(join(corpus, "news"), { recursive: true }).filter((name) => name.endsWith(".md"));
const add = (key, name) => tally.get(key).set(name, (tally.get(key).get(name) ?? 0) + 1);
for (const file of files) {
	const front = readFileSync(join(corpus, "news", file), "utf8").split("\n---\n", 1)[0];
	for (const key of ["tags", "byline"])
		for (const [, name] of (new RegExp(`^${key}:\n((?: {2}- .*\n?)+)`, "m").exec(front)?.[1] ?? "").matchAll(
			/- "(.*)"/g,
		))
			add(key, name);
	const [section, subsection] = JSON.parse(/^breadcrumb: (.*)$/m.exec(front)[1]);
	add("breadcrumb", section);
	add("breadcrumb", `${section}/${subsection}`);
}
const printed = readdirSync(out, { recursive: true })
	.map(String)
	.filter((name) => name.endsWith("index.html"));
const below = (folder) => printed.filter((name) => name.startsWith(`${folder}/`) && name !== `${folder}/index.html`);
const rest = printed.filter((name) => !/^(?:tags|authors)\//.test(name) && name !== "index.html");
const sections = new Set(
	[...tally.get("breadcrumb").keys()].map((name) => name.toLowerCase().replace(/[^a-z0-9/]+/g, "-")),
);
const isFront = (name) => sections.has(name.replace(/(?:\/page\/\d+)?\/index\.html$/, ""));
const row = (name, pages, groups) => {
	const sum = (pagesOf) => [...groups.values()].reduce((total, n) => total + pagesOf(n), 0);
	const [newest, oldest] = [sum((n) => Math.ceil(n / size)), sum((n) => Math.max(1, Math.floor(n / size)))];
	console.log(
		`${name.padEnd(10)} fronts ${String(groups.size).padStart(5)}  pages ${String(pages).padStart(6)}  expected ${oldest}  (counted from the newest: ${newest})`,
	);
	return pages === oldest;
};
console.log(
	`articles   ${rest.filter((name) => !isFront(name)).length} of ${files.length}; exit ${ours.status}, ${report.problems.length} problems`,
);
const equal = [
	rest.filter((name) => !isFront(name)).length === files.length,
	row("sections", rest.filter(isFront).length, tally.get("breadcrumb")),
	row("topics", below("tags").length, tally.get("tags")),
	row("authors", below("authors").length, tally.get("byline")),
];
console.log(`Broadsheet ${ours.seconds.toFixed(1)} s  ${JSON.stringify(report.times)}`);
if (spawnSync("hugo", ["version"]).status === 0) {
	const run = (verb) =>
		time("bash", [join(shared, "run.sh"), verb, "hugo", String(count)], { env: { ...process.env, WORK: work } });
	run("prep");
	run("clean");
	console.log(`Hugo       ${run("build").seconds.toFixed(1)} s`);
}
process.exitCode = equal.every(Boolean) ? 0 : 1;
