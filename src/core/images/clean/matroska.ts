/** Removes metadata from WebM and Matroska films and sound (RFC 9559; EBML, RFC 8794). Nothing moves: removed elements become a `Void` of the same size. */
import { type Cleaned, Unreadable } from "./unreadable.js";

const [SEGMENT, CLUSTER, INFO] = [0x18538067, 0x1f43b675, 0x1549a966];
/** Tags, attachments; the date, the file name and the checksum in `Info`. */
const REMOVED = new Set([0x1254c367, 0x1941a469]);
const REMOVED_IN_INFO = new Set([0x4461, 0x7384, 0xbf]);
const VOID = 0xec;

interface Element {
	readonly id: number;
	readonly start: number;
	/** The offset of its content. */
	readonly from: number;
	/** Undefined if the element ends where no element of its kind can follow. */
	readonly end: number | undefined;
}

export function cleanMatroska(original: Buffer): Cleaned {
	const bytes = Buffer.from(original);
	for (let at = 0; at < bytes.length; ) {
		const element = elementAt(bytes, at, bytes.length);
		const { id, from, end } = element;
		if (REMOVED.has(id)) voidElement(bytes, element);
		if (id === INFO) cleanInfo(bytes, element);
		// A recording of a browser has segments and clusters of unknown length.
		at = id === SEGMENT || end === undefined ? from : end;
	}
	return { bytes };
}

function cleanInfo(bytes: Buffer, { from, end = from }: Element): void {
	for (let at = from; at < end; ) {
		const element = elementAt(bytes, at, end);
		if (REMOVED_IN_INFO.has(element.id)) voidElement(bytes, element);
		at = element.end ?? end;
	}
}

/** RFC 8794, 4 and 5: identifier and size have as many bytes as the first one has leading zeros, and one more. */
function elementAt(bytes: Buffer, start: number, limit: number): Element {
	const idLength = Math.clz32(bytes[start] ?? 0) - 23;
	const sizeAt = start + idLength;
	const sizeLength = Math.clz32(bytes[sizeAt] ?? 0) - 23;
	const from = sizeAt + sizeLength;
	if (idLength > 4 || sizeLength > 8 || from > limit) throw new Unreadable("is damaged: its structure is invalid");
	const id = bytes.readUIntBE(start, idLength);
	let size = BigInt(`0x${bytes.toString("hex", sizeAt, from)}`);
	const mask = (1n << BigInt(7 * sizeLength)) - 1n;
	size &= mask;
	if (size === mask && (id === SEGMENT || id === CLUSTER)) return { id, start, from, end: undefined };
	const end = from + Number(size);
	// The last cluster of a film that was cut off can be played.
	if (end > limit && id !== SEGMENT && id !== CLUSTER) throw new Unreadable("is cut off");
	return { id, start, from, end: Math.min(end, limit) };
}

function voidElement(bytes: Buffer, { start, end = start }: Element): void {
	const length = end - start;
	// The size of the rest, in one byte if it fits, else in eight.
	const sizeLength = length < 128 ? 1 : 8;
	bytes.fill(0, start, end);
	bytes[start] = VOID;
	if (sizeLength === 1) bytes[start + 1] = 0x80 | (length - 2);
	else bytes.writeBigUInt64BE((1n << 56n) | BigInt(length - 9), start + 1);
}
