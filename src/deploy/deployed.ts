/** The list of files at a target, which is stored there. */
import { gunzipSync, gzipSync } from "node:zlib";
import * as z from "zod";
import type { Instant, Path } from "../core/model.js";
import { isInside } from "../output/validate.js";

/** A file at the target. */
export interface There {
	/** The first 16 hex digits of its SHA-256; '' if the bytes are unknown, because a deploy was interrupted while it sent them. */
	readonly digest: string;
	/** The digest of its headers; '' if the target stores none. */
	readonly headers: string;
	/** In bytes. */
	readonly size: number;
	/** Since when the site no longer has the file. */
	readonly gone?: Instant | undefined;
}
export interface Deployed {
	/** The name of the release. */
	readonly id: string;
	readonly at: Instant;
	readonly files: ReadonlyMap<Path, There>;
}

/** The first byte of gzip data (RFC 1952, 2.3.1). */
const GZIP = 0x1f;

const Manifest = z.object({
	version: z.literal(1),
	id: z.string(),
	at: z.string(),
	files: z.array(z.unknown()),
});

type Row = readonly [path: Path, digest: string, headers: string, size: number, gone?: Instant];
/** Checked by hand: a schema took longer for the rows of a large site than all else in a deploy. */
function isRow(row: unknown): row is Row {
	if (!Array.isArray(row)) return false;
	const [path, digest, headers, size, gone = ""] = row;
	if (typeof path !== "string" || typeof digest !== "string" || typeof headers !== "string") return false;
	return typeof size === "number" && typeof gone === "string" && isInside(path);
}

/** One line per file. `more` has keys of the target itself. */
export function deployedText({ id, at, files }: Deployed, more: object = {}): string {
	const head = JSON.stringify({ version: 1, id, at, ...more }).slice(0, -1);
	const lines = [...files].map(([path, { digest, headers, size, gone }]) =>
		JSON.stringify([path, digest, headers, size, ...(gone === undefined ? [] : [gone])]),
	);
	return `${head},"files":[\n${lines.join(",\n")}\n]}\n`;
}
export const deployedBytes = (deployed: Deployed, more?: object): Buffer => gzipSync(deployedText(deployed, more));

/** Parses text or compressed bytes. Undefined if the list is damaged, or of another version of the program. */
export function deployedIn(bytes: Uint8Array): (Deployed & { readonly raw: unknown }) | undefined {
	try {
		const raw: unknown = JSON.parse((bytes[0] === GZIP ? gunzipSync(bytes) : Buffer.from(bytes)).toString());
		const { id, at, files } = Manifest.parse(raw);
		const there = new Map<Path, There>();
		for (const row of files) {
			if (!isRow(row)) return undefined;
			const [path, digest, headers, size, gone] = row;
			there.set(path, { digest, headers, size, gone });
		}
		return { id, at, files: there, raw };
	} catch {
		return undefined;
	}
}
