/** Whether a build can publish a picture. One that it cannot read would stop the build, so it is not taken. */
import { clean } from "../../../core/images/clean.js";
import { MAX_PIXELS } from "../../../core/images/encoder.js";
import type { Path } from "../../../core/model.js";

/** By its name. */
export const isPictureFile = (path: Path): boolean => /\.(?:jpe?g|png|gif|webp|avif|svg|tiff?|bmp|heic)$/i.test(path);
/** Formats that browsers do not show, but may link. */
const OTHERS = /\.(?:tiff?|bmp|heic)$/i;
/** SVG has no pixels, and AVIF may need another decoder. */
const DECODED = /^(?:jpeg|png|gif|webp)$/;

/** Why not; undefined for a picture that can be read, and for any other file. */
export async function pictureProblem(path: Path, bytes: Uint8Array): Promise<string | undefined> {
	if (!isPictureFile(path)) return undefined;
	const found = clean(bytes, path);
	if ("error" in found) return `it ${found.error.message}`;
	if (!found.kind) return OTHERS.test(path) ? undefined : "it is not a picture";
	if (!DECODED.test(found.kind)) return undefined;
	const { default: sharp } = await import("sharp");
	try {
		await sharp(bytes, { failOn: "error", limitInputPixels: MAX_PIXELS }).resize(16).toBuffer();
		return undefined;
	} catch {
		return "it is damaged, or larger than browsers show";
	}
}
