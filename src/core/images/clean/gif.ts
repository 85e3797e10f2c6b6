/** Removes metadata from GIF (GIF89a, 17 to 27). The pixels are copied. */
import { type Cleaned, Unreadable } from "./unreadable.js";
import { cleanXmp } from "./xmp.js";

const [EXTENSION, IMAGE_BLOCK, TRAILER] = [0x21, 0x2c, 0x3b];
const [CONTROL, APPLICATION] = [0xf9, 0xff];
/** The application extensions for the number of repetitions and for colours. */
const APPLICATIONS = ["NETSCAPE2.0", "ANIMEXTS1.0", "ICCRGBG1012"];
const GIF_XMP = "XMP DataXMP";
/** The trailer of XMP, which leads a reader of blocks to its end (XMP, part 3, 1.1.2). */
const MAGIC = Buffer.from([1, ...Array.from({ length: 256 }, (_, index) => 255 - index), 0]);

/** Anything after the last image is left out. */
export function cleanGif(bytes: Buffer): Cleaned {
	const frames = 13 + colors(bytes[10]);
	const kept: Buffer[] = [bytes.subarray(0, frames)];
	if (frames > bytes.length) throw new Unreadable("ends before its last pixel");
	let pictures = 0;
	for (let at = frames; at < bytes.length && bytes[at] !== TRAILER; ) {
		const begins = at;
		const [kind, label] = [bytes[at], bytes[at + 1]];
		if (kind === IMAGE_BLOCK) {
			// The LZW code size precedes the blocks.
			at = endOfBlocks(bytes, begins + 10 + colors(bytes[begins + 9]) + 1);
			kept.push(bytes.subarray(begins, at));
			pictures++;
		} else if (kind === EXTENSION) {
			at = endOfBlocks(bytes, begins + 2);
			const name =
				label === APPLICATION && bytes[begins + 2] === 11 ? bytes.toString("latin1", begins + 3, begins + 14) : "";
			if (label === CONTROL || APPLICATIONS.includes(name)) kept.push(bytes.subarray(begins, at));
			else if (name === GIF_XMP) {
				const xmp = cleanXmp(bytes.subarray(begins + 14, Math.max(begins + 14, at - MAGIC.length)));
				if (xmp) kept.push(bytes.subarray(begins, begins + 14), xmp, MAGIC);
			}
		} else throw new Unreadable("is damaged: its structure is invalid");
	}
	if (pictures === 0) throw new Unreadable("has no pixels");
	return { bytes: Buffer.concat([...kept, Buffer.of(TRAILER)]) };
}

/** The length of a colour table in bytes, from the preceding flags. */
const colors = (flags = 0): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

/** Blocks begin with their length, and end with a block of length zero. */
function endOfBlocks(bytes: Buffer, start: number): number {
	for (let at = start; ; ) {
		const length = bytes[at];
		if (length === undefined) throw new Unreadable("ends before its last pixel");
		if (length === 0) return at + 1;
		at += 1 + length;
	}
}
