/** Situations in which users of other generators reported a fault. Each has a number, 1 to 56, and one test or more. */
import { expect, it } from "vitest";
import type { Options } from "../../src/build/options.js";
import { buildSite, type Files, type Site } from "../support/site.js";

interface Situation {
	readonly files: Files;
	readonly options?: Options;
	/**
	 * The problems that the build reports, sorted: severity, code, path, line and column, as in `error draft-unclear content/a.md:4:1`.
	 * Without them the build must end with 0 and report nothing, so that a silent build is always held against `right`.
	 */
	readonly reported?: readonly string[];
	/** Examines the output. Required if no problem is expected. */
	readonly right?: (site: Site) => void;
}

/** A test that builds the site of a situation. Tests that need more than one build name their situation in their title: "… (field 4)". */
export function situation(number: number, sentence: string, { files, options, reported = [], right }: Situation): void {
	it(`${sentence} (field ${number})`, async () => {
		if (reported.length === 0 && !right) throw new Error("A silent situation needs a look at its output");
		const site = await buildSite(files, options);
		const { problems, exit } = site.report;
		const found = problems.map(({ severity, code, place }) => {
			const where = [place?.path, place?.line, place?.column].filter((part) => part !== undefined).join(":");
			return `${severity} ${code} ${where}`.trim();
		});
		expect(found.sort()).toEqual([...reported].sort());
		expect(exit).toBe(problems.some(({ severity }) => severity === "error") ? 1 : 0);
		right?.(site);
	});
}
