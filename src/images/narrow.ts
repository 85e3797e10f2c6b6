/** Pictures → narrower copies of them, for small screens. */

import { digest } from "../base/digest.js";
import { versionOf } from "../code.js";
import { readPlain } from "../engine/plain.js";

/** Fast rather than the last three of a hundred bytes; of drawings, letters stay sharp. */
const PHOTOGRAPH = { quality: 70, effort: 2 };
const DRAWING = { nearLossless: true, quality: 60, effort: 2 };
/** More pixels than a camera has: what a picture of few bytes may unfold to. */
const PIXELS = 200_000_000;

/** Stands for how copies are made: other bytes lie under another name. */
export const RECIPE = digest(JSON.stringify([versionOf("sharp"), PHOTOGRAPH, DRAWING, PIXELS])).slice(0, 6);

/**
 * A copy of a picture, so many pixels wide, as WebP: upright, in sRGB, without what the camera wrote into it (place and time among it). The same
 * picture gives the same bytes. Where the pixels cannot be read here these are the bytes of the original: browsers go by them, not by the name, and may know more.
 */
export async function narrow(original: Uint8Array, width: number): Promise<Uint8Array> {
	const { default: sharp } = await import("sharp");
	// One thread for each picture: several are made at once.
	sharp.concurrency(1);
	try {
		const picture = sharp(original, { failOn: "none", limitInputPixels: PIXELS });
		const { format } = await picture.metadata();
		return await picture
			.autoOrient()
			.resize({ width })
			.webp(format === "png" ? DRAWING : PHOTOGRAPH)
			.toBuffer();
	} catch {
		return original;
	}
}

/** Makes copies of files, so many at once; `then` is called with each as it is done. */
export async function narrowAll<T extends { readonly file: string; readonly width: number }>(
	copies: readonly T[],
	jobs: number,
	then: (copy: T, bytes: Uint8Array) => void,
): Promise<void> {
	const left = copies.values();
	const work = async () => {
		for (const copy of left) then(copy, await narrow(readPlain(copy.file), copy.width));
	};
	await Promise.all(Array.from({ length: jobs }, work));
}
