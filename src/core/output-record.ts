/** What is known of each file of the output: its stamp, its digest and, of a page, what it was rendered from. */
import type { Stamp } from "./file-stamp.js";
import type { PageKey, Path } from "./model.js";

export const OUTPUT_KINDS = ["asset", "page", "index"] as const;

export interface OutputRecord {
	readonly path: Path;
	readonly kind: (typeof OUTPUT_KINDS)[number];
	/** The story whose page it is. */
	readonly from?: Path;
	/** Of its bytes. */
	readonly digest: string;
	readonly stamp: Stamp;
	readonly page?: RenderRecord;
}
/** The key for which a page was rendered. */
export interface RenderRecord {
	readonly key?: PageKey;
	/** The fingerprint of template and view. */
	readonly view: string;
	/** Making its view reported problems. */
	readonly problems: boolean;
	/** Rendering it reported problems. */
	readonly faults: boolean;
}

export interface PreviousOutput {
	/** By path, sorted. A file that has been changed or deleted since has the digest ''. */
	readonly files: ReadonlyMap<Path, OutputRecord>;
	/** The digest of the manifest in the output folder. */
	readonly manifest: string | undefined;
	/** Its pages need not be looked at where their keys are equal. */
	readonly renderVersion: string | undefined;
}
