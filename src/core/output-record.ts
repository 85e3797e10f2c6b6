/** The record of an output file: its stamp, its digest and, for a page, what it was rendered from. */
import type { Stamp } from "./file-stamp.js";
import type { Path } from "./model.js";

/** `compressed`: a precompressed copy of another file. */
export const OUTPUT_KINDS = ["asset", "page", "document", "compressed"] as const;

export interface OutputRecord {
	readonly path: Path;
	readonly kind: (typeof OUTPUT_KINDS)[number];
	/** The source file, for article pages. */
	readonly from?: Path;
	/** Of the bytes. */
	readonly digest: string;
	readonly stamp: Stamp;
	readonly page?: RenderRecord;
}
export interface RenderRecord {
	/** Digest of template and view. */
	readonly view: string;
	/** Building the view reported problems. */
	readonly problems: boolean;
	/** Rendering reported problems. */
	readonly hasRenderProblems: boolean;
	/** The page of an article that the last build left out, and may be older than what is known of its reads. */
	readonly isLeftOut?: true;
}

/** Output files by path, in the order of their paths. */
export type OutputFiles = Pick<ReadonlyMap<Path, OutputRecord>, "get" | "has" | "keys" | "values" | "size">;

export interface PreviousOutput {
	/** A file that was changed or deleted since has the digest ''. */
	readonly files: OutputFiles;
	/** The digest of the manifest in the output folder. */
	readonly manifest: string | undefined;
	/** The version under which the pages were rendered. */
	readonly renderVersion: string | undefined;
}
