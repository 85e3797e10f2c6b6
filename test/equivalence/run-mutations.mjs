#!/usr/bin/env node
/**
 * Mutation tests: one fault at a time is put into a copy of the program, and a walk of edits must find it, or the tests of unchanged files.
 *
 *   node test/equivalence/run-mutations.mjs [part of a name | --random number]
 *
 * `--random` chooses among the faults of which `mutations.mjs` says what finds them, and tries only that. Otherwise `MUTATE_RUNS` sequences are walked for each
 * (60), from `INCREMENTAL_SEED`. Ends with 1 where a fault was not found.
 */
import { spawnSync } from "node:child_process";
import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transformSync } from "esbuild";
import { FAULTS, FOUND_BY } from "./mutations.mjs";

const REPOSITORY = fileURLToPath(new URL("../../", import.meta.url));
const RUNS = Number(process.env.MUTATE_RUNS ?? 60);
const SEED = Number(process.env.INCREMENTAL_SEED ?? 1);
/** Sequences without a fault. */
const SOUND_RUNS = 2;
/** How `walk.ts` ends where it finds a difference. */
const DIFFERS = 9;

// In memory where that is possible: a walk writes some ten thousand files.
const home = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "broadsheet-mutants-"));
// Below the repository, because it finds the libraries and the theme from there.
const walkProgram = join(REPOSITORY, "node_modules/.cache", `walk-${process.pid}.mjs`);
process.on("exit", () => {
	for (const path of [home, walkProgram]) rmSync(path, { recursive: true, force: true });
});
for (const name of ["templates", "package.json"]) cpSync(join(REPOSITORY, name), join(home, name), { recursive: true });
symlinkSync(join(REPOSITORY, "node_modules"), join(home, "node_modules"));
const compiled = (source) => transformSync(source, { loader: "ts", target: "node20" }).code;
const inCopy = (file) => join(home, "lib", file.replace(/ts$/, "js"));
function write(file, source) {
	mkdirSync(dirname(inCopy(file)), { recursive: true });
	writeFileSync(inCopy(file), compiled(source));
}
const sourceOf = (file) => readFileSync(join(REPOSITORY, "src", file), "utf8");
for (const file of readdirSync(join(REPOSITORY, "src"), { recursive: true, encoding: "utf8" }))
	if (file.endsWith(".ts")) write(file, sourceOf(file));
// As in the suite, each picture is encoded once.
const wrapper = readFileSync(join(REPOSITORY, "test/support/resize-images.ts"), "utf8");
write("output/encode-images.ts", sourceOf("output/resize-images.ts"));
write(
	"output/resize-images.ts",
	wrapper.replaceAll("../../src/", "../").replace("../output/resize-images.js", "./encode-images.js"),
);
await build({
	entryPoints: [join(REPOSITORY, "test/equivalence/walk.ts")],
	outfile: walkProgram,
	bundle: true,
	format: "esm",
	platform: "node",
	target: "node20",
	packages: "external",
	logLevel: "error",
});

// Each fault is found by a case of its own.
const env = { ...process.env, CASES: "all", TMPDIR: home, INCREMENTAL_LIB: join(home, "lib/build/build.js") };
/** Whether walks against the copy find a difference. A copy that cannot be loaded proves nothing. */
function walkDiffers(runs, seed) {
	const args = [walkProgram, runs, seed].map(String);
	const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", env });
	if (status !== 0 && status !== DIFFERS) throw new Error(`The walk cannot run:\n${stdout}${stderr}`);
	return status === DIFFERS && `seed ${seed}, ${stdout.trim().split("\n")[0]}`;
}
/** Whether a test of unchanged files fails; `file` is the name of one of their files. */
function testFails(file = "") {
	const run = (...flags) =>
		spawnSync("npx", ["vitest", "run", ...flags, `test/equivalence/unchanged-files/${file}`], {
			...{ cwd: REPOSITORY, encoding: "utf8", env },
		});
	const first = run("--bail=1");
	// A run that is stopped at its first failure sometimes ends before it has reported it.
	const { status, stdout, stderr } = first.status === 0 || /Failed Tests/.test(first.stderr) ? first : run();
	if (status !== 0 && (!/Failed Tests/.test(stderr) || /SyntaxError/.test(stderr)))
		throw new Error(`The tests cannot run:\n${stdout}${stderr}`);
	return status !== 0 && /FAIL\S* .*?(unchanged-files\/[\w-]+)/.exec(stdout + stderr)?.[1];
}

const [first = "", count] = process.argv.slice(2);
const chosen =
	first === "--random"
		? FAULTS.filter(({ name }) => name in FOUND_BY)
				.sort(() => Math.random() - 0.5)
				.slice(0, Number(count))
		: FAULTS.filter(({ name }) => name.includes(first));
const unsound = walkDiffers(SOUND_RUNS, SEED);
if (unsound) throw new Error(`The program fails without any fault put in: ${unsound}`);

const survivors = chosen.filter(({ name, file, find, replace }) => {
	const began = performance.now();
	write(
		file,
		sourceOf(file).replace(find, () => replace),
	);
	const by = first === "--random" && FOUND_BY[name];
	const found =
		typeof by === "string" ? testFails(by) : by ? walkDiffers(20, by) : walkDiffers(RUNS, SEED) || testFails();
	write(file, sourceOf(file));
	const seconds = Math.round((performance.now() - began) / 1000);
	console.log(`${found ? "found    " : "NOT FOUND"}  ${name} (${seconds} s${found ? `, ${found.slice(0, 120)}` : ""})`);
	return !found;
});
console.log(`${chosen.length - survivors.length} of ${chosen.length} faults were found`);
process.exitCode = survivors.length ? 1 : 0;
