/** Removes metadata from WebP (RFC 9649, 2.7). The pixels are copied. */
import { type CleanExif, cleanExif } from "./exif.js";
import { type Cleaned, Unreadable } from "./unreadable.js";
import { cleanXmp } from "./xmp.js";

const KEPT_WEBP_CHUNKS = new Set(["VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ICCP"]);
/** Bits of VP8X for the presence of such a chunk. */
const FLAGS = { EXIF: 0x08, "XMP ": 0x04 } as const;
/** In bytes: position, size, duration and flags of a frame, before its chunks. */
const FRAME = 16;

/** Anything after the last chunk is left out. */
export function cleanWebp(bytes: Buffer): Cleaned {
	const kept: Buffer[] = [];
	let exif: CleanExif | undefined;
	let flags = 0;
	for (const { type, data } of chunks(bytes, 12, 8 + bytes.readUInt32LE(4))) {
		if (KEPT_WEBP_CHUNKS.has(type)) kept.push(chunk(type, data));
		else if (type === "ANMF") {
			const parts = chunks(data, FRAME, data.length).filter((part) => KEPT_WEBP_CHUNKS.has(part.type));
			const frame = [data.subarray(0, FRAME), ...parts.map((part) => chunk(part.type, part.data))];
			kept.push(chunk(type, Buffer.concat(frame)));
		} else if (type === "EXIF" && !exif) {
			// Some programs prefix the data with the name of the JPEG segment.
			exif = cleanExif(data.toString("latin1", 0, 6) === "Exif\0\0" ? data.subarray(6) : data);
			if (exif.exif) kept.push(chunk(type, exif.exif));
			if (exif.exif) flags |= FLAGS.EXIF;
		} else if (type === "XMP " && !(flags & FLAGS["XMP "])) {
			const xmp = cleanXmp(data);
			if (xmp) kept.push(chunk(type, xmp));
			if (xmp) flags |= FLAGS["XMP "];
		}
	}
	const [first] = kept;
	if (!first) throw new Unreadable("has no pixels");
	// Only the extended layout can have other chunks than the pixels.
	const extended = first.toString("latin1", 0, 4) === "VP8X" && first.length > 8;
	if (extended) first[8] = ((first[8] ?? 0) & ~(FLAGS.EXIF | FLAGS["XMP "])) | flags;
	const body = Buffer.concat(extended ? kept : [first]);
	const head = Buffer.from("RIFF\0\0\0\0WEBP", "latin1");
	head.writeUInt32LE(body.length + 4, 4);
	return { bytes: Buffer.concat([head, body]), ...(extended && exif && { orientation: exif.orientation }) };
}

function chunks(bytes: Buffer, start: number, end: number): { readonly type: string; readonly data: Buffer }[] {
	if (end > bytes.length) throw new Unreadable("ends before its last pixel");
	const found: { type: string; data: Buffer }[] = [];
	for (let at = start; at + 8 <= end; ) {
		const length = bytes.readUInt32LE(at + 4);
		if (at + 8 + length > end) throw new Unreadable("is damaged: its structure is invalid");
		found.push({ type: bytes.toString("latin1", at, at + 4), data: bytes.subarray(at + 8, at + 8 + length) });
		at += 8 + length + (length % 2);
	}
	return found;
}

function chunk(type: string, data: Buffer): Buffer {
	const head = Buffer.from(`${type}\0\0\0\0`, "latin1");
	head.writeUInt32LE(data.length, 4);
	return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
}
