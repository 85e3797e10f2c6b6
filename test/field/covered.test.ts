import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { REPOSITORY } from "../support/cli.js";
import { list } from "../support/site.js";

/** The number of collected situations. */
const SITUATIONS = 56;

it("every situation that users of other generators reported has a test", () => {
	const folder = join(REPOSITORY, "test");
	const numbers = list(folder)
		.filter((path) => path.endsWith(".test.ts"))
		.flatMap((path) => [
			...readFileSync(join(folder, path), "utf8").matchAll(/\(field (\d+)\)|\b(?:situation|slips)\(\s*(\d+),/g),
		])
		.map(([, title, call]) => Number(title ?? call));
	const missing = Array.from({ length: SITUATIONS }, (_, index) => index + 1).filter((each) => !numbers.includes(each));
	expect(missing).toEqual([]);
});
