/** The tags of films and sound: lists as iTunes (`ilst` with named entries) and QuickTime (`keys` and `ilst`) write them. */
import { type Box, blank, boxesIn } from "./boxes.js";
import type { Cleaned } from "./unreadable.js";

/** What is made for the audience: titles, authors, rights, chapters, the place in an album. */
export const TAG_NAMES: ReadonlySet<string> = new Set(
	`\xa9nam \xa9ART \xa9aut \xa9alb \xa9cpy \xa9gen \xa9grp \xa9wrt \xa9prd \xa9dir aART cprt titl auth perf albm gnre trkn disk covr
	chpl chap name pcst rtng stik tvsh tvsn tves tven`.split(/\s+/),
);
/** The last part of the key of a QuickTime tag. */
const KEY_NAMES = /(?:^|\.)(?:title|displayname|artist|author|album|copyright|genre|producer|director)$/;

export function cleanFilmTags(bytes: Buffer, meta: Box, cleanCover: (bytes: Buffer) => Cleaned): void {
	// QuickTime's has no version and flags.
	const start = bytes.toString("latin1", meta.from + 4, meta.from + 8) === "hdlr" ? meta.from : meta.from + 4;
	const parts = boxesIn(bytes, start, meta.end, true);
	const part = (type: string) => parts.find((each) => each.type === type);
	const [keys, list] = [part("keys"), part("ilst")];
	const names = keys ? keysIn(bytes, keys) : undefined;
	let kept = 0;
	for (const entry of list ? boxesIn(bytes, list.from, list.end, true) : []) {
		const name = names?.[bytes.readUInt32BE(entry.start + 4) - 1];
		const isKept = name === undefined ? TAG_NAMES.has(entry.type) : KEY_NAMES.test(name);
		if (isKept && (entry.type !== "covr" || coverIsClean(bytes, entry, cleanCover))) kept++;
		else blank(bytes, entry);
	}
	if (kept === 0) blank(bytes, meta);
	else
		for (const box of parts)
			if (box.type === "hdlr") bytes.fill(0, box.from + 24, box.end);
			else if (box.type === "keys") forgetKeys(bytes, box);
			else if (box.type !== "ilst") blank(bytes, box);
}

interface KeyRange {
	readonly from: number;
	readonly end: number;
}
function* keyRanges(bytes: Buffer, { from, end }: Box): Generator<KeyRange> {
	// Version and flags, then the number of keys.
	for (const key of boxesIn(bytes, from + 8, end, true)) yield { from: key.from, end: key.end };
}
const keysIn = (bytes: Buffer, keys: Box): string[] =>
	[...keyRanges(bytes, keys)].map(({ from, end }) => bytes.toString("latin1", from, end));

/** A key alone says which device made the film. */
function forgetKeys(bytes: Buffer, keys: Box): void {
	for (const { from, end } of keyRanges(bytes, keys))
		if (!KEY_NAMES.test(bytes.toString("latin1", from, end))) bytes.fill("-", from, end);
}

/** Cleans the pictures of a cover in their places; false if one of them cannot be cleaned. */
function coverIsClean(bytes: Buffer, cover: Box, cleanCover: (bytes: Buffer) => Cleaned): boolean {
	return boxesIn(bytes, cover.from, cover.end, true).every(({ type, from, end }) => {
		if (type !== "data") return false;
		// Type and locale come first.
		const place = bytes.subarray(from + 8, end);
		try {
			const { bytes: picture } = cleanCover(Buffer.from(place));
			if (picture.length > place.length) return false;
			place.fill(0).set(picture);
			return true;
		} catch {
			return false;
		}
	});
}
