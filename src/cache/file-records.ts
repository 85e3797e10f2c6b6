/** The record of every Markdown file: its stamp, the fingerprint of its parse result and, for an article, its dependency digests and summary. */
import { join } from "node:path";
import { packStamps, type Stamp, stampAtIndex } from "../core/file-stamp.js";
import { lazy } from "../core/lazy.js";
import type { ContentKind, DependencyInfo, Path } from "../core/model.js";
import { joinSummary, SUMMARY_COLUMNS, splitSummary } from "./article-summary.js";
import { decodeDependencies, joinList } from "./dependency-columns.js";
import type { RowFormat } from "./row-part.js";
import { Rows } from "./rows.js";
import { readRows, writeRows } from "./rows-on-disk.js";

/** The state of a file after parsing. */
export interface ParseRecord {
	readonly fingerprint: string;
	/** The id of the file in git (`git-objects`). */
	readonly object?: string | undefined;
	/** There is a value, and not only problems. */
	readonly ok: boolean;
	readonly problems: boolean;
	/** Set for articles. */
	readonly encodedSummary?: string;
	readonly dependencies?: DependencyInfo;
}
export interface FileRecord extends ParseRecord {
	readonly path: Path;
	readonly kind: ContentKind;
	readonly stamp: Stamp;
}

export type FileRecords = Rows<FileRecord>;
export interface FileTable {
	readonly rows: FileRecords;
	/** The number of the build that wrote them. */
	readonly build: number;
	/** The version of the code and the configuration that parsed the files. */
	readonly parseVersion: string;
}

const CONTENT_KINDS: readonly ContentKind[] = [
	"article",
	"author",
	"topic",
	"section",
	"series",
	"front",
	"entry",
	"page",
	"authors",
];
const [OK, PROBLEMS, SUMMARY, FLAG_BITS] = [1, 2, 4, 3];
const flagsOf = ({ kind, ok, problems, encodedSummary }: FileRecord) =>
	CONTENT_KINDS.indexOf(kind) * 2 ** FLAG_BITS +
	(encodedSummary === undefined ? 0 : SUMMARY) +
	(problems ? PROBLEMS : 0) +
	(ok ? OK : 0);
/** Whether a row has these. */
export const hasProblems = (flags: number): boolean => (flags & PROBLEMS) !== 0;
export const hasSummary = (flags: number): boolean => (flags & SUMMARY) !== 0;
export const isOk = (flags: number): boolean => (flags & OK) !== 0;
export const kindIn = (flags: number): ContentKind => CONTENT_KINDS[flags >> FLAG_BITS] as ContentKind;

const FORMAT: RowFormat<FileRecord> = {
	encode: (rows) => {
		const numbers = (value: (row: FileRecord) => number) => Float64Array.from(rows, value);
		let end = 0;
		const ends = numbers(({ dependencies }) => {
			end += dependencies ? dependencies.provides.length + dependencies.references.length : 0;
			return end;
		});
		const words = new Float64Array(end);
		end = 0;
		for (const { dependencies } of rows)
			for (const list of dependencies ? [dependencies.provides, dependencies.references] : []) {
				words.set(list, end);
				end += list.length;
			}
		const summaries = rows.map(({ encodedSummary }) =>
			encodedSummary === undefined ? undefined : splitSummary(encodedSummary),
		);
		return {
			numbers: {
				stamps: packStamps(rows),
				flags: numbers(flagsOf),
				page: numbers(({ dependencies }) => dependencies?.contentDigest ?? 0),
				teaser: numbers(({ dependencies }) => dependencies?.listingDigest ?? 0),
				structure: numbers(({ dependencies }) => dependencies?.structureDigest ?? 0),
				ends,
				named: numbers(({ dependencies }) => dependencies?.provides.length ?? 0),
				words,
			},
			texts: {
				path: rows.map(({ path }) => path),
				fingerprint: rows.map(({ fingerprint }) => fingerprint),
				object: rows.map(({ object = "" }) => object),
				...Object.fromEntries(
					SUMMARY_COLUMNS.map((column, index) => [column, summaries.map((texts) => texts?.[index] ?? "")]),
				),
				files: rows.map(({ dependencies }) => joinList(dependencies?.assets)),
				mentions: rows.map(({ dependencies }) => joinList(dependencies?.mentions)),
				pictures: rows.map(({ dependencies }) => joinList(dependencies?.images)),
			},
		};
	},
	decode: (columns, paths, stamps) => {
		const { numbers, texts } = columns;
		const flags = numbers("flags");
		const [fingerprints, objects] = [texts("fingerprint"), texts("object")];
		const summaries = lazy(() => SUMMARY_COLUMNS.map(texts));
		const dependenciesAt = lazy(() => decodeDependencies(columns));
		return (index) => {
			const flag = flags[index] as number;
			return {
				path: paths[index] as Path,
				kind: kindIn(flag),
				stamp: stampAtIndex(stamps, index),
				fingerprint: fingerprints[index] as string,
				...(objects[index] && { object: objects[index] }),
				ok: isOk(flag),
				problems: hasProblems(flag),
				...(hasSummary(flag) && {
					encodedSummary: joinSummary(summaries().map((column) => column[index] as string)),
					dependencies: dependenciesAt()(index),
				}),
			};
		};
	},
	// Sums of the four words of each fingerprint: the digest of a set, whatever the parts.
	summarize: (rows) =>
		[0, 8, 16, 24].map((at) =>
			rows.reduce((sum, { fingerprint }) => sum + (Number.parseInt(fingerprint.slice(at, at + 8), 16) || 0), 0),
		),
};
/** `rows` are sorted by path; parts of `like` with the same rows are shared. */
export const fileRecords = (rows: readonly FileRecord[], like?: FileRecords): FileRecords =>
	Rows.of(rows, FORMAT, like);
export const NO_RECORDS: FileRecords = fileRecords([]);

const fileTableFolder = (cache: string) => join(cache, "stories.rows");

export function readFileTable(cache: string): FileTable | undefined {
	const found = readRows(fileTableFolder(cache), FORMAT);
	if (!found) return undefined;
	const { build, parseVersion } = found.head as Omit<FileTable, "rows">;
	return { rows: found.rows, build, parseVersion };
}
export const writeFileTable = (cache: string, { rows, ...head }: FileTable): void =>
	writeRows(fileTableFolder(cache), FORMAT, { head, rows });
