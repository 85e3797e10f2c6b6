/** Reduces EXIF to what may be published: orientation, author and copyright (CIPA DC-008, 4.6.4). */

const ORIENTATION = 0x0112;
const ARTIST = 0x013b;
const COPYRIGHT = 0x8298;
/** ASCII, and UTF-8 of Exif 3.0. */
const TEXT_TAGS = [2, 129];
const SHORT = 3;
/** In bytes. A longer text is dropped, because two of them must fit into one JPEG segment. */
const MAX_TEXT_LENGTH = 8000;
/** Tags of TIFF: DateTime, Make, Model, HostComputer, XMP, IPTC, Photoshop, and the EXIF and GPS directories. */
const PRIVATE = [0x0132, 0x010f, 0x0110, 0x013c, 0x02bc, 0x83bb, 0x8649, 0x8769, 0x8825];

interface ExifEntry {
	readonly tag: number;
	readonly type: number;
	/** The bytes of a short text or a number; empty for anything else. */
	readonly value: Buffer;
}

export interface CleanExif {
	/** A TIFF structure. Undefined if nothing remains. */
	readonly exif: Buffer | undefined;
	/** 1 to 8; 1 is upright. */
	readonly orientation: number;
}

/** `tiff` begins with its byte order. An invalid structure is dropped. */
export function cleanExif(tiff: Buffer): CleanExif {
	let orientation = 1;
	const texts: [tag: number, text: Buffer][] = [];
	for (const { tag, type, value } of directoryOf(tiff)) {
		if (tag === ORIENTATION && type === SHORT && value.length >= 2) {
			const turned = value.readUInt16BE();
			if (turned >= 1 && turned <= 8) orientation = turned;
		} else if ((tag === ARTIST || tag === COPYRIGHT) && TEXT_TAGS.includes(type) && value.some((byte) => byte > 32))
			texts.push([tag, value]);
	}
	if (orientation === 1 && texts.length === 0) return { exif: undefined, orientation };
	const count = texts.length + (orientation === 1 ? 0 : 1);
	const head = Buffer.alloc(8 + 2 + 12 * count + 4);
	head.write("MM\0*\0\0\0\x08", "latin1");
	head.writeUInt16BE(count, 8);
	let at = 10;
	let end = head.length;
	const entry = (tag: number, type: number, length: number) => {
		head.writeUInt16BE(tag, at);
		head.writeUInt16BE(type, at + 2);
		head.writeUInt32BE(length, at + 4);
		at += 12;
	};
	if (orientation !== 1) {
		entry(ORIENTATION, SHORT, 1);
		head.writeUInt16BE(orientation, at - 4);
	}
	const parts: Buffer[] = [head];
	for (const [tag, text] of texts.sort(([a], [b]) => a - b)) {
		// At least five bytes, so that the text is never stored in the entry itself.
		const padded = Buffer.alloc(Math.max(6, text.length + (text.length % 2)));
		text.copy(padded);
		entry(tag, 2, padded.length);
		head.writeUInt32BE(end, at - 4);
		end += padded.length;
		parts.push(padded);
	}
	return { exif: Buffer.concat(parts), orientation };
}

/** Whether the first directory of a TIFF has place, time or device. The tags of GeoTIFF, with the place of satellite images, are not included. */
export const saysMore = (tiff: Buffer): boolean => directoryOf(tiff).some(({ tag }) => PRIVATE.includes(tag));

/** The entries of the first directory, with big-endian numbers. */
function directoryOf(tiff: Buffer): ExifEntry[] {
	const order = tiff.toString("latin1", 0, 2);
	if ((order !== "II" && order !== "MM") || tiff.length < 14) return [];
	const little = order === "II";
	const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
	const long = (at: number) => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
	const start = long(4);
	if (start + 2 > tiff.length) return [];
	const entries: ExifEntry[] = [];
	for (let at = start + 2, left = short(start); left > 0 && at + 12 <= tiff.length; at += 12, left--) {
		const [tag, type, count] = [short(at), short(at + 2), long(at + 4)];
		let value: Buffer = Buffer.alloc(0);
		if (type === SHORT && count === 1) {
			value = Buffer.alloc(2);
			value.writeUInt16BE(short(at + 8));
		} else if (TEXT_TAGS.includes(type) && count <= MAX_TEXT_LENGTH) {
			const from = count > 4 ? long(at + 8) : at + 8;
			if (from + count <= tiff.length) value = tiff.subarray(from, from + count);
		}
		entries.push({ tag, type, value });
	}
	return entries;
}
