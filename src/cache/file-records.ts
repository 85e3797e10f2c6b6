/** The record of every Markdown file: its stamp, the fingerprint of its parse result and, for an article, its dependency digests and summary. */
import { join } from "node:path";
import { packStamps, type Stamp, stampAtIndex } from "../core/file-stamp.js";
import type { ContentKind, DependencyInfo, Path } from "../core/model.js";
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
const FLAG_BITS = 2;
const flagsOf = ({ kind, ok, problems }: FileRecord) =>
	CONTENT_KINDS.indexOf(kind) * 2 ** FLAG_BITS + (problems ? 2 : 0) + (ok ? 1 : 0);
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
				encodedSummary: rows.map(({ encodedSummary = "" }) => encodedSummary),
				files: rows.map(({ dependencies }) => joinList(dependencies?.assets)),
				mentions: rows.map(({ dependencies }) => joinList(dependencies?.mentions)),
				pictures: rows.map(({ dependencies }) => joinList(dependencies?.images)),
			},
		};
	},
	decode: ({ numbers, texts }, paths, stamps) => {
		const [flags, page] = [numbers("flags"), numbers("page")];
		const [teaser, structure] = [numbers("teaser"), numbers("structure")];
		const [ends, named, words] = [numbers("ends"), numbers("named"), numbers("words")];
		const [fingerprints, objects, summaries] = [texts("fingerprint"), texts("object"), texts("encodedSummary")];
		const [files, mentions, pictures] = [texts("files"), texts("mentions"), texts("pictures")];
		return (index) => {
			const flag = flags[index] as number;
			const known = {
				path: paths[index] as Path,
				kind: kindIn(flag),
				stamp: stampAtIndex(stamps, index),
				fingerprint: fingerprints[index] as string,
				...(objects[index] && { object: objects[index] }),
				ok: (flag & 1) !== 0,
				problems: (flag & 2) !== 0,
			};
			if (summaries[index] === "") return known;
			const start = index === 0 ? 0 : (ends[index - 1] as number);
			const middle = start + (named[index] as number);
			const dependencies: DependencyInfo = {
				contentDigest: page[index] as number,
				listingDigest: teaser[index] as number,
				structureDigest: structure[index] as number,
				provides: words.subarray(start, middle),
				references: words.subarray(middle, ends[index]),
				assets: splitList(files[index]),
				mentions: splitList(mentions[index]),
				images: splitList(pictures[index]),
			};
			return { ...known, encodedSummary: summaries[index] as string, dependencies };
		};
	},
	// Sums of the four words of each fingerprint: the digest of a set, whatever the parts.
	summarize: (rows) =>
		[0, 8, 16, 24].map((at) =>
			rows.reduce((sum, { fingerprint }) => sum + (Number.parseInt(fingerprint.slice(at, at + 8), 16) || 0), 0),
		),
};
const NO_ITEMS: readonly string[] = [];
const splitList = (text = ""): readonly string[] => (text === "" ? NO_ITEMS : JSON.parse(text));
const joinList = (list: readonly string[] = NO_ITEMS): string => (list.length ? JSON.stringify(list) : "");

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
