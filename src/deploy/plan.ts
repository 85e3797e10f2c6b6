/** Plans a deploy: which files to send, in which order, and which to delete. Reads nothing but the parts of the list at the target that differ. */
import type { Instant, Path } from "../core/model.js";
import type { Deployed } from "./deployed.js";
import { differences } from "./differences.js";
import { type FileList, type FileRow, fileList, type SummarizePart, type There, withFiles } from "./file-list.js";
import type { LocalFile, LocalFiles } from "./local-files.js";
import { type Phase, phasesOf, type Sending } from "./sendings.js";

export interface Plan {
	/** Phases with files. */
	readonly phases: readonly Phase[];
	/** Sorted. */
	readonly deletions: readonly Path[];
	/** The deletions that readers could reach from a page until now: all except files of earlier deploys whose time is over. */
	readonly withdrawn: number;
	/** Files with a digest in their name that the site no longer has, kept for pages which are open in browsers. */
	readonly kept: readonly Path[];
	readonly unchanged: number;
	/** Total of the sent files. */
	readonly bytes: number;
	/** The files after the deploy. */
	readonly after: FileList;
}

export interface Manner {
	readonly at: Instant;
	/** Days for which files with a digest in their name are kept. */
	readonly keepAssets: number;
	/** The folder of these files, such as `assets/`. */
	readonly hashed: Path;
	/** The digest of a file's headers; '' if the target stores none. */
	readonly headersOf?: ((path: Path) => string) | undefined;
	/** Send unchanged files, too. */
	readonly isForced?: boolean | undefined;
	/** The size of a file in bytes. */
	readonly sizeOf: (path: Path) => number;
	/** What is known of parts of the list of all files. */
	readonly summarize?: SummarizePart | undefined;
}

export async function createPlan(
	files: LocalFiles,
	before: Deployed | undefined,
	{ at, keepAssets, hashed, sizeOf, headersOf = () => "", isForced, summarize }: Manner,
): Promise<Plan> {
	const row = (file: LocalFile): FileRow => [file.path, thereOf(file, headersOf(file.path))];
	const parts = files.keys.map((key, part) => ({ key, rows: () => Array.from(files.inPart(part), row) }));
	const list = fileList({ length: files.length, parts }, before?.parts.length, summarize);
	const { changed, extra } = await differences(list, before, isForced);
	const phases = phasesOf(files, changed, sizeOf);
	const kept: FileRow[] = [];
	const deletions: Path[] = [];
	let withdrawn = 0;
	for (const [path, there] of extra) {
		const gone = there.gone ?? at;
		if (path.startsWith(hashed) && there.digest !== "" && daysBetween(gone, at) < keepAssets)
			kept.push([path, { ...there, gone }]);
		else {
			deletions.push(path);
			if (!path.startsWith(hashed)) withdrawn++;
		}
	}
	return {
		phases,
		deletions: deletions.sort(),
		withdrawn,
		kept: kept.map(([path]) => path).sort(),
		unchanged: list.count - sendingCount({ phases }),
		bytes: phases.reduce((sum, { bytes }) => sum + bytes, 0),
		after: withFiles(list, kept),
	};
}

export const isNothing = ({ phases, deletions }: Plan): boolean => phases.length === 0 && deletions.length === 0;
export function* sendingsOf({ phases }: Pick<Plan, "phases">): Generator<Sending> {
	for (const { files } of phases) yield* files;
}
export const sendingCount = ({ phases }: Pick<Plan, "phases">): number =>
	phases.reduce((sum, { length }) => sum + length, 0);

/** What the target has when the file has arrived. */
export const thereOf = (file: Pick<LocalFile, "digest">, headers: string): There => ({
	digest: shortDigestOf(file),
	headers,
});

export const shortDigestOf = ({ digest }: Pick<LocalFile, "digest">): string => digest.slice(0, 16);

const DAY_MS = 86_400_000;
const daysBetween = (from: Instant, to: Instant): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;
