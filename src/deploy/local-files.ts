/**
 * The files of an output in parts, which are decoded when they are asked for: those in which nothing differs since the last deploy never are. In columns,
 * because an object per file would take most of the memory of a deploy of a large site.
 */
import { lazy } from "../core/lazy.js";
import type { Path } from "../core/model.js";
import { OUTPUT_KINDS, type OutputRecord } from "../core/output-record.js";
import { compare } from "../core/problem.js";
import { partOf } from "../output/read-manifest.js";

export interface LocalFile {
	readonly path: Path;
	/** For a file that no build wrote: `page` if it is HTML, otherwise `asset`. */
	readonly kind: OutputRecord["kind"];
	/** Whether it is an article page. */
	readonly isStory: boolean;
	/** In bytes. */
	readonly size: number;
	/** SHA-256 in hex. */
	readonly digest: string;
}

/** The files whose paths have the same hash. */
export interface LocalPart {
	/** Parts with equal keys have equal files. */
	readonly key: string;
	/** Decodes them at each call. */
	readonly files: () => readonly LocalFile[];
}

/** Immutable. The number of parts is a power of two. */
export class LocalFiles implements Iterable<LocalFile> {
	private readonly columns: readonly (() => FileColumns)[];

	constructor(
		readonly parts: readonly LocalPart[],
		/** Number of files, without decoding them. */
		readonly length: number,
	) {
		this.columns = parts.map(({ files }) => lazy(() => columnsOf(files())));
	}
	/** The files of a part, sorted by path. */
	*inPart(index: number): Generator<LocalFile> {
		const columns = this.columns[index]?.();
		for (let at = 0; columns && at < columns.paths.length; at++) yield fileAt(columns, at);
	}
	get(path: Path): LocalFile | undefined {
		const columns = this.columns[partOf(path, this.parts.length)]?.();
		const at = columns ? placeOf(columns.paths, path) : -1;
		return columns && at >= 0 ? fileAt(columns, at) : undefined;
	}
	*[Symbol.iterator](): Generator<LocalFile> {
		for (let index = 0; index < this.parts.length; index++) yield* this.inPart(index);
	}
	/** The keys are the same, and so is the number. */
	filter(isWanted: (file: LocalFile) => boolean): LocalFiles {
		return this.map((file) => (isWanted(file) ? [file] : []));
	}
	/** The same files with other digests. */
	withDigests(digestOf: (path: Path) => string): LocalFiles {
		return this.map((file) => [{ ...file, digest: digestOf(file.path) }]);
	}
	private map(change: (file: LocalFile) => readonly LocalFile[]): LocalFiles {
		const parts = this.parts.map(({ key, files }): LocalPart => ({ key, files: () => files().flatMap(change) }));
		return new LocalFiles(parts, this.length);
	}
}

/** Of equal length. */
interface FileColumns {
	/** Sorted. */
	readonly paths: readonly Path[];
	/** Indexes of `OUTPUT_KINDS`. */
	readonly kinds: Uint8Array;
	/** 1 for article pages. */
	readonly stories: Uint8Array;
	readonly sizes: Float64Array;
	readonly digests: readonly string[];
}

function columnsOf(files: readonly LocalFile[]): FileColumns {
	const sorted = [...files].sort((a, b) => compare(a.path, b.path));
	return {
		paths: sorted.map(({ path }) => path),
		kinds: Uint8Array.from(sorted, ({ kind }) => OUTPUT_KINDS.indexOf(kind)),
		stories: Uint8Array.from(sorted, ({ isStory }) => Number(isStory)),
		sizes: Float64Array.from(sorted, ({ size }) => size),
		digests: sorted.map(({ digest }) => digest),
	};
}

const fileAt = ({ paths, kinds, stories, sizes, digests }: FileColumns, index: number): LocalFile => ({
	path: paths[index] as Path,
	kind: OUTPUT_KINDS[kinds[index] as number] as LocalFile["kind"],
	isStory: stories[index] === 1,
	size: sizes[index] as number,
	digest: digests[index] as string,
});

/** -1 if it is not there. */
function placeOf(sorted: readonly Path[], path: Path): number {
	let [low, high] = [0, sorted.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((sorted[middle] as Path) < path) low = middle + 1;
		else high = middle;
	}
	return sorted[low] === path ? low : -1;
}
