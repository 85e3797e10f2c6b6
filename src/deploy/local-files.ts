/**
 * The files of an output in parts, which are decoded when they are asked for: those in which nothing differs since the last deploy never are. In columns,
 * because an object per file would take most of the memory of a deploy of a large site.
 */
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
	/** SHA-256 in hex, or the host's own digest. In one list all have the same length. */
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
	/** Of each part: its columns, or how it is decoded, which holds all records of the output. */
	private readonly found: (FileColumns | LocalPart["files"])[];
	/** The keys of the parts. */
	readonly keys: readonly string[];

	constructor(
		parts: readonly LocalPart[],
		/** Number of files, without decoding them. */
		readonly length: number,
	) {
		this.found = parts.map(({ files }) => files);
		this.keys = parts.map(({ key }) => key);
	}
	/** The files of a part, sorted by path. */
	*inPart(part: number): Generator<LocalFile> {
		const columns = this.columns(part);
		for (let row = 0; row < columns.paths.length; row++) yield fileAt(columns, row);
	}
	/** A number that stands for a file; -1 if there is none of this path. */
	indexOf(path: Path): number {
		const part = partOf(path, this.keys.length);
		const row = placeOf(this.columns(part).paths, path);
		return row < 0 ? -1 : row * this.keys.length + part;
	}
	at(index: number): LocalFile {
		return fileAt(this.columns(index % this.keys.length), Math.floor(index / this.keys.length));
	}
	pathAt(index: number): Path {
		return this.columns(index % this.keys.length).paths[Math.floor(index / this.keys.length)] as Path;
	}
	*[Symbol.iterator](): Generator<LocalFile> {
		for (let part = 0; part < this.keys.length; part++) yield* this.inPart(part);
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
		const parts = this.keys.map((key, part): LocalPart => ({ key, files: () => this.decoded(part).flatMap(change) }));
		return new LocalFiles(parts, this.length);
	}
	private columns(part: number): FileColumns {
		const found = this.found[part] as FileColumns | LocalPart["files"];
		if (typeof found !== "function") return found;
		const columns = columnsOf(found());
		this.found[part] = columns;
		return columns;
	}
	/** Makes no columns. */
	private decoded(part: number): readonly LocalFile[] {
		const found = this.found[part];
		return typeof found === "function" ? found() : [...this.inPart(part)];
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
	/** One after the other. */
	readonly digests: Buffer;
}

function columnsOf(files: readonly LocalFile[]): FileColumns {
	const sorted = [...files].sort((a, b) => compare(a.path, b.path));
	return {
		paths: sorted.map(({ path }) => path),
		kinds: Uint8Array.from(sorted, ({ kind }) => OUTPUT_KINDS.indexOf(kind)),
		stories: Uint8Array.from(sorted, ({ isStory }) => Number(isStory)),
		digests: Buffer.from(sorted.map(({ digest }) => digest).join(""), "hex"),
	};
}

function fileAt({ paths, kinds, stories, digests }: FileColumns, row: number): LocalFile {
	const width = digests.length / paths.length;
	return {
		path: paths[row] as Path,
		kind: OUTPUT_KINDS[kinds[row] as number] as LocalFile["kind"],
		isStory: stories[row] === 1,
		digest: digests.toString("hex", row * width, (row + 1) * width),
	};
}

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
