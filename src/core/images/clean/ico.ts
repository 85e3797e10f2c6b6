/** Cleans the PNG images of an icon (ICO, CUR). Bytes between and after images are left out. */
import { cleanPng } from "./png.js";
import { type Cleaned, Unreadable } from "./unreadable.js";

const ENTRY_SIZE = 16;

export function cleanIco(bytes: Buffer): Cleaned {
	const count = bytes.readUInt16LE(4);
	const head = Buffer.from(bytes.subarray(0, 6 + ENTRY_SIZE * count));
	const parts: Buffer[] = [head];
	let end = head.length;
	for (let at = 6; at < head.length; at += ENTRY_SIZE) {
		const [length, from] = [head.readUInt32LE(at + 8), head.readUInt32LE(at + 12)];
		if (from + length > bytes.length) throw new Unreadable("ends before its last pixel");
		const picture = bytes.subarray(from, from + length);
		const part = picture.readUInt32BE() === 0x89504e47 ? Buffer.from(cleanPng(picture).bytes) : picture;
		head.writeUInt32LE(part.length, at + 8);
		head.writeUInt32LE(end, at + 12);
		end += part.length;
		parts.push(part);
	}
	return { bytes: Buffer.concat(parts) };
}
