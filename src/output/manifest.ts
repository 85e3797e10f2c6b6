/** The manifest in the output folder: the list of files that a build wrote. Only these files are ever overwritten or deleted. */
import { join } from "node:path";
import * as z from "zod";
import { digest } from "../core/digest.js";
import { ifThere } from "../core/exists.js";
import { stampOfLink } from "../core/file-stamp.js";
import { fnv1a32 } from "../core/link-key.js";
import type { Path } from "../core/model.js";
import { OUTPUT_KINDS, type OutputRecord } from "../core/output-record.js";
import { readRegularFile } from "../core/regular-file.js";
import { InsidePath, MANIFEST, MANIFEST_PARTS } from "./validate.js";

/** `index` is the former name of `document`. */
const ManifestKind = z.preprocess((kind) => (kind === "index" ? "document" : kind), z.enum(OUTPUT_KINDS));
const Manifest = z.object({
	version: z.literal(2),
	files: z.array(
		z.tuple([InsidePath, z.string(), ManifestKind]).or(z.tuple([InsidePath, z.string(), ManifestKind, z.string()])),
	),
});

export interface ManifestEntry {
	readonly path: Path;
	readonly digest: string;
	readonly kind: z.infer<typeof ManifestKind>;
	/** The source file, for article pages. */
	readonly from?: string;
}

/** The head of the manifest of a large site, whose files are listed in parts, so that an edit rewrites the few that it concerns. */
const ManifestHead = z.object({ version: z.literal(3), parts: z.array(z.tuple([InsidePath, z.string(), z.number()])) });
type ManifestPart = readonly [path: Path, digest: string, bytes: number];

/** More files are listed in parts of half as many at most. */
const MAX_FILES = 4096;
/** A power of two that depends on nothing but the number of files. */
const partCount = (files: number): number =>
	files <= MAX_FILES ? 1 : 2 ** Math.ceil(Math.log2(files / (MAX_FILES / 4)));
const partOf = (path: Path, count: number): number => fnv1a32(path) & (count - 1);

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

/** The digest of the current manifest, without parsing its files. Undefined if a part is missing. */
export function manifestDigest(out: string): string | undefined {
	const text = textAt(out, MANIFEST);
	if (text === undefined || partsIn(text).some(([path, , bytes]) => stampOfLink(join(out, path))?.[0] !== bytes))
		return undefined;
	return digest(text);
}

/** Undefined if it is absent or damaged. Throws if it cannot be read, because the listed files would then never be deleted. */
export function readManifest(out: string): readonly ManifestEntry[] | undefined {
	const text = textAt(out, MANIFEST);
	if (text === undefined) return undefined;
	const parts = partsIn(text);
	if (parts.length === 0) return entriesIn(text);
	const lists = parts.map((part) => entriesIn(partText(out, part)));
	return lists.every((list) => list !== undefined) ? lists.flat() : undefined;
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

/** The manifest in the folder after these files have changed, none of which is new. Undefined if it has no parts, or is damaged. */
export function manifestAfter(out: string, changed: readonly OutputRecord[]): ManifestFiles | undefined {
	const parts = partsIn(textAt(out, MANIFEST) ?? "");
	const texts = new Map<Path, string>();
	for (const index of new Set(changed.map(({ path }) => partOf(path, parts.length)))) {
		const part = parts[index];
		const entries = part && entriesIn(partText(out, part));
		if (!entries) return undefined;
		const fresh = new Map(changed.map((file) => [file.path, file]));
		texts.set(part[0], manifestText(entries.map((entry) => fresh.get(entry.path) ?? entry)));
	}
	const now = parts.map((part): ManifestPart => {
		const text = texts.get(part[0]);
		return text === undefined ? part : partFrom([part[0], text]);
	});
	return parts.length ? manifestWith(out, undefined, now, texts, true) : undefined;
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
const textAt = (out: string, path: Path): string | undefined =>
	ifThere(() => readRegularFile(join(out, path)).toString());

/** The parts that a manifest names; none if it lists its files itself, or is damaged. */
function partsIn(text: string): readonly ManifestPart[] {
	if (!text.startsWith('{"version":3')) return [];
	try {
		return ManifestHead.parse(JSON.parse(text)).parts;
	} catch {
		return [];
	}
}
function partText(out: string, [path, sum]: ManifestPart): string | undefined {
	const text = textAt(out, path);
	return text !== undefined && digest(text) === sum ? text : undefined;
}
function entriesIn(text: string | undefined): readonly ManifestEntry[] | undefined {
	if (text === undefined) return undefined;
	try {
		const { files } = Manifest.parse(JSON.parse(text));
		return files.map(([path, digest, kind, from]) => ({ path, digest, kind, ...(from !== undefined && { from }) }));
	} catch {
		return undefined;
	}
}

/** The text of a list of files, which are sorted. */
export const manifestText = (files: readonly ManifestEntry[]): string =>
	`{"version":2,"files":[\n${files
		.map(({ path, digest, kind, from }) => JSON.stringify([path, digest, kind, ...(from === undefined ? [] : [from])]))
		.join(",\n")}\n]}\n`;
