/** What an import did: every item is a file, or a line that says why there is no file. */
import type { Problem } from "../../core/model.js";
import type { LeftOut } from "./item.js";

/** `edited`: it was changed or deleted since an earlier import, and is left alone. */
export type FileState = "new" | "updated" | "unchanged" | "edited";

export interface ImportedFile {
	readonly item: string;
	/** Relative to the folder of the site. */
	readonly file: string;
	readonly state: FileState;
	/** The path of its page, for rules of a host that find it by its old number. */
	readonly address?: string;
	/** Why it is a draft. */
	readonly draft?: string;
	readonly notes?: readonly string[];
}
export interface ImportReport {
	/** Empty if the source was not recognized. */
	readonly format: string;
	readonly files: Iterable<ImportedFile>;
	readonly leftOut: Iterable<LeftOut>;
	readonly media: {
		readonly taken: number;
		readonly missing: Iterable<{ readonly url: string; readonly why: string }>;
	};
	readonly notes: readonly string[];
	/** Why nothing was imported; or what an editor must do, because it must not be public any more. */
	readonly problems: readonly Problem[];
	readonly isDryRun: boolean;
	readonly exit: 0 | 1 | 2 | 3;
}

/** The report as one line of JSON, in pieces. */
export function* reportJson({ format, files, leftOut, media, ...others }: ImportReport): Generator<string> {
	yield `{"format":${JSON.stringify(format)},"files":`;
	yield* listJson(files);
	yield ',"leftOut":';
	yield* listJson(leftOut);
	yield `,"media":{"taken":${media.taken},"missing":`;
	yield* listJson(media.missing);
	yield `},${JSON.stringify(others).slice(1)}\n`;
}

function* listJson(values: Iterable<unknown>): Generator<string> {
	let start = "[";
	for (const value of values) {
		yield `${start}${JSON.stringify(value)}`;
		start = ",";
	}
	yield start === "[" ? "[]" : "]";
}

/** Lines of one kind that the text names; `--format json` has all. */
const NAMED = 20;

export function reportText({ format, files, leftOut, media, notes, isDryRun }: ImportReport): string {
	const states: Record<FileState, number> = { new: 0, updated: 0, unchanged: 0, edited: 0 };
	let drafts = 0;
	for (const { state, draft } of files) {
		states[state]++;
		if (draft !== undefined) drafts++;
	}
	const count = Object.values(states).reduce((sum, each) => sum + each, 0);
	const counts = Object.entries(states).flatMap(([state, each]) => (each ? [`${number(each)} ${state}`] : []));
	const lines = [
		`${format}: ${plural(count, "file")}${counts.length ? ` (${counts.join(", ")})` : ""}, ${plural(drafts, "draft")}, ${plural(media.taken, "picture or other file", "pictures and other files")}${isDryRun ? "; a dry run, nothing is written" : ""}`,
		...block(
			"Edited or deleted since an earlier import, and left alone:",
			flatMap(files, ({ state, file }) => (state === "edited" ? [file] : [])),
		),
		...grouped(
			"Drafts:",
			flatMap(files, ({ file, draft }) => (draft === undefined ? [] : [{ why: draft, what: file }])),
		),
		...grouped(
			"Left out:",
			flatMap(leftOut, ({ item, why }) => [{ why, what: item }]),
		),
		...grouped(
			"Files that are not there; their places have links to the old address or, where that is an address of this site, the words of the picture:",
			flatMap(media.missing, ({ url, why }) => [{ why, what: url }]),
		),
		...block(
			"To look at:",
			flatMap(files, ({ file, notes: own = [] }) => own.map((note) => `${file}: ${note}`)),
		),
		...block("Notes:", notes),
	];
	return lines.join("\n");
}

function* flatMap<T, U>(values: Iterable<T>, each: (value: T) => readonly U[]): Generator<U> {
	for (const value of values) yield* each(value);
}

/** The first of the lines, and their number. */
interface Lines {
	readonly first: string[];
	count: number;
}
function addLine(lines: Lines, line: string): void {
	if (lines.count++ < NAMED) lines.first.push(line);
}

function block(title: string, lines: Iterable<string>): string[] {
	const all: Lines = { first: [], count: 0 };
	for (const line of lines) addLine(all, line);
	return all.count === 0 ? [] : ["", title, ...shownLines(all, NAMED, "  ")];
}

/** Lines with one reason stand together, those with the most lines first. */
function grouped(title: string, rows: Iterable<{ readonly why: string; readonly what: string }>): string[] {
	const groups = new Map<string, Lines>();
	for (const { why, what } of rows) {
		const lines = groups.get(why) ?? { first: [], count: 0 };
		groups.set(why, lines);
		addLine(lines, what);
	}
	if (groups.size === 0) return [];
	const sorted = [...groups].sort(([, a], [, b]) => b.count - a.count);
	const most = Math.max(3, Math.floor(NAMED / sorted.length));
	return [
		"",
		title,
		...sorted.flatMap(([why, lines]) => [`  ${number(lines.count)} × ${why}`, ...shownLines(lines, most, "    ")]),
	];
}

const shownLines = ({ first, count }: Lines, most: number, indent: string): string[] => [
	...first.slice(0, most).map((line) => `${indent}${line}`),
	...(count > most ? [`${indent}and ${number(count - most)} more: --format json has all`] : []),
];

const number = (value: number): string => value.toLocaleString("en");
const plural = (value: number, noun: string, nouns = `${noun}s`): string =>
	`${number(value)} ${value === 1 ? noun : nouns}`;
