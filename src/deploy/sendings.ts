/** The files that a deploy sends, in its phases. */
import type { Path } from "../core/model.js";
import { compare } from "../core/problem.js";
import type { There } from "./file-list.js";
import type { LocalFile, LocalFiles } from "./local-files.js";

/** In this order. A phase begins when all files of the previous one have arrived, so no page is online before the files that it shows or links to. */
const PHASES = ["assets", "new pages", "changed pages", "fronts", "feeds and sitemaps", "compressed copies"] as const;

export interface Sending extends LocalFile {
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

/** The phases that have files. `changed` has the paths to send, with what is there. */
export function phasesOf(files: LocalFiles, changed: ReadonlyMap<Path, There | undefined>): readonly Phase[] {
	const found = new Map(PHASES.map((name) => [name, { bytes: 0, indexes: [] as number[] }]));
	for (const [path, was] of changed) {
		const index = files.indexOf(path);
		if (index < 0) continue;
		const file = files.at(index);
		const phase = found.get(phaseOf(file, was === undefined));
		if (!phase) continue;
		phase.bytes += file.size;
		// The complement stands for a file that is there already.
		phase.indexes.push(was ? ~index : index);
	}
	const pathOf = (index: number) => files.pathAt(index < 0 ? ~index : index);
	const byPath = (a: number, b: number) => homeLast(pathOf(a), pathOf(b));
	return PHASES.flatMap((name): Phase[] => {
		const { bytes = 0, indexes: unsorted = [] } = found.get(name) ?? {};
		const indexes = Int32Array.from(unsorted).sort(byPath);
		return indexes.length ? [{ name, length: indexes.length, bytes, files: sendingsAt(files, indexes) }] : [];
	});
}

const sendingsAt = (files: LocalFiles, indexes: Int32Array): Iterable<Sending> => ({
	*[Symbol.iterator]() {
		for (const index of indexes) yield { ...files.at(index < 0 ? ~index : index), isNew: index >= 0 };
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
