/** What is known of each file of the output: its stamp, its digest and, of a page, what it was rendered from. */
import type { Stamp } from "./file-stamp.js";
import type { PageKey, Path } from "./model.js";

export const KINDS = ["asset", "page", "index"] as const;

export interface Output {
	readonly path: Path;
	readonly kind: (typeof KINDS)[number];
	/** The story whose page it is. */
	readonly from?: Path;
	/** Of its bytes. */
	readonly digest: string;
	readonly stamp: Stamp;
	readonly page?: Printed;
}
/** For what a page was printed. */
export interface Printed {
	readonly key?: PageKey;
	/** The fingerprint of template and view. */
	readonly view: string;
	/** Its making told problems. */
	readonly problems: boolean;
	/** Its printing told problems. */
	readonly faults: boolean;
}

export interface OldSite {
	/** By path, sorted. A file that is not as it was has the digest '' where it is gone or another one. */
	readonly files: ReadonlyMap<Path, Output>;
	/** The digest of the list of them that lies there. */
	readonly manifest: string | undefined;
	/** Its pages need not be looked at where their keys are equal. */
	readonly salt: string | undefined;
}
