/** Pictures → narrower copies of them, for small screens. */
import { publishedBytes } from "../core/images/clean.js";
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
 * A WebP copy of an image in the given width in pixels: upright, in sRGB, without camera metadata (place and time among it). The same
 * picture gives the same bytes. With a `height` it is a JPEG of exactly that size instead. No bytes where the pixels cannot be decoded.
 */
export async function resizeToWebp(original: Uint8Array, size: Size): Promise<Uint8Array> {
	const { default: sharp } = await import("sharp");
	// One thread for each picture: several are made at once.
	sharp.concurrency(1);
	const make = async (failOn: typeof FAIL_ON | "warning"): Promise<Uint8Array> => {
		const { width, height } = size;
		const picture = sharp(original, { failOn, limitInputPixels: MAX_PIXELS });
		const { format, width: own = width } = await picture.metadata();
		if (height !== undefined) {
			// A drawing is drawn as large as it is needed.
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
/** What the decoder of JPEG calls a warning although pixels are missing (libjpeg, `jerror.h`). Of its others, cameras write many. */
const CAN_BE_TRANSPARENT = /premature end|bad Huffman code|corrupt data/i;

/** Makes copies of files, `jobs` at a time; `then` is called with each as it is done. */
export async function resizeAll<T extends Size & { readonly file: string }>(
	copies: readonly T[],
	jobs: number,
	then: (copy: T, bytes: Uint8Array) => void,
): Promise<void> {
	const left = copies.values();
	const work = async () => {
		for (const copy of left) then(copy, await resizeToWebp(publishedBytes(copy.file), copy));
	};
	await Promise.all(Array.from({ length: jobs }, work));
}
