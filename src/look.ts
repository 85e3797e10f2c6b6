/** What lies in the folders: of the content, every file with its stamp; of the output, what is not as the last build left it. On threads where it is much. */
import { fileURLToPath } from "node:url";
import { listed, type OldSite, oldSite } from "./archive/old-site.js";
import type { Output, Outputs } from "./archive/outputs.js";
import type { Pool } from "./engine/pool.js";
import { stampColumns } from "./engine/stats.js";
import type { Path } from "./model.js";
import { type Check, changedFiles } from "./scan.js";
import { type FileList, foldersIn, listFiles } from "./stages/content/list.js";
import { manifestDigest, readManifest } from "./stages/write/manifest.js";

const SCAN = fileURLToPath(new URL("./scan.js", import.meta.url));
/** Fewer files than these are looked at here. */
const THREAD_FILES = 30_000;

/** The output folder: what the last build left there, and what of it is no longer so. */
export async function lookAtOutput(out: string, outputs: Outputs | undefined, pool: Pool): Promise<OldSite> {
	const listedThere = manifestDigest(out);
	const entries = listedThere === undefined || listedThere === outputs?.manifest ? undefined : readManifest(out);
	const files = entries ? listed(entries, outputs) : (outputs?.files ?? []);
	const size = Math.ceil(files.length / pool.threads);
	const parts = Array.from({ length: pool.threads }, (_, part) => files.slice(part * size, (part + 1) * size));
	const changed =
		files.length < THREAD_FILES || pool.threads < 2
			? [changedFiles(checkOf(out, files))]
			: await Promise.all(parts.map((part) => pool.run(SCAN, "changed", checkOf(out, part)) as Promise<number[]>));
	const places = changed.flatMap((part, index) => part.map((each) => each + index * size));
	const site = oldSite(out, files, places, outputs?.salt);
	return { ...site, asLeft: site.asLeft && listedThere !== undefined && listedThere === outputs?.manifest };
}

const checkOf = (folder: string, files: readonly Output[]): Check => ({
	folder,
	paths: files.map(({ path }) => path),
	stamps: stampColumns(files),
});

/** Every file of content/ and static/, with its stamp. `known` is how many there were the last time. */
export async function listContents(root: string, pool: Pool, known: number): Promise<readonly FileList[]> {
	const folders = known > THREAD_FILES && pool.threads > 1 ? foldersIn(root, "content") : [];
	const lists = await Promise.all(
		folders.map((folder) => pool.run(SCAN, "list", { root, folder }) as Promise<FileList>),
	);
	const made = new Map(lists.map((list, index) => [folders[index] as Path, list]));
	return [listFiles(root, "content", made), listFiles(root, "static")];
}
