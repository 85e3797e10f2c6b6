/** How pictures are encoded: the settings, and a version of them that names the files. */
import { digest } from "../digest.js";
import { packageVersion } from "../locations.js";

/** Fast rather than the last three of a hundred bytes; of drawings, letters stay sharp. */
export const PHOTOGRAPH = { quality: 70, effort: 2 };
export const DRAWING = { nearLossless: true, quality: 60, effort: 2 };
/** For programs elsewhere; what can be seen through in the picture is white. */
export const JPEG = { quality: 82, mozjpeg: true };
export const PAPER = "#fff";
/** A picture whose pixels end early or do not fit together is reported, and no grey area takes their place. */
export const FAIL_ON = "error";
/** More pixels than a camera has: what a picture of few bytes may unfold to. */
export const PIXELS = 200_000_000;

/** Stands for how copies are made: other bytes lie under another name. */
export const RECIPE = digest(
	JSON.stringify([packageVersion("sharp"), PHOTOGRAPH, DRAWING, JPEG, PAPER, FAIL_ON, PIXELS]),
).slice(0, 6);
