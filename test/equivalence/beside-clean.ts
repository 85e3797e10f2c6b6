/** Builds a site after edits, and beside it a clean build of the same files. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Report } from "../../src/core/model.js";
import { buildSite, type Files, writeFiles } from "../support/site.js";
import { tempDir } from "../support/temp-dir.js";

/** The files after an edit; null deletes one. */
export type Edit = Readonly<Record<string, string | null>>;

/** A stamp counts only some time after the last change of its file. */
const settled = () => new Promise((done) => setTimeout(done, 150));
export const isComposed = ({ times }: Report): boolean => "compose" in times;
export const problemsOf = ({ problems }: Report): string[] =>
	problems
		// A former address is reported by the build that has moved the story.
		.filter(({ code }) => code !== "former-url")
		.map((problem) => JSON.stringify(problem))
		.sort();

/** Edits a site that was built, and returns the reports of each edit and of a clean build of the same files. */
export async function* builds(files: Files, edits: readonly Edit[]) {
	const root = tempDir();
	writeFiles(root, files);
	await settled();
	await buildSite({}, {}, root);
	const now = new Map(Object.entries(files) as [string, string][]);
	for (const edit of edits) {
		for (const [path, text] of Object.entries(edit)) {
			if (text === null) rmSync(join(root, path));
			else writeFiles(root, { [path]: text });
			if (text === null) now.delete(path);
			else now.set(path, text);
		}
		await settled();
		const { report } = await buildSite({}, {}, root);
		const { report: clean } = await buildSite(Object.fromEntries(now));
		yield { report, clean, isLast: edit === edits.at(-1) };
	}
}
