/** The columns from which lazy articles read their fields. */
import { lazy } from "../core/lazy.js";
import type { DependencyInfo } from "../core/model.js";
import { SUMMARY_COLUMNS, type SummaryColumn, splitSummary } from "./article-summary.js";
import { decodeDependencies } from "./dependency-columns.js";
import type { FileRecord } from "./file-records.js";
import type { Columns } from "./row-part.js";

type Texts = Readonly<Record<SummaryColumn | "fingerprint", () => readonly string[]>>;
/** Each column is decoded on first access. */
export interface ArticleColumns extends Texts {
	readonly dependencies: () => (index: number) => DependencyInfo;
}

export function articleColumns(columns: Columns): ArticleColumns {
	const texts = [...SUMMARY_COLUMNS, "fingerprint" as const].map(
		(column) => [column, lazy(() => columns.texts(column))] as const,
	);
	return {
		...(Object.fromEntries(texts) as unknown as Texts),
		dependencies: lazy(() => decodeDependencies(columns)),
	};
}

/** The columns of a single article. */
export function columnsOfArticle({
	fingerprint,
	encodedSummary,
	dependencies,
}: Pick<FileRecord, "fingerprint"> & Required<Pick<FileRecord, "encodedSummary" | "dependencies">>): ArticleColumns {
	const texts = splitSummary(encodedSummary).map((text, index) => [SUMMARY_COLUMNS[index], () => [text]] as const);
	return {
		...(Object.fromEntries(texts) as unknown as Texts),
		fingerprint: () => [fingerprint],
		dependencies: () => () => dependencies,
	};
}
