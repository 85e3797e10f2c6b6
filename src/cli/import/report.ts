/** What an import did: every item is a file or a line that says why it is none. */
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
	readonly files: readonly ImportedFile[];
	readonly leftOut: readonly LeftOut[];
	readonly media: {
		readonly taken: number;
		readonly missing: readonly { readonly url: string; readonly why: string }[];
	};
	readonly notes: readonly string[];
	/** Why nothing was imported; or what an editor must do, because it must not be public any more. */
	readonly problems: readonly Problem[];
	readonly isDryRun: boolean;
	readonly exit: 0 | 1 | 2 | 3;
}

/** Lines of one kind that the text names; `--format json` has all. */
const NAMED = 20;

export function reportText({ format, files, leftOut, media, notes, isDryRun }: ImportReport): string {
	const count = (state: FileState) => files.filter((file) => file.state === state).length;
	const drafts = files.filter(({ draft }) => draft !== undefined);
	const states = (["new", "updated", "unchanged", "edited"] as const)
		.filter((state) => count(state) > 0)
		.map((state) => `${number(count(state))} ${state}`);
	const lines = [
		`${format}: ${plural(files.length, "file")}${states.length ? ` (${states.join(", ")})` : ""}, ${plural(drafts.length, "draft")}, ${plural(media.taken, "picture or other file", "pictures and other files")}${isDryRun ? "; a dry run, nothing is written" : ""}`,
		...block(
			"Edited or deleted since an earlier import, and left alone:",
			files.filter(({ state }) => state === "edited").map(({ file }) => file),
		),
		...grouped(
			"Drafts:",
			drafts.map(({ file, draft = "" }) => [draft, file]),
		),
		...grouped(
			"Left out:",
			leftOut.map(({ item, why }) => [why, item]),
		),
		...grouped(
			"Files that are not there; their places have links to the old address:",
			media.missing.map(({ url, why }) => [why, url]),
		),
		...block(
			"To look at:",
			files.flatMap(({ file, notes: own = [] }) => own.map((note) => `${file}: ${note}`)),
		),
		...block("Notes:", notes),
	];
	return lines.join("\n");
}

function block(title: string, lines: readonly string[]): string[] {
	if (lines.length === 0) return [];
	const more = lines.length > NAMED ? [`  and ${number(lines.length - NAMED)} more: --format json has all`] : [];
	return ["", title, ...lines.slice(0, NAMED).map((line) => `  ${line}`), ...more];
}

/** Lines with one reason stand together, those with the most lines first. */
function grouped(title: string, rows: readonly (readonly [why: string, what: string])[]): string[] {
	if (rows.length === 0) return [];
	const groups = new Map<string, string[]>();
	for (const [why, what] of rows) groups.set(why, [...(groups.get(why) ?? []), what]);
	const sorted = [...groups].sort(([, a], [, b]) => b.length - a.length);
	const shown = Math.max(3, Math.floor(NAMED / sorted.length));
	return [
		"",
		title,
		...sorted.flatMap(([why, all]) => [
			`  ${number(all.length)} × ${why}`,
			...all.slice(0, shown).map((what) => `    ${what}`),
			...(all.length > shown ? [`    and ${number(all.length - shown)} more: --format json has all`] : []),
		]),
	];
}

const number = (value: number): string => value.toLocaleString("en");
const plural = (value: number, noun: string, nouns = `${noun}s`): string =>
	`${number(value)} ${value === 1 ? noun : nouns}`;
