/** Reduces the Photoshop resources of a JPEG to the rights: By-line, Credit, Copyright Notice (IPTC-NAA Information Interchange Model, 4.2). */

export const PHOTOSHOP = "Photoshop 3.0\0";
const IPTC = 0x0404;
/** Coded Character Set, Record Version, By-line, Credit, Copyright Notice: record × 256 + dataset. */
const KEPT_DATASETS = [0x015a, 0x0200, 0x0250, 0x026e, 0x0274];
const TEXT_DATASETS = KEPT_DATASETS.slice(2);

/** Cleans the data of an APP13 segment. Undefined if nothing remains. */
export function cleanIptc(data: Buffer): Buffer | undefined {
	for (let at = PHOTOSHOP.length; at + 12 <= data.length && data.toString("latin1", at, at + 4) === "8BIM"; ) {
		const id = data.readUInt16BE(at + 4);
		// A Pascal string with its length in the first byte, padded to an even length.
		const from = at + 6 + even(1 + (data[at + 6] ?? 0));
		if (from + 4 > data.length) break;
		const end = from + 4 + data.readUInt32BE(from);
		if (end > data.length) break;
		if (id === IPTC) return resource(datasets(data.subarray(from + 4, end)));
		at = even(end - from) + from;
	}
	return undefined;
}

function datasets(data: Buffer): readonly (readonly [key: number, bytes: Buffer])[] {
	const found: [number, Buffer][] = [];
	for (let at = 0; at + 5 <= data.length && data[at] === 0x1c; ) {
		const key = data.readUInt16BE(at + 1);
		const length = data.readUInt16BE(at + 3);
		const end = at + 5 + length;
		// The highest bit marks an extended length, which none of these texts has.
		if (length > 0x7fff || end > data.length) break;
		if (KEPT_DATASETS.includes(key)) found.push([key, data.subarray(at, end)]);
		at = end;
	}
	return found;
}

function resource(found: ReturnType<typeof datasets>): Buffer | undefined {
	if (!found.some(([key]) => TEXT_DATASETS.includes(key))) return undefined;
	const data = Buffer.concat(found.map(([, bytes]) => bytes));
	const head = Buffer.alloc(PHOTOSHOP.length + 12);
	head.write(`${PHOTOSHOP}8BIM`, "latin1");
	head.writeUInt16BE(IPTC, PHOTOSHOP.length + 4);
	head.writeUInt32BE(data.length, PHOTOSHOP.length + 8);
	return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
}

const even = (length: number): number => length + (length % 2);
