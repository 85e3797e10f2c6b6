/** Tells which pages may have other problems after edits of stories. */
import type { Edition, Path, PlannedPage } from "../core/model.js";
import type { ChangedPaths, SourceState } from "./source-state.js";

/** Whether the problems of building the view of a page may be others. */
export type IsAffected = (page: PlannedPage, edition: Pick<Edition, "coverage">) => boolean;

/** Undefined if any page may be concerned, because something other than stories has changed. */
export function affectedPages(
	before: Pick<SourceState, "rows">,
	{ rows }: Pick<SourceState, "rows">,
	touched: ChangedPaths,
): IsAffected | undefined {
	const names = new Set<number>();
	for (const path of touched) {
		const versions = [before.rows.get(path), rows.get(path)].filter((row) => row !== undefined);
		if (versions.length === 0) return undefined;
		for (const { kind, dependencies } of versions) {
			if (kind !== "article" || !dependencies) return undefined;
			for (const name of Array.from(dependencies.provides)) names.add(name);
		}
	}
	const refers = (file: Path): boolean =>
		touched.has(file) ||
		Array.from(rows.get(file)?.dependencies?.references ?? []).some((name) => name === 0 || names.has(name));
	return ({ from, isDocument, task }, { coverage }) => {
		// These show texts whose problems are those of other pages.
		if (isDocument || (task as { readonly page?: number }).page !== undefined) return false;
		return from === undefined || refers(from) || (coverage.get(from) ?? []).some((entry) => refers(entry.from));
	};
}
