/** The record of every Markdown file: its stamp, the fingerprint of its parse result and, for an article, its dependency digests and summary. */
import { join } from "node:path";
import { packStamps, type Stamp, stampAtIndex } from "../core/file-stamp.js";
import type { ContentKind, DependencyInfo, Path } from "../core/model.js";
import { readTable, writeTable } from "./column-file.js";

/** The state of a file after parsing. */
export interface ParseRecord {
	readonly fingerprint: string;
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

export interface FileTable {
	/** Sorted by path. */
	readonly rows: readonly FileRecord[];
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
const fileTableFile = (cache: string) => join(cache, "stories.table");

export function readFileTable(cache: string): FileTable | undefined {
	const table = readTable(fileTableFile(cache));
	if (!table) return undefined;
	const { path, fingerprint, encodedSummary, files, mentions, pictures } = table.texts as Record<string, string[]>;
	const { flags, page, teaser, structure, ends, words, named, stamps } = table.numbers as Record<string, Float64Array>;
	if (
		!path ||
		!fingerprint ||
		!encodedSummary ||
		!files ||
		!mentions ||
		!pictures ||
		!flags ||
		!page ||
		!teaser ||
		!structure ||
		!ends ||
		!words ||
		!named ||
		!stamps
	)
		return undefined;
	const rows = path.map((each, index): FileRecord => {
		const flag = flags[index] as number;
		const known = {
			path: each,
			kind: CONTENT_KINDS[flag >> 2] as ContentKind,
			stamp: stampAtIndex(stamps, index),
			fingerprint: fingerprint[index] as string,
			ok: (flag & 1) !== 0,
			problems: (flag & 2) !== 0,
		};
		if (encodedSummary[index] === "") return known;
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
		return { ...known, encodedSummary: encodedSummary[index] as string, dependencies };
	});
	const { build, parseVersion } = table.head as { build: number; parseVersion: string };
	return { rows, build, parseVersion };
}
const NO_ITEMS: readonly string[] = [];
const splitList = (text = ""): readonly string[] => (text === "" ? NO_ITEMS : JSON.parse(text));
const joinList = (list: readonly string[] = NO_ITEMS): string => (list.length ? JSON.stringify(list) : "");

export function writeFileTable(cache: string, { rows, build, parseVersion }: FileTable): void {
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
	writeTable(fileTableFile(cache), {
		head: { build, parseVersion },
		numbers: {
			stamps: packStamps(rows),
			flags: numbers(({ kind, ok, problems }) => CONTENT_KINDS.indexOf(kind) * 4 + (problems ? 2 : 0) + (ok ? 1 : 0)),
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
			encodedSummary: rows.map(({ encodedSummary = "" }) => encodedSummary),
			files: rows.map(({ dependencies }) => joinList(dependencies?.assets)),
			mentions: rows.map(({ dependencies }) => joinList(dependencies?.mentions)),
			pictures: rows.map(({ dependencies }) => joinList(dependencies?.images)),
		},
	});
}
