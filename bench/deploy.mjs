/**
 * A deploy of the shared corpus to a folder and to an object store on this machine: the first, one without a change, and three edits, each built and deployed.
 *
 * npm run bench:deploy -- --sizes 10000,100000
 */
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { copyConfig } from "./broadsheet.mjs";
import { openCorpus } from "./corpus.mjs";
import { machine } from "./machine.mjs";
import { timed } from "./measure.mjs";
import { keepSection } from "./sections.mjs";
import { grid, median } from "./table.mjs";

const project = resolve(import.meta.dirname, "..");
const { values } = parseArgs({
	options: {
		sizes: { type: "string", default: "10000" },
		work: { type: "string", default: "/dev/shm/broadsheet-bench" },
		keep: { type: "boolean", default: false },
		results: { type: "string", default: join(import.meta.dirname, "results.md") },
	},
});
const AT = "2026-06-02T00:00:00Z";
const EDITS = 3;
const KEYS = { AWS_ACCESS_KEY_ID: "bench", AWS_SECRET_ACCESS_KEY: "bench" };

const store = new Worker(new URL("object-store.mjs", import.meta.url));
const endpoint = await new Promise((ready) => store.once("message", ready));
mkdirSync(values.work, { recursive: true });
const rows = [];
try {
	for (const size of values.sizes.split(",").map(Number)) rows.push(...(await measure(size)));
} finally {
	await store.terminate();
}
const text = [
	"New processes. An edit is one body of a story; its figures are medians of three. Two releases are kept, so two of the three deploys to the folder bring an old release up to date, as all do from the fifth edit on with the default. The store is a thread of the benchmark, whose memory is not in the figures.",
	grid(["", ""], machine(values.work)),
	`\`\`\`\nnpm run bench:deploy -- --sizes ${values.sizes}\n\`\`\``,
	grid(["stories", "", "wall, s", "CPU, s", "memory, MB", "files sent", "kB sent"], rows),
].join("\n\n");
console.log(text);
keepSection(values.results, "Deploy", text);

async function measure(size) {
	const corpus = await openCorpus(values.work, size);
	const home = join(values.work, "deploy", String(size));
	rmSync(home, { recursive: true, force: true });
	mkdirSync(home, { recursive: true });
	copyConfig(home, undefined, "site.config.ts");
	symlinkSync(corpus.news, join(home, "content"));
	writeFileSync(
		join(home, "broadsheet.config.ts"),
		`import site from "./site.config.ts";
export default { ...site, deploy: {
	folder: { to: "folder", path: ${JSON.stringify(join(home, "www"))}, keep: 2 },
	s3: { to: "s3", bucket: "bench", endpoint: ${JSON.stringify(endpoint)} },
} };
`,
	);
	const run = (...args) => {
		const command = ["node", join(project, "lib/cli.js"), ...args, "--root", home, "--format", "json"];
		const folders = ["--out", join(home, "out"), "--cache", join(home, "cache")];
		const { stdout, ...figures } = timed({ command: [...command, ...folders], env: KEYS }, values.work);
		return { ...figures, report: JSON.parse(stdout).deployment };
	};
	const build = () => run("build", "--at", AT);
	const cells = ({ wall, cpu, mb, report }) => [
		wall.toFixed(2),
		cpu.toFixed(2),
		mb.toFixed(0),
		String(report?.sent?.length ?? ""),
		((report?.bytes ?? 0) / 1000).toFixed(0),
	];
	try {
		build();
		const done = [];
		for (const target of ["folder", "s3"]) {
			done.push([`first deploy, ${target}`, ...cells(run("deploy", target))]);
			done.push([`nothing changed, ${target}`, ...cells(run("deploy", target))]);
		}
		for (const target of ["folder", "s3"]) {
			const [builds, deploys] = [[], []];
			for (let turn = 0; turn < EDITS; turn++) {
				corpus.edit("body", `Zq${target}${turn}x`);
				builds.push(build());
				deploys.push(run("deploy", target));
			}
			const medianOf = (runs) => ({
				...runs.at(-1),
				...Object.fromEntries(["wall", "cpu", "mb"].map((key) => [key, median(runs.map((one) => one[key]))])),
			});
			if (target === "folder") done.push(["one edit, its build", ...cells({ ...medianOf(builds), report: undefined })]);
			done.push([`one edit, its deploy, ${target}`, ...cells(medianOf(deploys))]);
		}
		return done.map((row, index) => [index ? "" : size.toLocaleString("en"), ...row]);
	} finally {
		corpus.restore();
		if (!values.keep) rmSync(join(values.work, "deploy"), { recursive: true, force: true });
	}
}
