/** A disk that fails while a build is staged: the old site remains complete, and the next build publishes the new one. */
import { expect, it } from "vitest";
import type { Report } from "../../src/core/model.js";
import { sample } from "../support/sample.js";
import { buildOf, builtSite, unlike } from "./process.js";
import { randomOf } from "./random.js";

const SEED = Number(process.env.INCREMENTAL_SEED ?? 1);
const preload = { NODE_OPTIONS: `--import ${new URL("./full-disk.mjs", import.meta.url).href}` };

it.each(sample(1, ["EACCES", "ENOSPC"]))(
	"with %s nothing is published, the report says so, and the next build is whole",
	async (code) => {
		const random = randomOf(SEED);
		const site = await builtSite();
		site.reset();
		// The first write, the second, and one of the later writes: there are more files to write than this.
		for (const after of sample(2, [0, 1, random.below(18), random.below(18)])) {
			const ran = await buildOf(site.args, { ...preload, DISK_FAULT: code, DISK_AFTER: String(after) });
			const details = `${code} after ${after} writes. ${ran.stderr}`;
			expect(ran.exit, details).toBe(3);
			const { problems, exit } = JSON.parse(ran.stdout) as Report;
			expect([exit, problems.filter(({ severity }) => severity === "error").map((problem) => problem.code)]).toEqual([
				3,
				["io"],
			]);
			expect(problems.map(({ message }) => message).join("\n")).toContain(code);
			expect(unlike(site.out, site.old), details).toEqual([]);
		}
		expect((await buildOf(site.args)).exit).toBe(0);
		expect(unlike(site.out, site.expected)).toEqual([]);
	},
);
