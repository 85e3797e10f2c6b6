/** Removes metadata from PNG (PNG, third edition, 11.3). The pixels are copied. */
import { crc32 } from "node:zlib";
import { type CleanExif, cleanExif } from "./exif.js";
import { type Cleaned, Unreadable } from "./unreadable.js";
import { cleanXmp } from "./xmp.js";

/** Chunks that affect the image: size, colours, shape and animation. */
const KEPT_CHUNKS = new Set(
	"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD pHYs acTL fcTL fdAT".split(" "),
);
const TEXT_CHUNKS = new Set(["tEXt", "zTXt", "iTXt"]);
const PNG_XMP = "XML:com.adobe.xmp\0";
/** Keyword, no compression, no language, no translated keyword (11.3.3.4). */
const XMP_HEAD = Buffer.from(`${PNG_XMP}\0\0\0\0`, "latin1");

/** Anything after the last chunk is left out. */
export function cleanPng(bytes: Buffer): Cleaned {
	const kept: Buffer[] = [bytes.subarray(0, 8)];
	let exif: CleanExif | undefined;
	for (let at = 8; ; ) {
		if (at + 12 > bytes.length) throw new Unreadable("ends before its last pixel");
		const type = bytes.toString("latin1", at + 4, at + 8);
		const end = at + 12 + bytes.readUInt32BE(at);
		if (!/^[a-z]{4}$/i.test(type)) throw new Unreadable("is damaged: its structure is invalid");
		if (end > bytes.length) throw new Unreadable("ends before its last pixel");
		const data = bytes.subarray(at + 8, end - 4);
		if (KEPT_CHUNKS.has(type)) kept.push(bytes.subarray(at, end));
		else if (type === "eXIf" && !exif) {
			exif = cleanExif(data);
			if (exif.exif) kept.push(chunk(type, exif.exif));
		} else if (TEXT_CHUNKS.has(type)) kept.push(...chunkText(type, data, bytes.subarray(at, end)));
		// An upper-case letter in front: no picture without it (5.4).
		else if (/^[A-Z]/.test(type)) throw new Unreadable("has parts that browsers do not support");
		if (type === "IEND") break;
		at = end;
	}
	return { bytes: Buffer.concat(kept), ...(exif && { orientation: exif.orientation }) };
}

/** PNG keywords for author and copyright, and the rights in XMP. */
function chunkText(type: string, data: Buffer, whole: Buffer): Buffer[] {
	if (/^(?:Author|Copyright)\0/.test(data.toString("latin1", 0, 10))) return [whole];
	if (type !== "iTXt" || data.toString("latin1", 0, PNG_XMP.length) !== PNG_XMP || data[PNG_XMP.length] !== 0)
		return [];
	const xmp = cleanXmp(data.subarray(PNG_XMP.length));
	return xmp ? [chunk(type, Buffer.concat([XMP_HEAD, xmp]))] : [];
}

function chunk(type: string, data: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
	const ends = Buffer.alloc(8);
	ends.writeUInt32BE(data.length);
	ends.writeUInt32BE(crc32(body), 4);
	return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}
