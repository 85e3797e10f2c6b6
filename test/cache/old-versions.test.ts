/** A cache that is used for years: the remains of old template versions do not accumulate. */
import { readdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { writeIfChanged } from "../../src/cache/bundle-cache.js";
import { tempDir } from "../support/temp-dir.js";

const nameOf = (version: number) => `templates-${version.toString(16).padStart(16, "0")}.mjs`;

it("of many versions of the templates the newest are kept, each with its source map, and every other file", () => {
	const cache = tempDir();
	const others = [
		"stories.table",
		"templates-0123456789abcdef.bundle",
		"config-0123456789abcdef.mjs",
		"templates-short.mjs",
	];
	for (const name of others) writeFileSync(join(cache, name), "");
	for (let version = 1; version <= 60; version++) {
		for (const name of [nameOf(version), `${nameOf(version)}.map`]) {
			writeIfChanged(join(cache, name), `version ${version}`);
			utimesSync(join(cache, name), version, version);
		}
	}
	// An old version is one that has just been made.
	writeIfChanged(join(cache, nameOf(3)), "version 3");
	const left = readdirSync(cache).filter((name) => !others.includes(name));
	expect(readdirSync(cache)).toEqual(expect.arrayContaining(others));
	expect(left).toEqual(expect.arrayContaining([nameOf(3), nameOf(60), `${nameOf(60)}.map`, nameOf(45)]));
	expect(left).not.toContain(nameOf(2));
	expect(left.length).toBeLessThanOrEqual(42);
});
