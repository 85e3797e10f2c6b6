#!/usr/bin/env node
/**
 * Does the net hold? One fault at a time is put into a copy of the compiled program, and the edits must find it.
 *
 *   npm run compile && node test/incremental/mutate.mjs [part of a name]
 *
 * `MUTATE_RUNS` sequences are walked for each (60), from `INCREMENTAL_SEED`. Ends with 1 where a fault was not found.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * What a build remembers, and what it compares: leave any of it out and the site goes stale. Rules that a clean build breaks as well are
 * not for this table, because a clean build is what the edits compare with. `file` is one of `lib/`; `find` stands in it exactly once.
 */
const FAULTS = [
	{
		name: "write: files of one length are taken for equal",
		file: "stages/write/write.js",
		find: "Buffer.compare(old, bytes) === 0",
		replace: "old.length === bytes.length",
	},
	{
		name: "write: what the new site has not is left there",
		file: "stages/write/write.js",
		find: "!after.has(path) && existsSync(join(out, path))",
		replace: "false",
	},
];

const REPOSITORY = fileURLToPath(new URL("../../", import.meta.url));
const home = mkdtempSync(join(tmpdir(), "broadsheet-mutants-"));
process.on("exit", () => rmSync(home, { recursive: true, force: true }));
for (const name of ["lib", "templates", "package.json"])
	cpSync(join(REPOSITORY, name), join(home, name), { recursive: true });
symlinkSync(join(REPOSITORY, "node_modules"), join(home, "node_modules"));

/** Walks against the copy; true where all is well. */
function walk() {
	const { status, stdout, stderr } = spawnSync("npx", ["vitest", "run", "test/incremental/equal"], {
		cwd: REPOSITORY,
		encoding: "utf8",
		env: {
			...process.env,
			INCREMENTAL_LIB: join(home, "lib/index.js"),
			INCREMENTAL_RUNS: process.env.MUTATE_RUNS ?? "60",
			INCREMENTAL_TRIES: "0",
		},
	});
	// A run that fails for another reason, such as a copy that cannot be loaded, has found nothing.
	const found = stderr.includes("walks it again");
	if (status !== 0 && !found) throw new Error(`The walk itself fails:\n${stdout}${stderr}`);
	return !found;
}

const chosen = FAULTS.filter(({ name }) => name.includes(process.argv[2] ?? ""));
const missing = chosen.filter(
	({ file, find }) => readFileSync(join(home, "lib", file), "utf8").split(find).length !== 2,
);
if (missing.length) throw new Error(`Not once in the program: ${missing.map(({ name }) => name).join("; ")}`);
if (!walk()) throw new Error("The program fails without any fault put in");

const survivors = chosen.filter(({ name, file, find, replace }) => {
	const path = join(home, "lib", file);
	const whole = readFileSync(path, "utf8");
	writeFileSync(
		path,
		whole.replace(find, () => replace),
	);
	const well = walk();
	writeFileSync(path, whole);
	console.log(`${well ? "NOT FOUND" : "found    "}  ${name}`);
	return well;
});
console.log(`${chosen.length - survivors.length} of ${chosen.length} faults were found`);
process.exitCode = survivors.length ? 1 : 0;
