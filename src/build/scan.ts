/** What lies in the folders: of the content, every file with its stamp; of the output, what is not as the last build left it. On threads where it is much. */
import { join } from "node:path";
import type { KnownOutputs } from "../cache/output-records.js";
import { listed, oldSite } from "../cache/previous-output.js";
import { type FileList, foldersIn, listFiles } from "../content/files/list-files.js";
import { stampsBetween, stampsOf } from "../core/file-stamp.js";
import { PROGRAM_DIR } from "../core/locations.js";
import type { Path } from "../core/model.js";
import type { OldSite } from "../core/output-record.js";
import { digestAt } from "../core/regular-file.js";
import { manifestDigest, readManifest } from "../output/manifest.js";
import type { Pool } from "./workers/pool.js";
import { type Check, changedFiles } from "./workers/scan-worker.js";

const SCAN = join(PROGRAM_DIR, "build/workers/scan-worker.js");
/** Fewer files than these are looked at here. */
const THREAD_FILES = 30_000;

/** The look at both, which goes on while other things are done. */
export interface Looked {
	/** Of `content` and of `static`. */
	readonly lists: Promise<readonly FileList[]>;
	readonly output: Promise<OutputNow>;
}

export function lookAround(root: string, out: string, known: KnownOutputs | undefined, pool: Pool): Looked {
	const lists = listContents(root, pool, known?.paths.length ?? 0);
	const output = lookAtOutput(out, known, pool);
	// A fault is told to whoever waits for it; a build that ends before does not.
	for (const each of [lists, output]) each.catch(() => {});
	return { lists, output };
}

/** The output folder, compared with what the last build left there. */
interface OutputNow {
	/** Every file that the last build left has its bytes, and its list names these files. */
	readonly asLeft: boolean;
	readonly old: () => OldSite;
}

async function lookAtOutput(out: string, known: KnownOutputs | undefined, pool: Pool): Promise<OutputNow> {
	const manifest = manifestDigest(out);
	const isKnown = manifest === undefined || manifest === known?.manifest;
	const entries = isKnown ? undefined : readManifest(out);
	if (known && !entries) {
		const places = await changedIn(out, known, pool);
		return {
			asLeft:
				isKnown &&
				manifest !== undefined &&
				places.every((place) => digestAt(join(out, known.paths[place] as Path)) === known.digests[place]),
			old: () => oldSite(out, known.files(), places, { ...known, manifest }),
		};
	}
	const files = listed(entries ?? [], known);
	const places = await changedIn(out, { paths: files.map(({ path }) => path), stamps: stampsOf(files) }, pool);
	return { asLeft: false, old: () => oldSite(out, files, places, { manifest, salt: known?.salt }) };
}

/** The indexes of those files whose stamps differ. */
async function changedIn(
	folder: string,
	{ paths, stamps }: Pick<Check, "paths" | "stamps">,
	pool: Pool,
): Promise<readonly number[]> {
	if (paths.length < THREAD_FILES || pool.threads < 2) return changedFiles({ folder, paths, stamps });
	const size = Math.ceil(paths.length / pool.threads);
	const parts = await Promise.all(
		Array.from({ length: pool.threads }, async (_, part) => {
			const [from, to] = [part * size, (part + 1) * size];
			const check: Check = { folder, paths: paths.slice(from, to), stamps: stampsBetween(stamps, from, to) };
			return ((await pool.run(SCAN, "changed", check)) as number[]).map((place) => place + from);
		}),
	);
	return parts.flat();
}

/** Every file of content/ and static/, with its stamp. `known` is how many there were the last time. */
export async function listContents(root: string, pool: Pool, known: number): Promise<readonly FileList[]> {
	const folders = known > THREAD_FILES && pool.threads > 1 ? foldersIn(root, "content") : [];
	const lists = await Promise.all(
		folders.map((folder) => pool.run(SCAN, "list", { root, folder }) as Promise<FileList>),
	);
	const made = new Map(lists.map((list, index) => [folders[index] as Path, list]));
	return [listFiles(root, "content", made), listFiles(root, "static")];
}
