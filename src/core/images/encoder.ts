/** Encoder settings for image variants, with a version that is part of file names. */
import { digest } from "../digest.js";
import { packageVersion } from "../locations.js";

/** Speed matters more than the last three per cent of size; in drawings, text stays sharp. */
export const PHOTO_OPTIONS = { quality: 70, effort: 2 };
export const GRAPHIC_OPTIONS = { nearLossless: true, quality: 60, effort: 2 };
/** For other programs. Transparent pixels become white. */
export const JPEG_OPTIONS = { quality: 82, mozjpeg: true };
export const JPEG_BACKGROUND = "#fff";
/** Truncated or corrupt images are reported instead of being filled with grey. */
export const FAIL_ON = "error";
/** More pixels than cameras have: a limit for images that decompress to huge sizes. */
export const MAX_PIXELS = 200_000_000;

/** The version of the encoding: different bytes get different names. */
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
