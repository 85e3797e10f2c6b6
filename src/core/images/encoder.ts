/** How pictures are encoded: the settings, and a version of them that names the files. */
import { digest } from "../digest.js";
import { packageVersion } from "../locations.js";

/** Fast rather than the last three of a hundred bytes; of drawings, letters stay sharp. */
export const PHOTO_OPTIONS = { quality: 70, effort: 2 };
export const GRAPHIC_OPTIONS = { nearLossless: true, quality: 60, effort: 2 };
/** For programs elsewhere; what can be seen through in the picture is white. */
export const JPEG_OPTIONS = { quality: 82, mozjpeg: true };
export const JPEG_BACKGROUND = "#fff";
/** A picture whose pixels end early or do not fit together is reported, and no grey area takes their place. */
export const FAIL_ON = "error";
/** More pixels than a camera has: what a picture of few bytes may unfold to. */
export const MAX_PIXELS = 200_000_000;

/** Stands for how copies are made: other bytes lie under another name. */
export const ENCODER_VERSION = digest(
	JSON.stringify([
		packageVersion("sharp"),
		PHOTO_OPTIONS,
		GRAPHIC_OPTIONS,
		JPEG_OPTIONS,
		JPEG_BACKGROUND,
		FAIL_ON,
		MAX_PIXELS,
	]),
).slice(0, 6);
