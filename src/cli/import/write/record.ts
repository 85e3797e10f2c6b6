/** `.broadsheet-import.json`: what was imported into which file, so that a second import changes nothing and never overwrites an edit. */
import { join } from "node:path";
import { ifThere } from "../../../core/exists.js";
import { compare } from "../../../core/problem.js";
import { readRegularFile, writeAtomic } from "../../../core/regular-file.js";

export const IMPORT_RECORD = ".broadsheet-import.json";

/** A file that an import wrote. */
export interface WrittenFile {
	/** Relative to the folder of the site. */
	readonly path: string;
	/** SHA-256 of the bytes that were written, in hex. */
	readonly digest: string;
	/** The date that the import chose, where the export has none. */
	readonly date?: string;
}
/** By the name of the item, with that of the export in front of it; and pictures by their old address. */
export type ImportRecord = ReadonlyMap<string, WrittenFile>;

/** Empty if there is no record. Undefined if the file is none. Throws disk errors. */
export function readRecord(root: string): ImportRecord | undefined {
	const bytes = ifThere(() => readRegularFile(join(root, IMPORT_RECORD)));
	if (bytes === undefined) return new Map();
	try {
		const { files } = JSON.parse(bytes.toString()) as { readonly files: Readonly<Record<string, WrittenFile>> };
		const entries = Object.entries(files);
		return entries.every(([, { path, digest }]) => isInside(path) && /^[0-9a-f]{64}$/.test(digest))
			? new Map(entries)
			: undefined;
	} catch {
		return undefined;
	}
}

/** Sorted, with a line for each entry, so that two branches merge. */
export function writeRecord(root: string, record: ImportRecord): void {
	const lines = [...record]
		.sort(([a], [b]) => compare(a, b))
		.map(([key, file]) => `${JSON.stringify(key)}: ${JSON.stringify(file)}`);
	writeAtomic(join(root, IMPORT_RECORD), `{ "files": {\n${lines.join(",\n")}\n} }\n`);
}

const isInside = (path: string): boolean => !/^(?:\/|[a-z]:)|\\|(?:^|\/)\.\.(?:\/|$)/i.test(path);
