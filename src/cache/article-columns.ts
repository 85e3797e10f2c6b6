/** The columns from which lazy articles read their fields. */
import { lazy } from "../core/lazy.js";
import type { DependencyInfo } from "../core/model.js";
import { SUMMARY_COLUMNS, type SummaryColumn, splitSummary } from "./article-summary.js";
import { decodeDependencies } from "./dependency-columns.js";
import type { FileRecord } from "./file-records.js";
import type { Columns } from "./row-part.js";

const COLUMNS = [...SUMMARY_COLUMNS, "fingerprint"] as const;
/** The place of a column in `ArticleColumns.texts`. */
export const columnAt = (column: SummaryColumn | "fingerprint"): number => COLUMNS.indexOf(column);

/** Each column is decoded on first access. */
export interface ArticleColumns {
	readonly texts: readonly (() => readonly string[])[];
	readonly dependencies: () => (index: number) => DependencyInfo;
}

export const articleColumns = (columns: Columns): ArticleColumns => ({
	texts: COLUMNS.map((column) => lazy(() => columns.texts(column))),
	dependencies: lazy(() => decodeDependencies(columns)),
});

/** The columns of a single article. */
export const columnsOfArticle = ({
	fingerprint,
	encodedSummary,
	dependencies,
}: Pick<FileRecord, "fingerprint"> &
	Required<Pick<FileRecord, "encodedSummary" | "dependencies">>): ArticleColumns => ({
	texts: [...splitSummary(encodedSummary), fingerprint].map((text) => () => [text]),
	dependencies: () => () => dependencies,
});
