/** The manifest in the output folder: the list of files that a build wrote. Only these files are ever overwritten or deleted. */
import { digest } from "../core/digest.js";
import type { Path } from "../core/model.js";
import type { OutputRecord } from "../core/output-record.js";
import { compare } from "../core/problem.js";
import {
	entriesIn,
	type ManifestEntry,
	type ManifestPart,
	partOf,
	partsIn,
	partText,
	textAt,
} from "./read-manifest.js";
import { MANIFEST, MANIFEST_PARTS } from "./validate.js";

/** More files are listed in parts of half as many at most. */
const MAX_FILES = 4096;
/** A power of two that depends on nothing but the number of files. */
const partCount = (files: number): number =>
	files <= MAX_FILES ? 1 : 2 ** Math.ceil(Math.log2(files / (MAX_FILES / 4)));

/** A manifest as it is written. */
export interface ManifestFiles {
	/** Of the file `.broadsheet.json`, which has the digests of the parts. */
	readonly digest: string;
	readonly files: readonly { readonly path: Path; readonly text: string }[];
	/** The paths of former parts. */
	readonly removed: readonly Path[];
	/** The number of files of the whole manifest. */
	readonly count: number;
}

/** `files` are sorted. `isIntact`: what the manifest in the folder says of its parts is true. */
export function manifestOf(out: string, files: readonly OutputRecord[], isIntact: boolean): ManifestFiles {
	const count = partCount(files.length);
	if (count === 1) return manifestWith(out, manifestText(files), [], new Map(), isIntact);
	const lists = Array.from({ length: count }, (): OutputRecord[] => []);
	for (const file of files) lists[partOf(file.path, count)]?.push(file);
	const texts = new Map(lists.map((list, index) => [partPath(index), manifestText(list)]));
	return manifestWith(out, undefined, [...texts].map(partFrom), texts, isIntact);
}

/** What differs from the files that the manifest in the folder lists. */
export interface ManifestChanges {
	/** New and changed files. */
	readonly changed: readonly OutputRecord[];
	readonly removed: readonly Path[];
	/** The number of files afterwards. */
	readonly count: number;
}

/** The manifest in the folder after these changes. Undefined if it is to be written whole: it has other parts afterwards, or none, or is damaged. */
export function manifestAfter(out: string, { changed, removed, count }: ManifestChanges): ManifestFiles | undefined {
	const parts = partsIn(textAt(out, MANIFEST) ?? "");
	if (parts.length === 0 || parts.length !== partCount(count)) return undefined;
	const fresh = new Map<number, Map<Path, OutputRecord | undefined>>();
	for (const [path, file] of [
		...removed.map((path) => [path, undefined] as const),
		...changed.map((file) => [file.path, file] as const),
	]) {
		const index = partOf(path, parts.length);
		fresh.set(index, (fresh.get(index) ?? new Map()).set(path, file));
	}
	const texts = new Map<Path, string>();
	for (const [index, files] of fresh) {
		const part = parts[index];
		const entries = part && entriesIn(partText(out, part));
		if (!entries) return undefined;
		const now = new Map<Path, ManifestEntry | undefined>([
			...entries.map((entry) => [entry.path, entry] as const),
			...files,
		]);
		const listed = [...now.values()].filter((entry) => entry !== undefined);
		texts.set(part[0], manifestText(listed.sort((a, b) => compare(a.path, b.path))));
	}
	const now = parts.map((part): ManifestPart => {
		const text = texts.get(part[0]);
		return text === undefined ? part : partFrom([part[0], text]);
	});
	return manifestWith(out, undefined, now, texts, true);
}

function manifestWith(
	out: string,
	single: string | undefined,
	parts: readonly ManifestPart[],
	texts: ReadonlyMap<Path, string>,
	isIntact: boolean,
): ManifestFiles {
	const head = single ?? `{"version":3,"parts":[\n${parts.map((part) => JSON.stringify(part)).join(",\n")}\n]}\n`;
	const before = partsIn(textAt(out, MANIFEST) ?? "");
	const known = new Set(isIntact ? before.map(([path, sum]) => `${path} ${sum}`) : []);
	const paths = new Set<Path>(parts.map(([path]) => path));
	const changed = parts.filter(([path, sum]) => texts.has(path) && !known.has(`${path} ${sum}`));
	return {
		digest: digest(head),
		files: [...changed.map(([path]) => ({ path, text: texts.get(path) as string })), { path: MANIFEST, text: head }],
		removed: before.flatMap(([path]) => (paths.has(path) ? [] : [path])),
		count: parts.length + 1,
	};
}

const partPath = (index: number): Path => `${MANIFEST_PARTS}/${index.toString(16).padStart(2, "0")}.json`;
const partFrom = ([path, text]: readonly [Path, string]): ManifestPart => [path, digest(text), Buffer.byteLength(text)];
/** The text of a list of files, which are sorted. */
export const manifestText = (files: readonly ManifestEntry[]): string =>
	`{"version":2,"files":[\n${files
		.map(({ path, digest, kind, from }) => JSON.stringify([path, digest, kind, ...(from === undefined ? [] : [from])]))
		.join(",\n")}\n]}\n`;
