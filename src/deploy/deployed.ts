/** What lies at a target: the list of the last deploy, which is stored there as a head and, under their digests, the parts of the list. */
import { gunzipSync, gzipSync } from "node:zlib";
import * as z from "zod";
import type { Instant, Path } from "../core/model.js";
import { partOf } from "../output/read-manifest.js";
import {
	type FileList,
	type FileRow,
	fileRows,
	type ListPart,
	partDigest,
	partText,
	rowsIn,
	rowText,
	sortedRows,
	type There,
	UNKNOWN,
} from "./file-list.js";

export interface DeployedHead {
	/** The name of the release. */
	readonly id: string;
	readonly at: Instant;
	/** Number of files in the parts. */
	readonly count: number;
	/** The digests of the parts. */
	readonly parts: readonly string[];
	/** What an unfinished deploy has changed, or may have changed: files that differ from the parts. Deleted ones are undefined. */
	readonly changes: Iterable<readonly [Path, There | undefined]>;
}
export interface Deployed extends DeployedHead {
	readonly changes: ReadonlyMap<Path, There | undefined>;
	/** The files that the parts with these indexes would have; all without indexes. Reads these parts; a part that is lost has no files. */
	readonly files: (indexes?: ReadonlySet<number>) => Promise<ReadonlyMap<Path, There>>;
}
/** Reads stored parts. */
export type ReadParts = (digests: readonly string[]) => Promise<readonly (Uint8Array | undefined)[]>;

const Manifest = z.object({
	version: z.literal(2),
	id: z.string(),
	at: z.string(),
	count: z.number(),
	parts: z.array(z.string().regex(/^[0-9a-f]{16}$/)),
	changes: z.array(z.unknown()),
});
/** A list without parts. */
const WholeManifest = z.object({ version: z.literal(1), id: z.string(), at: z.string(), files: z.array(z.unknown()) });

/** The head of a list whose files are all in place. */
export const headOf = (id: string, at: Instant, { count, parts }: FileList): DeployedHead => ({
	id,
	at,
	count,
	parts: parts.map(({ digest }) => digest),
	changes: new Map(),
});

/** The head while a deploy is changing files, whose bytes are unknown if it is interrupted. */
export const unfinished = (
	{ id, at }: Pick<DeployedHead, "id" | "at">,
	base: Deployed | undefined,
	paths: readonly Path[],
): DeployedHead => {
	const changes = new Map(base?.changes);
	for (const path of paths) changes.set(path, UNKNOWN);
	return { id, at, count: base?.count ?? 0, parts: base?.parts ?? [], changes };
};

/** Changed files in one piece of the text of a head: a first deploy has all files of a site in its head. */
const PIECE_ROWS = 1000;
function* headPieces({ id, at, count, parts, changes }: DeployedHead, more: object): Generator<string> {
	yield `${JSON.stringify({ version: 2, id, at, ...more, count, parts }).slice(0, -1)},"changes":[\n`;
	let rows: string[] = [];
	let comma = "";
	for (const [path, there] of changes) {
		rows.push(there ? rowText([path, there]) : JSON.stringify([path]));
		if (rows.length < PIECE_ROWS) continue;
		yield `${comma}${rows.join(",\n")}`;
		rows = [];
		comma = ",\n";
	}
	yield `${rows.length ? comma : ""}${rows.join(",\n")}\n]}\n`;
}
export const headText = (head: DeployedHead): string => [...headPieces(head, {})].join("");
/** `more` has keys of the target itself. */
export const headBytes = (head: DeployedHead, more: object = {}): Buffer =>
	Buffer.concat(Array.from(headPieces(head, more), (piece) => gzipSync(piece)));
export const partBytes = ({ rows }: ListPart): Buffer => gzipSync(partText(rows()));

/** A list without parts, one line per file. */
export const wholeText = (id: string, at: Instant, list: FileList): string =>
	`${JSON.stringify({ version: 1, id, at }).slice(0, -1)},"files":[\n${partText(sortedRows(list))}]}\n`;

/** The state of a host that lists its files itself. */
export const wholeList = (id: string, at: Instant, files: ReadonlyMap<Path, There>): Deployed => ({
	id,
	at,
	count: files.size,
	parts: [],
	changes: files,
	files: async () => files,
});

/** Parses the bytes of a head, or of a list without parts. Undefined if they are damaged, or of another version of the program. */
export function deployedIn(bytes: Uint8Array, read: ReadParts): (Deployed & { readonly raw: unknown }) | undefined {
	try {
		const raw: unknown = JSON.parse(unpacked(bytes));
		const whole = WholeManifest.safeParse(raw).data;
		if (whole) {
			const files = fileRows(whole.files);
			return files && { ...wholeList(whole.id, whole.at, new Map(files)), raw };
		}
		const head = Manifest.parse(raw);
		const rows = fileRows(head.changes.filter((row) => !isDeletion(row)));
		if (!rows) return undefined;
		const deleted = head.changes.filter(isDeletion).map(([path]) => [path, undefined] as const);
		const changes = new Map<Path, There | undefined>([...rows, ...deleted]);
		return { ...head, changes, files: (indexes) => listed({ ...head, changes }, read, indexes), raw };
	} catch {
		return undefined;
	}
}
const isDeletion = (row: unknown): row is readonly [Path] => Array.isArray(row) && row.length === 1;

async function listed({ parts, changes }: Omit<Deployed, "files">, read: ReadParts, indexes?: ReadonlySet<number>) {
	const wanted = parts.filter((_, index) => indexes?.has(index) ?? true);
	const stored = wanted.length ? await read(wanted) : [];
	const files = new Map(wanted.flatMap((digest, index) => partRows(digest, stored[index])));
	for (const [path, there] of changes) {
		if (indexes && !indexes.has(partOf(path, parts.length))) continue;
		if (there) files.set(path, there);
		else files.delete(path);
	}
	return files;
}
function partRows(digest: string, bytes: Uint8Array | undefined): readonly FileRow[] {
	try {
		const text = bytes && unpacked(bytes);
		return (text !== undefined && partDigest(text) === digest && rowsIn(text)) || [];
	} catch {
		return [];
	}
}

/** The first byte of gzip data (RFC 1952, 2.3.1). */
const GZIP = 0x1f;
const unpacked = (bytes: Uint8Array): string => (bytes[0] === GZIP ? gunzipSync(bytes) : Buffer.from(bytes)).toString();
