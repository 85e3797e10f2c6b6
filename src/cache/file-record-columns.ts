/** What can be said of the records of all files without decoding them. */
import { digest } from "../core/digest.js";
import { lazy } from "../core/lazy.js";
import type { ContentKind } from "../core/model.js";
import { type FileRecord, type FileRecords, hasSummary, kindIn } from "./file-records.js";

/** The kind of the file at each index. */
export function kindsOf(rows: FileRecords): (index: number) => ContentKind {
	const flags = lazy(() => rows.numbers("flags"));
	return (index) => kindIn(flags()[index] as number);
}
export const hasArticles = (rows: FileRecords): boolean =>
	rows.parts.some((part) => part.numbers("flags").some((flags) => kindIn(flags) === "article"));
/** The files that provide one of these names or refer to one, and those whose names are not known. A reference of 0 may mean any name. */
export function recordsNaming(rows: FileRecords, names: ReadonlySet<number>): FileRecord[] {
	return rows.parts.flatMap((part) => {
		const [ends, named, words] = [part.numbers("ends"), part.numbers("named"), part.numbers("words")];
		const found: FileRecord[] = [];
		let word = 0;
		for (let index = 0; index < part.length; index++) {
			const end = ends[index] as number;
			const references = word + (named[index] as number);
			let isFound = word === end;
			for (; word < end; word++) {
				const name = words[word] as number;
				isFound ||= names.has(name) || (name === 0 && word >= references);
			}
			if (isFound) found.push(part.row(index));
		}
		return found;
	});
}
/** The files that provide one of these names, as far as names are known. */
export function recordsProviding(rows: FileRecords, names: ReadonlySet<number>): FileRecord[] {
	return rows.parts.flatMap((part) => {
		const [ends, named, words] = [part.numbers("ends"), part.numbers("named"), part.numbers("words")];
		const found: FileRecord[] = [];
		let start = 0;
		for (let index = 0; index < part.length; index++) {
			const references = start + (named[index] as number);
			for (let word = start; word < references; word++)
				if (names.has(words[word] as number)) {
					found.push(part.row(index));
					break;
				}
			start = ends[index] as number;
		}
		return found;
	});
}
/** The articles with one of these dates, and those whose date is not known without decoding them. */
export const recordsDated = (rows: FileRecords, dates: ReadonlySet<string>): FileRecord[] =>
	rows.parts.flatMap((part) => {
		const [flags, column] = [part.numbers("flags"), part.texts("date")];
		return column.flatMap((date, index) =>
			hasSummary(flags[index] as number) && (date === "" || dates.has(date)) ? [part.row(index)] : [],
		);
	});
/** Digest of all Markdown files. */
export const textsDigest = (rows: FileRecords): string => digest(JSON.stringify([rows.length, ...rows.summary()]));
