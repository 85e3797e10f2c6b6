#!/usr/bin/env node
/**
 * Does the net hold? One fault at a time is put into a copy of the compiled program, and the tests of edits must find it.
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
		name: "read: the configuration is left out of an outcome's fingerprint",
		file: "engine/remember.js",
		find: "fingerprintOf([salt, ...input(argument)])",
		replace: "fingerprintOf(input(argument))",
	},
	{
		name: "read: the path of a file is left out",
		file: "worker.js",
		find: "[kind, source.path, source.bytes]",
		replace: "[kind, source.bytes]",
	},
	{
		name: "read: the bytes of a file are left out",
		file: "worker.js",
		find: "[kind, source.path, source.bytes]",
		replace: "[kind, source.path]",
	},
	{
		name: "stamp: the time of change is not looked at",
		file: "engine/stats.js",
		find: "a[2] === b[2] && ",
		replace: "",
	},
	{
		name: "stamp: what is younger than a tick is believed",
		file: "engine/stats.js",
		find: "const TICK = 100",
		replace: "const TICK = -1e12",
	},
	...[
		["their stamps", "new Uint8Array(stamps.buffer),", ""],
		["what listing them told", "JSON.stringify(problems),", ""],
		["the program, the configuration and the templates", "...parts,", ""],
		["the hour until which it holds", "at < last.told.nextChange", "true"],
		["the hour from which on it holds", "last.at <= at", "true"],
	].map(([what, find, replace]) => ({
		name: `nothing changed: ${what} is left out`,
		file: "archive/last.js",
		find,
		replace,
	})),
	{
		name: "nothing changed: the output is not looked at",
		file: "build.js",
		find: "(await looked.output).asLeft",
		replace: "true",
	},
	{
		name: "page: an output file that was tampered with is believed",
		file: "press.js",
		find: 'file?.page && file.digest !== "" && old.salt',
		replace: "file?.page && old.salt",
	},
	{
		name: "page: templates and configuration are left out of the key's validity",
		file: "press.js",
		find: "old.salt === salt && isKept",
		replace: "isKept",
	},
	{
		name: "page: a template is left out of a view's fingerprint",
		file: "build.js",
		find: 'templates.digests.get(template) ?? "", frameDigest',
		replace: "frameDigest",
	},
	{
		name: "page: the frame is left out of a view's fingerprint",
		file: "build.js",
		find: '?? "", frameDigest]',
		replace: '?? ""]',
	},
	{
		name: "key: the story's own file is left out",
		file: "press.js",
		find: "a[part] !== b[part]",
		replace: "part !== 0 && a[part] !== b[part]",
	},
	{
		name: "key: what stands around a page is left out",
		file: "press.js",
		find: "a[part] !== b[part]",
		replace: "part !== 1 && a[part] !== b[part]",
	},
	{
		name: "key: the frame of all pages is left out",
		file: "press.js",
		find: "a[part] !== b[part]",
		replace: "part !== 2 && a[part] !== b[part]",
	},
	{
		name: "key: the age of a story is left out",
		file: "stages/pages/plan.js",
		find: " + (ageOf(article, edition) ?? 0)",
		replace: "",
	},
	{
		name: "card: the text is left out",
		file: "stages/content/card.js",
		find: "page: mix(seen, inside)",
		replace: "page: seen",
	},
	{
		name: "card: what lists show is left out",
		file: "stages/content/card.js",
		find: "        teaser: seen,",
		replace: "        teaser: 0,",
	},
	{
		name: "sight: neighbours are left out",
		file: "stages/edition/sight.js",
		find: "mix(window, size(places.length - place))",
		replace: "0",
	},
	{
		name: "sight: the answers to references are left out",
		file: "stages/edition/sight.js",
		find: "asked === 0 ? everything.value : answers.get(asked)",
		replace: "0",
	},
	{
		name: "sight: pictures are left out",
		file: "stages/edition/sight.js",
		find: "shown ? mix(hash32(shown.url), mix(shown.width ?? 0, shown.height ?? 0)) : 0",
		replace: "0",
	},
	{
		name: "sight: the parts of a series are left out",
		file: "stages/edition/sight.js",
		find: "mix(sum, teasers[place] ?? 0)",
		replace: "sum",
	},
	{
		name: "front: its stories are left out",
		file: "stages/pages/unmade.js",
		find: "mix(sum, teaserKey(article))",
		replace: "sum",
	},
	{
		name: "write: what the new site has not is left there",
		file: "stages/write/write.js",
		find: "removed.push(path)",
		replace: "void path",
	},
];

const REPOSITORY = fileURLToPath(new URL("../../", import.meta.url));
const home = mkdtempSync(join(tmpdir(), "broadsheet-mutants-"));
process.on("exit", () => rmSync(home, { recursive: true, force: true }));
for (const name of ["lib", "templates", "package.json"])
	cpSync(join(REPOSITORY, name), join(home, name), { recursive: true });
symlinkSync(join(REPOSITORY, "node_modules"), join(home, "node_modules"));

/** Walks against the copy, and looks at files that have lain still; true where all is well. */
function walk() {
	const tests = ["test/incremental/settled", "test/incremental/equal"];
	return tests.every((test) => {
		const { status, stdout, stderr } = spawnSync("npx", ["vitest", "run", test], {
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
		const found = /walks it again|AssertionError/.test(stderr);
		if (status !== 0 && !found) throw new Error(`The test itself fails:\n${stdout}${stderr}`);
		return !found;
	});
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
