/** Removes metadata from AVIF and HEIC (ISO/IEC 23008-12). Nothing moves: removed content becomes zeros or a `free` box, so all offsets stay valid. */
import { type Box, blank, boxesIn, reader, versionOf } from "./boxes.js";
import { cleanExif } from "./exif.js";
import { cleanProperties, type Size } from "./heif-size.js";
import { type Extent, extentsIn, itemsIn } from "./items.js";
import { type Cleaned, Unreadable } from "./unreadable.js";
import { cleanXmp } from "./xmp.js";

/** Item types with pixels, or derived from others. */
const PIXELS = new Set("av01 hvc1 hvc2 avc1 vvc1 jpeg unci grid iovl iden tmap".split(" "));
const IN_META = new Set("hdlr pitm iinf iloc iref iprp idat grpl dinf".split(" "));
const CONTAINERS = new Set("moov trak mdia minf stbl edts dinf".split(" "));
/** Boxes of image sequences that describe the order of images. */
const LEAVES = new Set(
	"mvhd tkhd mdhd hdlr vmhd nmhd elst dref tref stsd stts ctts cslg stsc stsz stz2 stco co64 stss sdtp sbgp sgpd".split(
		" ",
	),
);
const CLOCKS = new Set(["mvhd", "tkhd", "mdhd"]);

export function cleanHeif(original: Buffer): Cleaned {
	const bytes = Buffer.from(original);
	const boxes = boxesIn(bytes, 0, bytes.length, true);
	const metas: Meta[] = [];
	for (const box of boxes) {
		if (box.type === "meta") metas.push(cleanMeta(bytes, box));
		else if (box.type === "moov") cleanFilm(bytes, box, metas);
		else if (box.type !== "ftyp" && box.type !== "mdat") blank(bytes, box);
	}
	const [meta] = metas;
	if (!meta) throw new Unreadable("has no pixels");
	// In an image sequence, images are found through other tables.
	if (!boxes.some(({ type }) => type === "moov"))
		for (const box of boxes)
			if (box.type === "mdat")
				fillGaps(
					bytes,
					box,
					metas.flatMap(({ extents }) => extents),
				);
	return { bytes: bytes.subarray(0, boxes.at(-1)?.end), ...meta.size };
}

interface Meta {
	readonly extents: readonly Extent[];
	readonly size: Size | undefined;
}

function cleanMeta(bytes: Buffer, meta: Box): Meta {
	const parts = new Map<string, Box>();
	for (const box of boxesIn(bytes, meta.from + 4, meta.end)) {
		if (!IN_META.has(box.type)) blank(bytes, box);
		else parts.set(box.type, box);
		if (box.type === "hdlr") forgetName(bytes, box);
	}
	const [iinf, iloc, iprp] = ["iinf", "iloc", "iprp"].map((type) => parts.get(type));
	const items = iinf ? itemsIn(bytes, iinf) : [];
	const extents = iloc ? extentsIn(bytes, iloc, parts.get("idat")) : new Map<number, Extent[]>();
	for (const { id, type, mime, names } of items) {
		for (const { from, to } of names) bytes.fill(" ", from, to);
		if (PIXELS.has(type)) continue;
		const places = extents.get(id) ?? [];
		const data = Buffer.concat(places.map(([from, to]) => bytes.subarray(from, to)));
		if (type === "Exif") scatter(bytes, places, exifOf(data), 0);
		else if (type === "mime" && mime === "application/rdf+xml") scatter(bytes, places, cleanXmp(data) ?? EMPTY, 0x20);
		else scatter(bytes, places, EMPTY, 0);
	}
	const pitm = parts.get("pitm");
	const first = pitm && reader(bytes, pitm.from + 4).next(versionOf(bytes, pitm) === 0 ? 2 : 4);
	return { extents: [...extents.values()].flat(), size: iprp && cleanProperties(bytes, iprp, first) };
}

const EMPTY = Buffer.alloc(0);
/** An EXIF item without entries: four bytes of offset, then a TIFF. */
const NO_EXIF = Buffer.from("\0\0\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0", "latin1");

function exifOf(data: Buffer): Buffer {
	const { exif } = cleanExif(data.length > 4 ? data.subarray(4 + data.readUInt32BE()) : EMPTY);
	const whole = exif && Buffer.concat([NO_EXIF.subarray(0, 4), exif]);
	return whole && whole.length <= data.length ? whole : data.length >= NO_EXIF.length ? NO_EXIF : EMPTY;
}

/** Replaces the content of an item, and fills the rest with `rest`. Content that does not fit is left out as a whole. */
function scatter(bytes: Buffer, places: readonly Extent[], content: Buffer, rest: number): void {
	const capacity = places.reduce((sum, [from, to]) => sum + to - from, 0);
	let left = content.length <= capacity ? content : EMPTY;
	for (const [from, to] of places) {
		bytes.fill(rest, from, to);
		left.copy(bytes, from, 0, to - from);
		left = left.subarray(to - from);
	}
}

/** An image sequence: timestamps are cleared, user data removed (ISO/IEC 14496-12, 8.2.2, 8.3.2, 8.4.2). */
function cleanFilm(bytes: Buffer, film: Box, metas: Meta[]): void {
	for (const box of boxesIn(bytes, film.from, film.end)) {
		if (CONTAINERS.has(box.type)) cleanFilm(bytes, box, metas);
		else if (box.type === "meta") metas.push(cleanMeta(bytes, box));
		else if (!LEAVES.has(box.type)) blank(bytes, box);
		else if (CLOCKS.has(box.type)) bytes.fill(0, box.from + 4, box.from + 4 + (versionOf(bytes, box) === 0 ? 8 : 16));
		else if (box.type === "hdlr") forgetName(bytes, box);
	}
}

/** The type of a handler is followed by a name, which is that of a program. */
const forgetName = (bytes: Buffer, { from, end }: Box): void => void bytes.fill(0, from + 24, end);

/** Bytes between images that belong to no item. */
function fillGaps(bytes: Buffer, { from, end }: Box, extents: readonly Extent[]): void {
	let at = from;
	for (const [start, to] of extents.toSorted(([a], [b]) => a - b)) {
		if (start > at) bytes.fill(0, at, Math.min(start, end));
		at = Math.max(at, to);
	}
	if (at < end) bytes.fill(0, at, end);
}
