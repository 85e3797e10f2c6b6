/** What is known of a site's files, and how it comes to be known again when some of them have been touched. */
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { type Folders, readAndParse, sorted } from "../build/load-content.js";
import { loadSetting, type Setting } from "../build/load-project.js";
import { listContents } from "../build/scan.js";
import { startPool } from "../build/workers/pool.js";
import { type Hands, handsOf } from "../build/workers/stage-workers.js";
import type { tools } from "../build/workers/worker.js";
import { keepRows } from "../cache/cache.js";
import { type Row, readRows } from "../cache/file-records.js";
import type { Store } from "../cache/kv-store.js";
import type { Ledger } from "../core/diagnostics.js";
import type { Path, Report } from "../core/model.js";
import { isUnseen, lookAgain, placeOf } from "./restat.js";

/** Relative to the site's root. */
export type Touched = ReadonlySet<Path>;

export interface Known extends Setting {
	readonly store: Store;
	readonly hands: Hands;
	readonly press: ReturnType<typeof tools>["press"];
	readonly folders: Folders;
	/** Of the Markdown files, in the order of their paths. */
	readonly rows: readonly Row[];
	/** Those of them that say something else than before. */
	readonly changed: readonly Path[];
}

/**
 * Looks at everything; `before` and `touched` say what need not be looked at. `trusted`: what a build has left in `cache` is believed. Where the configuration
 * or the templates cannot be loaded this is the exit code of a build.
 */
export async function lookAtAll(
	{ root, cache, store }: { readonly root: string; readonly cache: string; readonly store: Store },
	ledger: Ledger,
	before: Known | undefined,
	touched: Touched | undefined,
	trusted: boolean,
): Promise<Known | Report["exit"]> {
	const setting =
		before && touched && [...touched].every(isContent)
			? before
			: await loadSetting({ root, cache, out: stageOf(cache) }, ledger);
	if (typeof setting === "number") return setting;
	const { salt } = setting.setup;
	const same = before?.setup.salt === salt ? before : undefined;
	const table = same ? undefined : readRows(cache);
	const old = same?.rows ?? (table?.salt === salt && trusted ? table.rows : []);
	const pool = startPool(availableParallelism());
	try {
		const hands = handsOf(setting.setup, setting.site, { store }, pool);
		const lists =
			(same && touched && lookAgain(root, same.folders.lists, touched)) ?? (await listContents(root, pool, old.length));
		const folders = sorted(lists, setting.site);
		const rows = await readAndParse(folders, old, { ledger, hands });
		// What a build has left is let be: it tells the next build what has changed since.
		if (!same && old.length === 0) keepRows(cache, store, table, rows, salt);
		const { press } =
			same && same.templates === setting.templates
				? same
				: (await import("../build/workers/worker.js")).tools(setting.setup, setting.site, store);
		return { ...setting, store, hands, press, folders, rows, changed: same ? differing(rows, old) : [] };
	} finally {
		await pool.close();
	}
}

/** Looks at the touched files alone. Undefined where one of them is no story that was there before. */
export async function lookAtStories(root: string, before: Known, touched: Touched): Promise<Known | undefined> {
	const places = [...touched].filter((path) => !isUnseen(path)).map((path) => placeOf(before.rows, path));
	if (places.some((place) => before.rows[place]?.kind !== "article")) return undefined;
	const lists = lookAgain(root, before.folders.lists, touched);
	if (!lists) return undefined;
	const rows = [...before.rows];
	const files = places.map((place) => before.rows[place] as Row);
	let next = 0;
	await before.hands.read(files, ({ unread, ...found }, { path, kind, stamp }) => {
		// The stamp is that of the words before: whoever looks at everything reads it again, and finds the same.
		rows[places[next++] as number] = { path, kind, stamp, ...found };
	});
	return { ...before, folders: { ...before.folders, lists }, rows, changed: differing(rows, before.rows) };
}

/** Nothing is ever staged: the folder is none that is published. */
const stageOf = (cache: string): Path => join(cache, "proofs");

const isContent = (path: Path): boolean => isUnseen(path) || /^(?:content|static)\//.test(path);

/** The paths of rows that say something else than the rows before; both are sorted by path. */
function differing(rows: readonly Row[], before: readonly Row[]): Path[] {
	let at = 0;
	return rows.flatMap((row) => {
		while (at < before.length && (before[at] as Row).path < row.path) at++;
		const old = before[at];
		return old === row || (old?.path === row.path && old.fingerprint === row.fingerprint) ? [] : [row.path];
	});
}
