/** Boxes of AVIF and HEIC files (ISO/IEC 14496-12, 4.2). */
import { Unreadable } from "./unreadable.js";

export interface Box {
	readonly type: string;
	readonly start: number;
	/** The offset of its content. */
	readonly from: number;
	readonly end: number;
}

/** The boxes from `start` to `end`. With `cut`, trailing bytes too short for a box are ignored. */
export function boxesIn(bytes: Buffer, start: number, end: number, cut = false): Box[] {
	const boxes: Box[] = [];
	for (let at = start; at < end && !(cut && at + 8 > end); ) {
		if (at + 8 > end) throw new Unreadable("is damaged: its structure is invalid");
		const short = bytes.readUInt32BE(at);
		const length = short === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : short === 0 ? end - at : short;
		const from = at + (short === 1 ? 16 : 8);
		if (at + length > end) throw new Unreadable("ends before its last pixel");
		if (at + length < from) throw new Unreadable("is damaged: its structure is invalid");
		boxes.push({ type: bytes.toString("latin1", at + 4, at + 8), start: at, from, end: at + length });
		at += length;
	}
	return boxes;
}

/** The first box of a type on a path of types. */
export function boxAt(bytes: Buffer, box: Box, ...[type, ...rest]: readonly string[]): Box | undefined {
	if (type === undefined) return box;
	const found = boxesIn(bytes, box.from, box.end, true).find((each) => each.type === type);
	return found && boxAt(bytes, found, ...rest);
}

/** Turns a box into a `free` box of the same size, so that all offsets stay valid. */
export function blank(bytes: Buffer, { start, from, end }: Box): void {
	bytes.write("free", start + 4, "latin1");
	bytes.fill(0, from, end);
}

/** Version and flags precede the content of a full box. */
export const versionOf = (bytes: Buffer, { from }: Box): number => bytes.readUInt8(from);

/** Reads consecutive numbers. */
export function reader(bytes: Buffer, start: number) {
	let at = start;
	return {
		at: () => at,
		/** Big-endian; 0 for no bytes. */
		next: (length: number): number => {
			if (length === 0) return 0;
			at += length;
			return length === 8 ? Number(bytes.readBigUInt64BE(at - 8)) : bytes.readUIntBE(at - length, length);
		},
		/** A zero-terminated text without the zero. */
		text: (end: number): { readonly from: number; readonly to: number } => {
			const zero = bytes.indexOf(0, at);
			const span = { from: at, to: zero === -1 || zero > end ? end : zero };
			at = Math.min(span.to + 1, end);
			return span;
		},
	};
}
