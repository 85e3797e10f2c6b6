/** The items of a `meta` box: their types, and where their bytes are (ISO/IEC 14496-12, 8.11.3 and 8.11.6). */
import { type Box, boxesIn, reader, versionOf } from "./boxes.js";
import { Unreadable } from "./unreadable.js";

export interface Item {
	readonly id: number;
	readonly type: string;
	/** For items of the type `mime`; empty if the bytes are compressed. */
	readonly mime: string;
	/** Names of the item, as ranges in the file. */
	readonly names: readonly { readonly from: number; readonly to: number }[];
}
export type Extent = readonly [from: number, to: number];

export function itemsIn(bytes: Buffer, iinf: Box): Item[] {
	const count = versionOf(bytes, iinf) === 0 ? 2 : 4;
	return boxesIn(bytes, iinf.from + 4 + count, iinf.end)
		.filter(({ type }) => type === "infe")
		.map((infe) => {
			const version = versionOf(bytes, infe);
			// Older versions have no types (8.11.6.2).
			if (version < 2) throw new Unreadable("is of an unsupported kind");
			const read = reader(bytes, infe.from + 4);
			const id = read.next(version === 2 ? 2 : 4);
			read.next(2);
			const type = bytes.toString("latin1", read.at(), read.at() + 4);
			read.next(4);
			const name = read.text(infe.end);
			const mime = type === "mime" ? read.text(infe.end) : undefined;
			const encoding = mime && read.text(infe.end);
			const isPlain = mime && encoding && encoding.from === encoding.to;
			return { id, type, mime: isPlain ? bytes.toString("latin1", mime.from, mime.to) : "", names: [name] };
		});
}

/** The byte ranges of each item, by id. `idat` is the offset of the content of that box. */
export function extentsIn(bytes: Buffer, iloc: Box, idat: Box | undefined): Map<number, Extent[]> {
	const version = versionOf(bytes, iloc);
	const read = reader(bytes, iloc.from + 4);
	const sizes = read.next(2);
	const [offsetSize, lengthSize, baseSize, indexSize] = [12, 8, 4, 0].map((bits) => (sizes >> bits) & 15) as [
		number,
		number,
		number,
		number,
	];
	const found = new Map<number, Extent[]>();
	for (let left = read.next(version < 2 ? 2 : 4); left > 0; left--) {
		const id = read.next(version < 2 ? 2 : 4);
		const method = version > 0 ? read.next(2) & 15 : 0;
		const elsewhere = read.next(2);
		const base = read.next(baseSize);
		const extents: Extent[] = [];
		for (let parts = read.next(2); parts > 0; parts--) {
			if (version > 0) read.next(indexSize);
			const offset = base + read.next(offsetSize);
			const length = read.next(lengthSize);
			if (method > 1 || elsewhere !== 0 || (method === 1 && !idat)) {
				extents.push([0, 0]);
				continue;
			}
			const from = method === 1 && idat ? idat.from + offset : offset;
			const end = method === 1 && idat ? idat.end : bytes.length;
			const to = length === 0 ? end : from + length;
			if (to > end || from > to) throw new Unreadable("ends before its last pixel");
			extents.push([from, to]);
		}
		found.set(id, extents);
	}
	return found;
}
