/** The files of an output, column by column: an object per file would take most of the memory of a deploy of a large site. */
import type { Path } from "../core/model.js";
import { OUTPUT_KINDS, type OutputRecord } from "../core/output-record.js";

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
/** Of equal length. */
export interface FileColumns {
	/** Sorted. */
	readonly paths: readonly Path[];
	/** Indexes of `OUTPUT_KINDS`. */
	readonly kinds: Uint8Array;
	/** 1 for article pages. */
	readonly stories: Uint8Array;
	readonly sizes: Float64Array;
	readonly digests: readonly string[];
}

/** Sorted by path. Immutable. */
export class LocalFiles implements Iterable<LocalFile> {
	constructor(private readonly columns: FileColumns) {}

	/** `files` are sorted by path. */
	static of(files: readonly LocalFile[]): LocalFiles {
		return new LocalFiles({
			paths: files.map(({ path }) => path),
			kinds: Uint8Array.from(files, ({ kind }) => OUTPUT_KINDS.indexOf(kind)),
			stories: Uint8Array.from(files, ({ isStory }) => Number(isStory)),
			sizes: Float64Array.from(files, ({ size }) => size),
			digests: files.map(({ digest }) => digest),
		});
	}
	get paths(): readonly Path[] {
		return this.columns.paths;
	}
	get length(): number {
		return this.paths.length;
	}
	at(index: number): LocalFile {
		const { paths, kinds, stories, sizes, digests } = this.columns;
		return {
			path: paths[index] as Path,
			kind: OUTPUT_KINDS[kinds[index] as number] as LocalFile["kind"],
			isStory: stories[index] === 1,
			size: sizes[index] as number,
			digest: digests[index] as string,
		};
	}
	*[Symbol.iterator](): Generator<LocalFile> {
		for (let index = 0; index < this.length; index++) yield this.at(index);
	}
	filter(isWanted: (file: LocalFile) => boolean): LocalFiles {
		const wanted = this.paths.flatMap((_, index) => (isWanted(this.at(index)) ? [index] : []));
		if (wanted.length === this.length) return this;
		const { paths, kinds, stories, sizes, digests } = this.columns;
		return new LocalFiles({
			paths: wanted.map((index) => paths[index] as Path),
			kinds: Uint8Array.from(wanted, (index) => kinds[index] as number),
			stories: Uint8Array.from(wanted, (index) => stories[index] as number),
			sizes: Float64Array.from(wanted, (index) => sizes[index] as number),
			digests: wanted.map((index) => digests[index] as string),
		});
	}
	/** The same files with other digests. */
	withDigests(digestOf: (path: Path) => string): LocalFiles {
		return new LocalFiles({ ...this.columns, digests: this.paths.map(digestOf) });
	}
}
