#!/usr/bin/env node
/**
 * Mutation tests: one fault at a time is put into a copy of the program, and the tests of edits must find it.
 *
 *   node test/equivalence/run-mutations.mjs [part of a name | --random number]
 *
 * `MUTATE_RUNS` sequences are walked for each (60), from `INCREMENTAL_SEED`. Ends with 1 where a fault was not found.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { transformSync } from "esbuild";
import { FAULTS } from "./mutations.mjs";

const REPOSITORY = fileURLToPath(new URL("../../", import.meta.url));
const home = mkdtempSync(join(tmpdir(), "broadsheet-mutants-"));
process.on("exit", () => rmSync(home, { recursive: true, force: true }));
for (const name of ["templates", "package.json"]) cpSync(join(REPOSITORY, name), join(home, name), { recursive: true });
// Compiled, but not bundled: file by file, as the faults name them.
spawnSync("npx", ["tsc", "-p", "src/cli/package", "--outDir", join(home, "lib")], {
	cwd: REPOSITORY,
	stdio: "inherit",
});
symlinkSync(join(REPOSITORY, "node_modules"), join(home, "node_modules"));

/** Runs walks against the copy, and the tests of unchanged files; true if all pass. */
function walk() {
	const tests = ["test/equivalence/unchanged-files", "test/equivalence/equal"];
	const run = (test, ...flags) =>
		spawnSync("npx", ["vitest", "run", ...flags, test], {
			cwd: REPOSITORY,
			encoding: "utf8",
			env: {
				...process.env,
				INCREMENTAL_LIB: join(home, "lib/build/build.js"),
				INCREMENTAL_RUNS: process.env.MUTATE_RUNS ?? "60",
				INCREMENTAL_TRIES: "0",
			},
		});
	const tells = ({ status, stderr }) => status === 0 || /Failed Tests/.test(stderr);
	return tests.every((test) => {
		const first = run(test, "--bail=1");
		// A run that is stopped at its first failure sometimes ends before it has reported it.
		const { status, stdout, stderr } = tells(first) ? first : run(test);
		// A copy that cannot be loaded proves nothing.
		const found = status !== 0 && /Failed Tests/.test(stderr);
		if (status !== 0 && (!found || /SyntaxError/.test(stderr)))
			throw new Error(`The tests cannot run:\n${stdout}${stderr}`);
		return !found;
	});
}

const [first = "", count] = process.argv.slice(2);
const chosen =
	first === "--random"
		? [...FAULTS].sort(() => Math.random() - 0.5).slice(0, Number(count))
		: FAULTS.filter(({ name }) => name.includes(first));
if (!walk()) throw new Error("The program fails without any fault put in");

const survivors = chosen.filter(({ name, file, find, replace }) => {
	const path = join(home, "lib", file.replace(/ts$/, "js"));
	const whole = readFileSync(path, "utf8");
	const source = readFileSync(join(REPOSITORY, "src", file), "utf8");
	writeFileSync(
		path,
		transformSync(
			source.replace(find, () => replace),
			{ loader: "ts" },
		).code,
	);
	const well = walk();
	writeFileSync(path, whole);
	console.log(`${well ? "NOT FOUND" : "found    "}  ${name}`);
	return well;
});
console.log(`${chosen.length - survivors.length} of ${chosen.length} faults were found`);
process.exitCode = survivors.length ? 1 : 0;
