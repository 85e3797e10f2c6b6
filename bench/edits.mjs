/**
 * One build after each kind of edit of the shared corpus, and one after it is undone. With `--compare` each output is compared with that of a clean build.
 *
 * npm run bench:edits -- --sizes 1000,10000 --compare
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { copyConfig } from "./broadsheet.mjs";
import { openCorpus } from "./corpus.mjs";
import { EDIT_KINDS } from "./edit-kinds.mjs";
import { machine } from "./machine.mjs";
import { differingFiles, timed } from "./measure.mjs";
import { keepSection } from "./sections.mjs";
import { grid } from "./table.mjs";

const project = resolve(import.meta.dirname, "..");
const { values } = parseArgs({
	options: {
		sizes: { type: "string", default: "10000" },
		/** Part of the titles of the kinds. */
		only: { type: "string", default: "" },
		compare: { type: "boolean", default: false },
		work: { type: "string", default: "/dev/shm/broadsheet-bench" },
		results: { type: "string", default: join(import.meta.dirname, "results.md") },
	},
});
const AT = "2026-06-02T00:00:00Z";
/** Milliseconds between an edit and its build: a younger stamp is not used. */
const PAUSE = 300;

mkdirSync(values.work, { recursive: true });
const before = machine(values.work);
const rows = [];
for (const size of values.sizes.split(",").map(Number)) rows.push(...(await measure(size)));
const text = [
	"One edit at a time, everything by default. The build after it, and the one after it is undone: seconds, seconds of processor time, memory of the process, rendered pages. An edit with an error is refused.",
	grid(["", ""], before),
	`\`\`\`\nnpm run bench:edits -- ${process.argv.slice(2).join(" ")}\n\`\`\``,
	grid(["stories", "edit", ...["wall", "CPU", "MB", "pages"], ...["undone: wall", "CPU", "MB", "pages"]], rows),
].join("\n\n");
console.log(text);
keepSection(values.results, "Edits", text);

async function measure(size) {
	const corpus = await openCorpus(values.work, size);
	const [site, clean] = ["edits", "edits-clean"].map((name) => join(values.work, name, String(size)));
	for (const folder of [site, clean]) rmSync(folder, { recursive: true, force: true });
	mkdirSync(site, { recursive: true });
	copyConfig(site);
	const content = join(site, "content");
	symlinkSync(corpus.news, content);
	const stories = readdirSync(corpus.news, { recursive: true })
		.filter((name) => name.endsWith(".md"))
		.sort();
	const [story, other] = [3, 2].map((part) => join(corpus.news, stories[Math.floor(stories.length / part)]));
	const read = (file) => readFileSync(file, "utf8");
	const build = (name, { at = AT, isError = false } = {}) => {
		const folders = name === "dist" ? [] : ["--out", join(clean, "dist"), "--cache", join(clean, "cache")];
		const command = ["node", join(project, "lib/cli.js"), "build", "--root", site, ...folders, "--at", at];
		const run = timed({ command: [...command, "--format", "json"], exits: isError ? [0, 1] : [0] }, values.work);
		return { ...run, rendered: JSON.parse(run.stdout).rendered };
	};
	build("dist");
	const rows = [];
	for (const kind of EDIT_KINDS.filter(({ title }) => title.includes(values.only))) {
		const changed = new Map(Object.entries(kind.change({ story, other, read, site, content })));
		const old = new Map([...changed.keys()].map((file) => [file, existsSync(file) ? read(file) : undefined]));
		const runs = [];
		try {
			write(changed);
			await pause();
			runs.push(build("dist", kind));
			if (values.compare && !kind.isError) compare(kind);
		} finally {
			write(old);
		}
		await pause();
		runs.push(build("dist"));
		if (values.compare) compare({ title: `${kind.title}, undone` });
		const figures = runs.flatMap(({ wall, cpu, mb, rendered }) => [
			...[wall.toFixed(2), cpu.toFixed(2), mb.toFixed(0), String(rendered)],
		]);
		rows.push([size.toLocaleString("en"), kind.title, ...figures]);
		console.log(rows.at(-1).join("  "));
	}
	for (const name of ["edits", "edits-clean"]) rmSync(join(values.work, name), { recursive: true, force: true });
	return rows;

	function compare(kind) {
		rmSync(clean, { recursive: true, force: true });
		build("clean", kind);
		const [first, ...more] = differingFiles(join(site, "dist"), join(clean, "dist"));
		if (first !== undefined)
			throw new Error(`${kind.title}: ${first} and ${more.length} others are not as in a clean build`);
	}
}

function write(files) {
	for (const [file, text] of files)
		if (text === undefined) rmSync(file, { force: true });
		else {
			mkdirSync(dirname(file), { recursive: true });
			writeFileSync(file, text);
		}
}
function pause() {
	return new Promise((over) => setTimeout(over, PAUSE));
}
