/** Where the samples of a track are (ISO/IEC 14496-12, 8.7). */
import { type Box, boxAt } from "./boxes.js";
import type { Extent } from "./items.js";

/** The ranges of all samples in the file. Samples of fragments are not among them. */
export function samplesOf(bytes: Buffer, track: Box): Extent[] {
	const part = (type: string) => boxAt(bytes, track, "mdia", "minf", "stbl", type);
	const [sizes, groups, short, long] = ["stsz", "stsc", "stco", "co64"].map(part);
	const chunks = short ?? long;
	if (!sizes || !groups || !chunks) return [];
	const word = (box: Box, index: number) => bytes.readUInt32BE(box.from + 4 + 4 * index);
	const [common, count] = [word(sizes, 0), word(sizes, 1)];
	const found: Extent[] = [];
	let sample = 0;
	let group = 0;
	for (let chunk = 0; chunk < word(chunks, 0) && sample < count; chunk++) {
		while (group + 1 < word(groups, 0) && word(groups, 1 + 3 * (group + 1)) <= chunk + 1) group++;
		const start = long ? Number(bytes.readBigUInt64BE(long.from + 8 + 8 * chunk)) : word(chunks, 1 + chunk);
		let at = start;
		for (let left = word(groups, 2 + 3 * group); left > 0 && sample < count; left--, sample++)
			at += common || word(sizes, 2 + sample);
		found.push([start, Math.min(at, bytes.length)]);
	}
	return found;
}
