/** Renders an image variant. */
import {
	FAIL_ON,
	GRAPHIC_OPTIONS,
	JPEG_BACKGROUND,
	JPEG_OPTIONS,
	MAX_PIXELS,
	PHOTO_OPTIONS,
} from "../core/images/encoder.js";

/** In pixels. */
interface Size {
	readonly width: number;
	readonly height?: number;
}

/**
 * A WebP variant in the given width in pixels: upright, in sRGB, without camera metadata such as time and location. The same image gives the same bytes.
 * With a `height`, the variant is a JPEG of exactly that size. Returns no bytes if the image cannot be decoded.
 */
export async function resizeToWebp(original: Uint8Array, size: Size): Promise<Uint8Array> {
	const { default: sharp } = await import("sharp");
	// One thread per image, because several are rendered at once.
	sharp.concurrency(1);
	const make = async (failOn: typeof FAIL_ON | "warning"): Promise<Uint8Array> => {
		const { width, height } = size;
		const picture = sharp(original, { failOn, limitInputPixels: MAX_PIXELS });
		const { format, width: own = width } = await picture.metadata();
		if (height !== undefined) {
			// SVG is rasterized at the required size.
			const density = format === "svg" ? Math.min(2400, Math.max(1, (72 * width) / own)) : 72;
			return await sharp(original, { density, limitInputPixels: MAX_PIXELS })
				.autoOrient()
				.resize({ width, height, fit: "fill" })
				.flatten({ background: JPEG_BACKGROUND })
				.jpeg(JPEG_OPTIONS)
				.toBuffer();
		}
		return await picture
			.autoOrient()
			.resize({ width })
			.webp(format === "png" ? GRAPHIC_OPTIONS : PHOTO_OPTIONS)
			.toBuffer();
	};
	try {
		return await make("warning");
	} catch (cause) {
		if (CAN_BE_TRANSPARENT.test(String(cause))) return new Uint8Array();
	}
	return make(FAIL_ON).catch(() => new Uint8Array());
}
/** Warnings of the JPEG decoder that mean missing pixels (libjpeg, `jerror.h`). Many camera files cause others. */
const CAN_BE_TRANSPARENT = /premature end|bad Huffman code|corrupt data/i;
