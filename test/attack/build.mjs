/** The program inside the harness, so that a case does not start a process, and a changed prototype is noticed. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { problemsText } from "../../lib/cli/terminal/problems.js";
import { build as print } from "../../lib/index.js";

/** Bundles of the default theme, which all cases share. A build verifies them before use. */
const bundles = new Map();
const isBundle = (name) => /^(?:templates|theme|lists|live)-[0-9a-f]+\.bundle$/.test(name);

export async function build({ root, out }) {
	const cache = join(root, ".broadsheet");
	if (!existsSync(cache) && bundles.size) {
		mkdirSync(cache);
		for (const [name, bytes] of bundles) writeFileSync(join(cache, name), bytes);
	}
	const { exit, problems } = await print({ root, out, at: "2026-06-02T12:00:00Z" });
	for (const name of existsSync(cache) ? readdirSync(cache).filter(isBundle) : [])
		if (!bundles.has(name)) bundles.set(name, readFileSync(join(cache, name)));
	return { exit, text: problemsText(problems, root, false) };
}
