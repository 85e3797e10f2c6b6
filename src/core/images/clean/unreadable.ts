/** Thrown if an image is invalid. The message is a clause with the image as its subject: "ends before its last pixel". */
export class Unreadable extends Error {}

/** The result of a cleaner. */
export interface Cleaned {
	readonly bytes: Uint8Array;
	/** The orientation of the pixels (EXIF, 1 to 8), if the file has one that browsers apply. */
	readonly orientation?: number;
	/** The displayed size in pixels, if the cleaner knows it. */
	readonly width?: number;
	readonly height?: number;
	/** Removed active content, described for messages: `a script`. */
	readonly lost?: readonly string[];
}
