/** The files whose problems have a hint that names a story or another page: it may be a different one when such a name comes or goes. */
import type { FileRecords } from "../cache/file-records.js";
import type { Path, Problem } from "../core/model.js";

const HINTED = /^(?:dead-link|read-more|front-)/;
export const hasHints = (problems: readonly Problem[]): boolean => problems.some(({ code }) => HINTED.test(code));

/** Those whose own pages, or fronts, report such problems. Undefined if others do. */
export function hintedFiles(problems: readonly Problem[], rows: FileRecords): ReadonlySet<Path> | undefined {
	const found = new Set<Path>();
	for (const { code, place } of problems) {
		const row = HINTED.test(code) && rows.get(place?.path ?? "");
		// The page of a deleted story is gone, with its problems.
		if (!row) continue;
		if (row.kind !== "article" && (row.kind !== "front" || !OF_FRONTS.has(code))) return undefined;
		found.add(row.path);
	}
	return found;
}
/** The problems of fronts that their pages report with no other hint than that for a link. */
const OF_FRONTS: ReadonlySet<string> = new Set(["front-pin", "front-twice"]);
