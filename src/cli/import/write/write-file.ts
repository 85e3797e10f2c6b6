/** Writes a file of an import, unless an editor has changed or deleted it since an earlier import wrote it. */
import { dirname, join } from "node:path";
import { digest } from "../../../core/digest.js";
import { ensureDir } from "../../../core/ensure-dir.js";
import { writeAtomic } from "../../../core/regular-file.js";
import type { FileState } from "../report.js";
import { textAt } from "./existing.js";
import type { ImportRecord } from "./record.js";

/** `path` is relative to the folder of the site; `date` is that of an item which has none. */
export type FileWriter = (key: string, path: string, text: string, date?: string) => FileState;

export const fileWriter =
	({
		root,
		isDryRun,
		record,
	}: {
		readonly root: string;
		readonly isDryRun: boolean;
		readonly record: ImportRecord;
	}): FileWriter =>
	(key, path, text, date) => {
		const before = record.get(key);
		const there = textAt(root, path);
		const entry = { path, digest: digest(text), ...(date !== undefined && { date }) };
		if (there === text) {
			record.set(key, entry);
			return "unchanged";
		}
		const isOurs = before !== undefined && there !== undefined && digest(there) === before.digest;
		if (!isOurs && (before !== undefined || there !== undefined)) return "edited";
		if (!isDryRun) {
			ensureDir(dirname(join(root, path)));
			writeAtomic(join(root, path), text);
		}
		record.set(key, entry);
		return before === undefined ? "new" : "updated";
	};
