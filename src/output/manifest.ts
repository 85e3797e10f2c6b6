/** The manifest in the output folder: the list of files that a build wrote. Only these files are ever overwritten or deleted. */
import { join } from "node:path";
import * as z from "zod";
import { digest } from "../core/digest.js";
import { ifThere } from "../core/exists.js";
import type { Path } from "../core/model.js";
import { OUTPUT_KINDS, type OutputRecord } from "../core/output-record.js";
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

/** The digest of the current manifest, without parsing it. */
export function manifestDigest(out: string): string | undefined {
	return ifThere(() => digest(readRegularFile(join(out, MANIFEST))));
}

/** Undefined if it is absent or damaged. Throws if it cannot be read, because the listed files would then never be deleted. */
export function readManifest(out: string): readonly ManifestEntry[] | undefined {
	const text = ifThere(() => readRegularFile(join(out, MANIFEST)).toString());
	if (text === undefined) return undefined;
	try {
		const { files } = Manifest.parse(JSON.parse(text));
		return files.map(([path, digest, kind, from]) => ({ path, digest, kind, ...(from !== undefined && { from }) }));
	} catch {
		return undefined;
	}
}

/** The text of a manifest. `files` are sorted. */
export const manifestText = (files: readonly OutputRecord[]): string =>
	`{"version":2,"files":[\n${files
		.map(({ path, digest, kind, from }) => JSON.stringify([path, digest, kind, ...(from === undefined ? [] : [from])]))
		.join(",\n")}\n]}\n`;
