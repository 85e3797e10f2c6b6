import type { Stamp } from "../file-stamp.js";
import type { Path } from "../model.js";
import type { ImageError } from "./clean.js";
import type { KindName } from "./kinds.js";

/** An asset on disk. */
export interface AssetRecord {
	readonly path: Path;
	readonly stamp: Stamp;
	/** SHA-256 in hex of the published bytes. */
	readonly digest: string;
	/** The id of the file in git (`git-objects`). */
	readonly object?: string | undefined;
	/** The type by content. */
	readonly kind?: KindName | undefined;
	/** Whether the type differs from the one that the name says. */
	readonly misnamed?: true | undefined;
	/** Active content that is removed, described for messages. */
	readonly lost?: string | undefined;
	/** Why it is not published. */
	readonly error?: ImageError | undefined;
	/** In pixels, for images. */
	readonly width?: number;
	readonly height?: number;
	/** A still image in a format for which variants can be rendered. */
	readonly still?: true;
}
