/** The search texts of the mutations exist in the program: a renamed line must be renamed there as well. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";
import { expect, it } from "vitest";
import { REPOSITORY } from "../support/cli.js";

interface Mutation {
	readonly name: string;
	/** Relative to `src/`. */
	readonly file: string;
	readonly find: string;
	readonly replace: string;
}
const { FAULTS, FOUND_BY } = (await import(new URL("./mutations.mjs", import.meta.url).href)) as {
	FAULTS: readonly Mutation[];
	FOUND_BY: Readonly<Record<string, string | number>>;
};

const compiles = (source: string): boolean => {
	try {
		return transformSync(source, { loader: "ts", target: "node20" }).code !== "";
	} catch {
		return false;
	}
};

it("has only texts that occur exactly once in their files, and a replacement that differs and compiles", () => {
	expect(FAULTS.length).toBeGreaterThan(50);
	const wrong = FAULTS.filter(({ file, find, replace }) => {
		const source = readFileSync(join(REPOSITORY, "src", file), "utf8");
		if (source.split(find).length !== 2 || find === replace) return true;
		return !compiles(source.replace(find, () => replace));
	});
	expect(wrong.map(({ file, name }) => `${file}: ${name}`)).toEqual([]);
	const names = FAULTS.map(({ name }) => name);
	expect(Object.keys(FOUND_BY).filter((name) => !names.includes(name))).toEqual([]);
});
