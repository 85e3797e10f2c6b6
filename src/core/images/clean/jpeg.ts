/** Removes metadata from JPEG (ITU-T T.81, annex B; JFIF 1.02; XMP, part 3, 1.1). The pixels are copied. */
import { type CleanExif, cleanExif } from "./exif.js";
import { cleanIptc, PHOTOSHOP } from "./iptc.js";
import { type Cleaned, Unreadable } from "./unreadable.js";
import { cleanXmp } from "./xmp.js";

const EXIF = "Exif\0\0";
const JPEG_XMP = "http://ns.adobe.com/xap/1.0/\0";
const MORE_XMP = "http://ns.adobe.com/xmp/extension/\0";
const ICC = "ICC_PROFILE\0";
const [SOS, EOI, APP0, APP1, APP2, APP13, APP14] = [0xda, 0xd9, 0xe0, 0xe1, 0xe2, 0xed, 0xee];
/** Segments with pixels: frames, tables and scans. */
const isCoded = (marker: number): boolean => (marker >= 0xc0 && marker <= 0xcf) || (marker >= 0xda && marker <= 0xdd);

/** Anything after the first image, such as a video or the images of MPF, is left out. */
export function cleanJpeg(bytes: Buffer): Cleaned {
	const kept: Buffer[] = [];
	const packets: Buffer[] = [];
	let exif: CleanExif | undefined;
	let iptc: Buffer | undefined;
	let at = 2;
	for (;;) {
		const marker = markerAt(bytes, at);
		at = marker.end;
		if (marker.code === EOI) break;
		if (at + 2 > bytes.length) throw new Unreadable("ends before its last pixel");
		const end = at + bytes.readUInt16BE(at);
		if (end > bytes.length || end < at + 2) throw new Unreadable("ends before its last pixel");
		const data = bytes.subarray(at + 2, end);
		const begins = (text: string) => data.toString("latin1", 0, text.length) === text;
		if (isCoded(marker.code)) {
			const until = marker.code === SOS ? endOfScan(bytes, end) : end;
			kept.push(Buffer.of(0xff, marker.code), bytes.subarray(at, until));
			at = until;
			continue;
		}
		// Browsers use the first one.
		if (marker.code === APP1 && begins(EXIF)) exif ??= cleanExif(data.subarray(EXIF.length));
		else if (marker.code === APP1 && begins(JPEG_XMP)) packets.unshift(data.subarray(JPEG_XMP.length));
		// Behind the name: a digest in hexadecimal, the length of the whole, the place of this part.
		else if (marker.code === APP1 && begins(MORE_XMP)) packets.push(data.subarray(MORE_XMP.length + 40));
		else if (marker.code === APP13 && begins(PHOTOSHOP)) iptc ??= cleanIptc(data);
		else if (marker.code === APP2 && begins(ICC)) kept.push(segment(APP2, data));
		// Twelve bytes say how colours are coded; a decoder of CMYK needs them.
		else if (marker.code === APP14 && begins("Adobe")) kept.push(segment(APP14, data.subarray(0, 12)));
		// Twelve bytes of version and density; then comes the size of a thumbnail.
		else if (marker.code === APP0 && begins("JFIF\0"))
			kept.push(segment(APP0, Buffer.concat([data.subarray(0, 12), Buffer.of(0, 0)])));
		at = end;
	}
	const [first, ...more] = packets;
	const xmp = (first && cleanXmp(first)) ?? (more.length > 0 ? cleanXmp(Buffer.concat(more)) : undefined);
	const said = [
		...(exif?.exif ? [segment(APP1, Buffer.concat([Buffer.from(EXIF, "latin1"), exif.exif]))] : []),
		...(xmp ? [segment(APP1, Buffer.concat([Buffer.from(JPEG_XMP, "latin1"), xmp]))] : []),
		...(iptc ? [segment(APP13, iptc)] : []),
	];
	const head = kept[0]?.[1] === APP0 ? 1 : 0;
	const whole = [Buffer.of(0xff, 0xd8), ...kept.slice(0, head), ...said, ...kept.slice(head), Buffer.of(0xff, EOI)];
	return { bytes: Buffer.concat(whole), ...(exif && { orientation: exif.orientation }) };
}

/** Any number of 0xff bytes can precede a marker. */
function markerAt(bytes: Buffer, start: number): { readonly code: number; readonly end: number } {
	let at = start;
	while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at++;
	const code = bytes[at + 1];
	if (code === undefined) throw new Unreadable("ends before its last pixel");
	if (bytes[at] !== 0xff || code === 0) throw new Unreadable("is damaged: its structure is invalid");
	return { code, end: at + 2 };
}

/** The offset of the next marker. In a scan, 0xff is followed by zero or a restart marker. */
function endOfScan(bytes: Buffer, start: number): number {
	for (let at = bytes.indexOf(0xff, start); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
		const next = bytes[at + 1] ?? 0xff;
		if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
	}
	throw new Unreadable("ends before its last pixel");
}

/** A segment has at most 65,533 bytes; a longer one contains nothing that must stay. */
function segment(marker: number, data: Buffer): Buffer {
	const head = Buffer.of(0xff, marker, 0, 0);
	if (data.length > 65_533) return Buffer.alloc(0);
	head.writeUInt16BE(data.length + 2, 2);
	return Buffer.concat([head, data]);
}
