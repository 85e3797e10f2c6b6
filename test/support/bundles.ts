/**
 * What the sites of tests share: bundles of the default theme, which are the same for every site without templates of its own. To make
 * them anew for each was a quarter of the work.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const SHARED = join(tmpdir(), "bundles");
const THEME = /^(?:templates|theme|lists|live)-[0-9a-f]+\.bundle$/;

/** Copies the bundles of earlier tests to a site. A build verifies them before use. */
export function borrowBundles(root: string, cache: string): void {
	if (!existsSync(join(root, "content")) || existsSync(join(root, "templates"))) return;
	if (existsSync(cache) || !existsSync(SHARED)) return;
	mkdirSync(cache, { recursive: true });
	for (const name of readdirSync(SHARED)) if (THEME.test(name)) copyFileSync(join(SHARED, name), join(cache, name));
}

/** Keeps the bundles of a site for later tests. */
export function lendBundles(root: string, cache: string): void {
	if (existsSync(join(root, "templates")) || !existsSync(cache)) return;
	mkdirSync(SHARED, { recursive: true });
	for (const name of readdirSync(cache)) {
		if (!THEME.test(name) || existsSync(join(SHARED, name))) continue;
		copyFileSync(join(cache, name), join(SHARED, `${name}.${process.pid}`));
		renameSync(join(SHARED, `${name}.${process.pid}`), join(SHARED, name));
	}
}
