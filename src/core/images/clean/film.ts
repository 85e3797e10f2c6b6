/**
 * Removes metadata from films and sound in MP4 and QuickTime files (ISO/IEC 14496-12; Apple, QuickTime File Format). Nothing moves: removed content becomes
 * zeros or a `free` box, so all offsets stay valid, and what is played is the same.
 */
import { type Box, blank, boxAt, boxesIn, versionOf } from "./boxes.js";
import { cleanFilmTags, TAG_NAMES } from "./film-tags.js";
import { samplesOf } from "./samples.js";
import { type Cleaned, Unreadable } from "./unreadable.js";

/** Boxes of the file itself that are played. Others have clocks, notes of makers, or nothing. */
const PLAYED = new Set("ftyp styp moov mdat moof mfra sidx ssix emsg pdin wide".split(" "));
const NESTED = new Set("moov trak mdia minf stbl".split(" "));
const CLOCKS = new Set(["mvhd", "tkhd", "mdhd"]);
/** Handlers of tracks that record where and how the camera moved, beside what it saw. */
const TELEMETRY = new Set(["meta", "camm", "data", "gpmd"]);

/** `cleanCover` cleans a picture in the tags. */
export function cleanFilm(original: Buffer, cleanCover: (bytes: Buffer) => Cleaned): Cleaned {
	const bytes = Buffer.from(original);
	const boxes = boxesIn(bytes, 0, bytes.length, true);
	if (!boxes.some(({ type }) => type === "moov" || type === "moof")) throw new Unreadable("has no film");
	for (const box of boxes) {
		if (box.type === "moov") cleanContainer(bytes, box, cleanCover);
		else if (!PLAYED.has(box.type)) blank(bytes, box);
	}
	return { bytes: bytes.subarray(0, boxes.at(-1)?.end) };
}

function cleanContainer(bytes: Buffer, container: Box, cleanCover: (bytes: Buffer) => Cleaned): void {
	for (const box of boxesIn(bytes, container.from, container.end, true)) {
		const { type, from } = box;
		if (type === "trak" && TELEMETRY.has(handlerOf(bytes, box))) {
			for (const [start, end] of samplesOf(bytes, box)) bytes.fill(0, start, end);
			blank(bytes, box);
		} else if (NESTED.has(type)) cleanContainer(bytes, box, cleanCover);
		else if (type === "udta") cleanUserData(bytes, box, cleanCover);
		else if (type === "meta") cleanFilmTags(bytes, box, cleanCover);
		else if (type === "uuid" || type === "free" || type === "skip") blank(bytes, box);
		else if (CLOCKS.has(type)) bytes.fill(0, from + 4, from + 4 + (versionOf(bytes, box) === 0 ? 8 : 16));
		// The name of a handler is that of a program or a camera.
		else if (type === "hdlr") bytes.fill(0, from + 24, box.end);
	}
}

function cleanUserData(bytes: Buffer, { from, end }: Box, cleanCover: (bytes: Buffer) => Cleaned): void {
	for (const box of boxesIn(bytes, from, end, true)) {
		if (box.type === "meta") cleanFilmTags(bytes, box, cleanCover);
		else if (!TAG_NAMES.has(box.type)) blank(bytes, box);
	}
}

/** What a track holds: `vide`, `soun`, `meta` … */
function handlerOf(bytes: Buffer, track: Box): string {
	const handler = boxAt(bytes, track, "mdia", "hdlr");
	return handler ? bytes.toString("latin1", handler.from + 8, handler.from + 12) : "";
}
