/** Why the bytes of a picture cannot be read: a clause with the picture as its subject, such as "ends before its last pixel". The door catches it. */
export class Unreadable extends Error {}

/** What a cleaner gives. */
export interface Cleaned {
	readonly bytes: Uint8Array;
	/** How the pixels are to be turned (EXIF, 1 to 8), where the file says so and a browser follows. */
	readonly orientation?: number;
	/** In pixels, as a browser shows it, where the cleaner has seen it. */
	readonly width?: number;
	readonly height?: number;
	/** What acts or loads in it and is left out, as messages say it: `a script`. */
	readonly lost?: readonly string[];
}
