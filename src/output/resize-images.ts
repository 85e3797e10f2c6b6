/** Pictures → narrower copies of them, for small screens. */
import { publishedBytes } from "../core/images/clean.js";
import { DRAWING, FAIL_ON, JPEG, PAPER, PHOTOGRAPH, PIXELS } from "../core/images/encoder.js";

/** In pixels. */
interface Size {
	readonly width: number;
	readonly height?: number;
}

/**
 * A copy of a picture, so many pixels wide, as WebP: upright, in sRGB, without what the camera wrote into it (place and time among it). The same
 * picture gives the same bytes. With a `height` it is a JPEG of exactly that size instead. No bytes where the pixels cannot be decoded.
 */
export async function narrow(original: Uint8Array, size: Size): Promise<Uint8Array> {
	const { default: sharp } = await import("sharp");
	// One thread for each picture: several are made at once.
	sharp.concurrency(1);
	const make = async (failOn: typeof FAIL_ON | "warning"): Promise<Uint8Array> => {
		const { width, height } = size;
		const picture = sharp(original, { failOn, limitInputPixels: PIXELS });
		const { format, width: own = width } = await picture.metadata();
		if (height !== undefined) {
			// A drawing is drawn as large as it is needed.
			const density = format === "svg" ? Math.min(2400, Math.max(1, (72 * width) / own)) : 72;
			return await sharp(original, { density, limitInputPixels: PIXELS })
				.autoOrient()
				.resize({ width, height, fit: "fill" })
				.flatten({ background: PAPER })
				.jpeg(JPEG)
				.toBuffer();
		}
		return await picture
			.autoOrient()
			.resize({ width })
			.webp(format === "png" ? DRAWING : PHOTOGRAPH)
			.toBuffer();
	};
	try {
		return await make("warning");
	} catch (cause) {
		if (HOLES.test(String(cause))) return new Uint8Array();
	}
	return make(FAIL_ON).catch(() => new Uint8Array());
}
/** What the decoder of JPEG calls a warning although pixels are missing (libjpeg, `jerror.h`). Of its others, cameras write many. */
const HOLES = /premature end|bad Huffman code|corrupt data/i;

/** Makes copies of files, so many at once; `then` is called with each as it is done. */
export async function narrowAll<T extends Size & { readonly file: string }>(
	copies: readonly T[],
	jobs: number,
	then: (copy: T, bytes: Uint8Array) => void,
): Promise<void> {
	const left = copies.values();
	const work = async () => {
		for (const copy of left) then(copy, await narrow(publishedBytes(copy.file), copy));
	};
	await Promise.all(Array.from({ length: jobs }, work));
}
