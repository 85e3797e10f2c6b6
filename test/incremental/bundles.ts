/** What clean builds share with each other, and with no other build: bundles that one of them made, while they would be made of the same bytes. */
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type TestSite, treeOf } from "./paper.js";

/** Of what the bundles in each memory were made. */
const madeOf = new Map<string, string>();

/** Empties the memory of a clean build, but for bundles of what the site has now: to make them anew was a third of the work. */
export function emptyFor({ root }: TestSite, cache: string): void {
	// Compared byte for byte, because what the program under test believes of a bundle may be the fault.
	const beside = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isFile());
	const now = JSON.stringify([
		...beside.map(({ name }) => [name, readFileSync(join(root, name), "latin1")]),
		...treeOf(join(root, "templates")),
	]);
	const same = madeOf.get(cache) === now;
	madeOf.set(cache, now);
	for (const name of existsSync(cache) ? readdirSync(cache) : [])
		if (!same || !/^(?:config|lists|live|templates|theme)-/.test(name)) rmSync(join(cache, name), { recursive: true });
}
