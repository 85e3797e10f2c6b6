/**
 * The files of a site → the output folder, old or new and never torn. Everything is staged first; then a journal is laid down, and from
 * there on an interrupted run is finished by the next one. Assets move first, then pages, then indexes; deletions come last.
 */
import { existsSync, readFileSync } from "node:fs";
import { mkdir, readFile, rename, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { digest } from "../../base/digest.js";
import { compare } from "../../base/problem.js";
import type { Bad, OutputFile, Path } from "../../model.js";
import { InsidePath, MANIFEST, STAGE } from "./files.js";
import { type Entry, type Files, keepCopy, manifestText, readManifest } from "./manifest.js";

const JOURNAL = "journal.json";
const ORDER = { asset: 0, page: 1, index: 2 };

export interface Written {
	/** Paths that were written or deleted. */
	readonly changed: readonly Path[];
	readonly written: number;
	readonly deleted: number;
}
const Journal = z.object({ move: z.array(InsidePath), remove: z.array(InsidePath) });
type Journal = z.infer<typeof Journal>;

/** Of the old site, pages of bad stories stay where `bad` says so, and with them the assets that they show. */
export async function writeSite(out: string, cache: string, files: readonly OutputFile[], bad: Bad): Promise<Written> {
	await finish(out);
	const before: Files = readManifest(out, cache) ?? new Map();
	const after = new Map<Path, Entry>(
		files.map(({ path, bytes, kind, from }) => [path, { digest: digest(bytes), kind, ...(from && { from }) }]),
	);
	const stays = ({ kind, from }: Entry) =>
		from === undefined ? kind === "asset" && bad.size > 0 : bad.get(from) === "keep";
	for (const [path, entry] of before) if (!after.has(path) && stays(entry)) after.set(path, entry);

	const stage = join(out, STAGE);
	await rm(stage, { recursive: true, force: true });
	const move: Path[] = [];
	const folders = new Set<string>();
	const put = async (path: Path, bytes: Uint8Array | string) => {
		const file = join(stage, "files", path);
		const folder = dirname(file);
		if (!folders.has(folder)) await mkdir(folder, { recursive: true });
		folders.add(folder);
		await writeFile(file, bytes);
		move.push(path);
	};
	const ordered = files.toSorted((a, b) => ORDER[a.kind] - ORDER[b.kind] || compare(a.path, b.path));
	for (const { path, bytes } of ordered) if (!(await same(join(out, path), bytes))) await put(path, bytes);
	const remove = [...before.keys()].filter((path) => !after.has(path) && existsSync(join(out, path)));
	const manifest = manifestText(after);
	if (!(await same(join(out, MANIFEST), Buffer.from(manifest)))) await put(MANIFEST, manifest);

	if (move.length || remove.length) {
		await writeFile(join(stage, JOURNAL), JSON.stringify({ move, remove } satisfies Journal));
		await finish(out);
	}
	keepCopy(out, cache, manifest);
	const pages = move.filter((path) => path !== MANIFEST);
	return { changed: [...pages, ...remove].sort(compare), written: pages.length, deleted: remove.length };
}

/** Finishes what a journal asks for. Each step can be done again; without a journal, what was staged is forgotten. */
async function finish(out: string): Promise<void> {
	const stage = join(out, STAGE);
	if (!existsSync(stage)) return;
	const file = join(stage, JOURNAL);
	const journal = existsSync(file) ? readJournal(file) : undefined;
	if (journal) {
		const remove = new Set(journal.remove);
		for (const path of journal.move) {
			const staged = join(stage, "files", path);
			if (!existsSync(staged)) continue;
			await clearWay(out, path, remove);
			await mkdir(dirname(join(out, path)), { recursive: true });
			await rename(staged, join(out, path));
		}
		for (const path of remove) await removeFile(out, path);
	}
	await rm(stage, { recursive: true, force: true });
}

/** A journal is whole or it is not there: half of one means that nothing has moved yet. One that names files elsewhere is not ours. */
function readJournal(file: string): Journal | undefined {
	try {
		return Journal.parse(JSON.parse(readFileSync(file, "utf8")));
	} catch {
		return undefined;
	}
}

/** A file of the old site may stand where the new one has a folder, and the other way round; both are among the files to remove. */
async function clearWay(out: string, path: Path, remove: ReadonlySet<Path>): Promise<void> {
	const above = path.split("/").map((_, depth, parts) => parts.slice(0, depth).join("/"));
	const below = (await isFolder(join(out, path))) ? [...remove].filter((old) => old.startsWith(`${path}/`)) : [];
	for (const old of [...above.filter((each) => remove.has(each)), ...below]) await removeFile(out, old);
}

/** Removes a file, and the folders that it leaves empty. A folder in its place is not what was to be removed. */
async function removeFile(out: string, path: Path): Promise<void> {
	if (!(await isFolder(join(out, path)))) await rm(join(out, path), { force: true }).catch(absent);
	await removeEmpty(out, dirname(path));
}
const isFolder = (path: string): Promise<boolean> =>
	stat(path).then(
		(stats) => stats.isDirectory(),
		() => false,
	);
const absent = (cause: NodeJS.ErrnoException): void => {
	if (cause.code !== "ENOTDIR") throw cause;
};

async function removeEmpty(out: string, folder: Path): Promise<void> {
	for (let each = folder; each !== "." && each !== ""; each = dirname(each)) {
		try {
			await rmdir(join(out, each));
		} catch {
			return;
		}
	}
}

async function same(file: string, bytes: Uint8Array): Promise<boolean> {
	const old = await readFile(file).catch(() => undefined);
	return old !== undefined && Buffer.compare(old, bytes) === 0;
}
