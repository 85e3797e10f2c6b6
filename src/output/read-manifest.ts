/** Reads the manifest in the output folder. */
import { join } from "node:path";
import * as z from "zod";
import { digest } from "../core/digest.js";
import { ifThere } from "../core/exists.js";
import { stampOfLink } from "../core/file-stamp.js";
import type { Path } from "../core/model.js";
import { OUTPUT_KINDS } from "../core/output-record.js";
import { readRegularFile } from "../core/regular-file.js";
import { InsidePath, MANIFEST } from "./validate.js";

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
export function partText(out: string, [path, sum]: ManifestPart): string | undefined {
	const text = textAt(out, path);
	return text !== undefined && digest(text) === sum ? text : undefined;
}
export function entriesIn(text: string | undefined): readonly ManifestEntry[] | undefined {
	if (text === undefined) return undefined;
	try {
		const { files } = Manifest.parse(JSON.parse(text));
		return files.map(([path, digest, kind, from]) => ({ path, digest, kind, ...(from !== undefined && { from }) }));
	} catch {
		return undefined;
	}
}
