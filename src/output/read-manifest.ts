/** Reads the manifest in the output folder. */
import { join } from "node:path";
import * as z from "zod";
import { digest } from "../core/digest.js";
import { ifThere } from "../core/exists.js";
import { stampOfLink } from "../core/file-stamp.js";
import { fnv1a32 } from "../core/link-key.js";
import type { Path } from "../core/model.js";
import { OUTPUT_KINDS, type OutputRecord } from "../core/output-record.js";
import { readRegularFile } from "../core/regular-file.js";
import { InsidePath, isInside, MANIFEST } from "./validate.js";

export interface ManifestEntry {
	readonly path: Path;
	readonly digest: string;
	readonly kind: OutputRecord["kind"];
	/** The source file, for article pages. */
	readonly from?: string;
}

/** The head of the manifest of a large site, whose files are listed in parts, so that an edit rewrites the few that it concerns. */
const ManifestHead = z.object({ version: z.literal(3), parts: z.array(z.tuple([InsidePath, z.string(), z.number()])) });
export type ManifestPart = readonly [path: Path, digest: string, bytes: number];

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

export const textAt = (out: string, path: Path): string | undefined =>
	ifThere(() => readRegularFile(join(out, path)).toString());

/** The parts that a manifest names; none if it lists its files itself, or is damaged. */
export function partsIn(text: string): readonly ManifestPart[] {
	if (!text.startsWith('{"version":3')) return [];
	try {
		return ManifestHead.parse(JSON.parse(text)).parts;
	} catch {
		return [];
	}
}
/** The manifest as parts, of which a small site has one. Each text is read on demand; undefined if it is damaged. */
export function manifestParts(
	out: string,
): readonly { readonly digest: string; readonly text: () => string | undefined }[] {
	const text = textAt(out, MANIFEST) ?? "";
	const parts = partsIn(text);
	return parts.length === 0
		? [{ digest: digest(text), text: () => text }]
		: parts.map((part) => ({ digest: part[1], text: () => partText(out, part) }));
}
/** The index of the part that lists a file; the number of parts is a power of two. */
export const partOf = (path: Path, parts: number): number => fnv1a32(path) & (parts - 1);
export function partText(out: string, [path, sum]: ManifestPart): string | undefined {
	const text = textAt(out, path);
	return text !== undefined && digest(text) === sum ? text : undefined;
}
export function entriesIn(text: string | undefined): readonly ManifestEntry[] | undefined {
	if (text === undefined) return undefined;
	try {
		const { version, files } = JSON.parse(text) as { version: unknown; files: unknown };
		return version === 2 && Array.isArray(files) && files.every(isEntry) ? files.map(entryOf) : undefined;
	} catch {
		return undefined;
	}
}

type EntryRow = readonly [path: Path, digest: string, kind: ManifestEntry["kind"] | "index", from?: Path];
const ENTRY_KINDS: ReadonlySet<unknown> = new Set([...OUTPUT_KINDS, "index"]);
/** Checked by hand: a schema took most of the time of reading the manifest of a large site. */
function isEntry(row: unknown): row is EntryRow {
	if (!Array.isArray(row) || row.length < 3 || row.length > 4) return false;
	const [path, digest, kind, from = ""] = row;
	return (
		typeof path === "string" &&
		isInside(path) &&
		typeof digest === "string" &&
		ENTRY_KINDS.has(kind) &&
		typeof from === "string"
	);
}
/** `index` is the former name of `document`. */
const entryOf = ([path, digest, kind, from]: EntryRow): ManifestEntry => ({
	path,
	digest,
	kind: kind === "index" ? "document" : kind,
	...(from !== undefined && { from }),
});
