/** `.broadsheet-import.json`: what was imported into which file, so that a second import changes nothing and never overwrites an edit. */
import { join } from "node:path";
import { ifThere } from "../../../core/exists.js";
import { compare } from "../../../core/problem.js";
import { readRegularFile, writePartsAtomic } from "../../../core/regular-file.js";
import { DiskMap } from "../store/disk-map.js";

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
export type ImportRecord = DiskMap<WrittenFile>;

/** Empty if there is no record. Undefined if the file is not a record. Throws disk errors. */
export function readRecord(root: string): ImportRecord | undefined {
	const bytes = ifThere(() => readRegularFile(join(root, IMPORT_RECORD)));
	if (bytes === undefined) return new DiskMap();
	try {
		return recordOf(entriesByLine(bytes));
	} catch {
		// It was formatted or merged by another program.
	}
	try {
		const { files } = JSON.parse(bytes.toString()) as { readonly files: Readonly<Record<string, WrittenFile>> };
		return recordOf(Object.entries(files));
	} catch {
		return undefined;
	}
}

/** The lines between the first and the last one. Throws if they are not as `writeRecord` writes them. */
function* entriesByLine(bytes: Buffer): Generator<readonly [string, WrittenFile]> {
	const end = bytes.lastIndexOf(RECORD_END);
	if (
		!bytes.subarray(0, RECORD_START.length).equals(Buffer.from(RECORD_START)) ||
		end !== bytes.length - RECORD_END.length
	)
		throw new SyntaxError("not in lines");
	for (let from = RECORD_START.length; from < end; ) {
		const next = bytes.indexOf("\n", from);
		const line = bytes.toString("utf8", from, next).replace(/,$/, "");
		if (line !== "") yield* Object.entries(JSON.parse(`{${line}}`) as Record<string, WrittenFile>);
		from = next + 1;
	}
}

/** Throws if an entry is malformed. */
function recordOf(entries: Iterable<readonly [string, WrittenFile]>): ImportRecord {
	const record: ImportRecord = new DiskMap();
	for (const [key, file] of entries) {
		if (!isInside(file.path) || !/^[0-9a-f]{64}$/.test(file.digest)) throw new SyntaxError("no file of an import");
		record.set(key, file);
	}
	return record;
}

const RECORD_START = '{ "files": {\n';
const RECORD_END = "\n} }\n";

/** Sorted, with a line for each entry, so that two branches merge. There is at least one. */
export function writeRecord(root: string, record: ImportRecord): void {
	const keys = [...record.keys()].sort(compare);
	const parts = function* () {
		for (const [at, key] of keys.entries())
			yield `${at ? ",\n" : RECORD_START}${JSON.stringify(key)}: ${JSON.stringify(record.get(key))}`;
		yield RECORD_END;
	};
	writePartsAtomic(join(root, IMPORT_RECORD), parts());
}

const isInside = (path: string): boolean => !/^(?:\/|[a-z]:)|\\|(?:^|\/)\.\.(?:\/|$)/i.test(path);
