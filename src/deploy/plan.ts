/** Plans a deploy: which files to send, in which order, and which to delete. Reads nothing but the parts of the list at the target that differ. */
import type { Instant, Path } from "../core/model.js";
import { compare } from "../core/problem.js";
import type { Deployed } from "./deployed.js";
import { differences } from "./differences.js";
import { type FileList, type FileRow, fileList, type SummarizePart, type There, withFiles } from "./file-list.js";
import type { LocalFile, LocalFiles } from "./local-files.js";

/** In this order. A phase begins when all files of the previous one have arrived, so no page is online before the files that it shows or links to. */
export const PHASES = [
	"assets",
	"new pages",
	"changed pages",
	"fronts",
	"feeds and sitemaps",
	"compressed copies",
] as const;

export interface Sending extends LocalFile {
	/** No file of this path exists there. */
	readonly isNew: boolean;
}
export interface Phase {
	readonly name: (typeof PHASES)[number];
	readonly files: readonly Sending[];
}
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
	/** What is known of parts of the list of all files. */
	readonly summarize?: SummarizePart | undefined;
}

export async function createPlan(
	files: LocalFiles,
	before: Deployed | undefined,
	{ at, keepAssets, hashed, headersOf = () => "", isForced, summarize }: Manner,
): Promise<Plan> {
	const row = (file: LocalFile): FileRow => [file.path, thereOf(file, headersOf(file.path))];
	const parts = files.parts.map(({ key }, index) => ({ key, rows: () => Array.from(files.inPart(index), row) }));
	const list = fileList({ length: files.length, parts }, before?.parts.length, summarize);
	const { changed, extra } = await differences(list, before, isForced);
	const sendings = [...changed].flatMap(([path, was]): Sending[] => {
		const file = files.get(path);
		return file ? [{ ...file, isNew: was === undefined }] : [];
	});
	sendings.sort((a, b) => compare(a.path, b.path));
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
	const phases = PHASES.map((name) => ({ name, files: sendings.filter((file) => phaseOf(file) === name) }));
	return {
		phases: phases.filter(({ files }) => files.length > 0).map(homeLast),
		deletions: deletions.sort(),
		withdrawn,
		kept: kept.map(([path]) => path).sort(),
		unchanged: list.count - sendings.length,
		bytes: sendings.reduce((sum, { size }) => sum + size, 0),
		after: withFiles(list, kept),
	};
}

export const isNothing = ({ phases, deletions }: Plan): boolean => phases.length === 0 && deletions.length === 0;
export const sendingsOf = ({ phases }: Plan): Sending[] => phases.flatMap(({ files }) => files);

/** What the target has when the file has arrived. */
export const thereOf = (file: Pick<LocalFile, "digest" | "size">, headers: string): There => ({
	digest: shortDigestOf(file),
	headers,
	size: file.size,
});

/** By the kind in the manifest. */
export const shortDigestOf = ({ digest }: Pick<LocalFile, "digest">): string => digest.slice(0, 16);

function phaseOf({ kind, isStory, isNew }: Sending): Phase["name"] {
	if (kind === "asset") return "assets";
	if (kind === "document") return "feeds and sitemaps";
	if (kind === "compressed") return "compressed copies";
	return isStory ? (isNew ? "new pages" : "changed pages") : "fronts";
}

const homeLast = ({ name, files }: Phase): Phase => ({
	name,
	files: name === "fronts" ? [...files].sort((a, b) => Number(isHome(a)) - Number(isHome(b))) : files,
});
const isHome = ({ path }: Sending): boolean => path === "index.html";

const DAY_MS = 86_400_000;
const daysBetween = (from: Instant, to: Instant): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;
