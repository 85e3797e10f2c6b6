import type { Stamp } from "../file-stamp.js";
import type { Path } from "../model.js";
import type { ImageFault } from "./clean.js";
import type { KindName } from "./kinds.js";

/** A file on disk. */
export interface AssetRecord {
	readonly path: Path;
	readonly stamp: Stamp;
	/** SHA-256 in hex of the bytes under which it is published. */
	readonly digest: string;
	/** By its bytes. */
	readonly kind?: KindName | undefined;
	/** Is it of another kind than its name says? */
	readonly misnamed?: true | undefined;
	/** What acts or loads in it and is left out, as messages say it. */
	readonly lost?: string | undefined;
	/** Why it is not published. */
	readonly fault?: ImageFault | undefined;
	/** In pixels, of a picture. */
	readonly width?: number;
	readonly height?: number;
	/** A still picture of a kind that can be made narrower. */
	readonly still?: true;
}
