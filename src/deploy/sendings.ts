/** The files that a deploy sends, in its phases. */
import type { Path } from "../core/model.js";
import { compare } from "../core/problem.js";
import type { There } from "./file-list.js";
import type { LocalFile, LocalFiles } from "./local-files.js";

/** In this order. A phase begins when all files of the previous one have arrived, so no page is online before the files that it shows or links to. */
const PHASES = ["assets", "new pages", "changed pages", "fronts", "feeds and sitemaps", "compressed copies"] as const;

export interface Sending extends LocalFile {
	/** In bytes. */
	readonly size: number;
	/** No file of this path exists there. */
	readonly isNew: boolean;
}
export interface Phase {
	readonly name: (typeof PHASES)[number];
	/** Number of files. */
	readonly length: number;
	/** Total of the files. */
	readonly bytes: number;
	/** Sorted by path, the home page last. Made at each iteration, because the first deploy of a large site sends more than 100,000. */
	readonly files: Iterable<Sending>;
}

/** The phases that have files. `changed` has the paths to send, with what is there; `sizeOf` says the size of a file in bytes. */
export function phasesOf(
	files: LocalFiles,
	changed: ReadonlyMap<Path, There | undefined>,
	sizeOf: (path: Path) => number,
): readonly Phase[] {
	const found = new Map(PHASES.map((name) => [name, [] as Place[]]));
	for (const [path, was] of changed) {
		const index = files.indexOf(path);
		if (index < 0) continue;
		// The complement stands for a file that is there already.
		found.get(phaseOf(files.at(index), was === undefined))?.push(was ? ~index : index);
	}
	const pathOf = (place: Place) => files.pathAt(fileIndex(place));
	return PHASES.flatMap((name): Phase[] => {
		const places = Int32Array.from(found.get(name) ?? []).sort((a, b) => homeLast(pathOf(a), pathOf(b)));
		if (places.length === 0) return [];
		const sizes = Float64Array.from(places, (place) => sizeOf(pathOf(place)));
		const bytes = sizes.reduce((sum, size) => sum + size, 0);
		return [{ name, length: places.length, bytes, files: sendingsAt(files, places, sizes) }];
	});
}

/** The index of a file, or its complement. In columns, because an object per file would take more memory than all else. */
type Place = number;
const fileIndex = (place: Place): number => (place < 0 ? ~place : place);

const sendingsAt = (files: LocalFiles, places: Int32Array, sizes: Float64Array): Iterable<Sending> => ({
	*[Symbol.iterator]() {
		for (const [at, place] of places.entries())
			yield { ...files.at(fileIndex(place)), size: sizes[at] as number, isNew: place >= 0 };
	},
});

/** By the kind in the manifest. */
function phaseOf({ kind, isStory }: LocalFile, isNew: boolean): Phase["name"] {
	if (kind === "asset") return "assets";
	if (kind === "document") return "feeds and sitemaps";
	if (kind === "compressed") return "compressed copies";
	return isStory ? (isNew ? "new pages" : "changed pages") : "fronts";
}

const homeLast = (a: Path, b: Path): number => Number(a === HOME) - Number(b === HOME) || compare(a, b);
const HOME: Path = "index.html";
