/** The list in the output folder of what a build wrote there: only these files are ever overwritten or deleted. */
import { join } from "node:path";
import * as z from "zod";
import { digest } from "../../base/digest.js";
import { readPlain } from "../../engine/plain.js";
import type { Path } from "../../model.js";
import { InsidePath, MANIFEST } from "./files.js";

const Kind = z.enum(["asset", "page", "index"]);
const Manifest = z.object({
	version: z.literal(2),
	files: z.array(z.tuple([InsidePath, z.string(), Kind]).or(z.tuple([InsidePath, z.string(), Kind, z.string()]))),
});

export interface Entry {
	readonly path: Path;
	readonly digest: string;
	readonly kind: z.infer<typeof Kind>;
	/** The story whose page it is. */
	readonly from?: string;
}

/** The digest of the manifest as it lies there, without looking into it. */
export function manifestDigest(out: string): string | undefined {
	try {
		return digest(readPlain(join(out, MANIFEST)));
	} catch {
		return undefined;
	}
}

/** Undefined where it is absent or damaged. */
export function readManifest(out: string): readonly Entry[] | undefined {
	try {
		const { files } = Manifest.parse(JSON.parse(readPlain(join(out, MANIFEST)).toString()));
		return files.map(([path, digest, kind, from]) => ({ path, digest, kind, ...(from !== undefined && { from }) }));
	} catch {
		return undefined;
	}
}
