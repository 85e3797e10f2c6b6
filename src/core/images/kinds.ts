/** Detects the type of a file by its content, because names can be wrong (WHATWG MIME Sniffing, 6.1; the signature of each format). */

/** A file type with its name for messages. */
export interface ImageKind {
	/** With an article: `a JPEG`. */
	readonly is: string;
	/** Its extensions, the preferred one first. Empty for types other than images. */
	readonly endings: readonly string[];
	/** Whether all recent browsers show it as an image. */
	readonly shown?: true;
}

const SHOWN = true as const;
export const IMAGE_KINDS = {
	jpeg: { is: "a JPEG", endings: ["jpg", "jpeg", "jpe", "jfif", "pjpeg", "pjp"], shown: SHOWN },
	png: { is: "a PNG", endings: ["png", "apng"], shown: SHOWN },
	gif: { is: "a GIF", endings: ["gif"], shown: SHOWN },
	webp: { is: "a WebP", endings: ["webp"], shown: SHOWN },
	avif: { is: "an AVIF", endings: ["avif", "avifs"], shown: SHOWN },
	svg: { is: "an SVG", endings: ["svg"], shown: SHOWN },
	ico: { is: "an icon", endings: ["ico", "cur"], shown: SHOWN },
	heic: { is: "a HEIC picture, as phones take them", endings: ["heic", "heif", "hif"] },
	tiff: { is: "a TIFF", endings: ["tif", "tiff", "dng", "nef", "cr2", "arw", "pef", "orf", "rw2"] },
	bmp: { is: "a BMP", endings: ["bmp", "dib"] },
	psd: { is: "a Photoshop picture", endings: ["psd", "psb"] },
	jxl: { is: "a JPEG XL", endings: ["jxl"] },
	jp2: { is: "a JPEG 2000", endings: ["jp2", "jpf", "j2k"] },
	raw: { is: "a raw camera picture", endings: ["cr3", "raf"] },
	pdf: { is: "a PDF", endings: [] },
	film: { is: "a film or a recording", endings: [] },
	matroska: { is: "a film or a recording", endings: [] },
	zip: { is: "a ZIP or an office document", endings: [] },
	gzip: { is: "compressed by gzip", endings: [] },
	html: { is: "a page of HTML", endings: [] },
	lfs: { is: "a Git LFS pointer instead of the picture", endings: [] },
	empty: { is: "empty", endings: [] },
} as const satisfies Readonly<Record<string, ImageKind>>;
export type KindName = keyof typeof IMAGE_KINDS;

/** Signatures at the beginning of the file, in hexadecimal. */
const BEGINNINGS: readonly (readonly [KindName, RegExp])[] = [
	["jpeg", /^ffd8ff/],
	["png", /^89504e470d0a1a0a/],
	["gif", /^474946383[79]61/],
	["webp", /^52494646.{8}57454250/],
	// BigTIFF, and the TIFF variants of some cameras.
	["tiff", /^(?:49492[ab]00|4d4d002[ab]|4949524f|49495253|49495500)/],
	["psd", /^384250530001|^384250530002/],
	["bmp", /^424d.{8}00000000/],
	["jxl", /^0000000c4a584c20/],
	["jp2", /^0000000c6a502020|^ff4fff51/],
	["raw", /^46554a4946494c4d|^.{8}6674797063727820/],
	["matroska", /^1a45dfa3/],
	["pdf", /^255044462d/],
	["zip", /^504b0304/],
	["gzip", /^1f8b08/],
	// "version https://git-lfs"
	["lfs", /^76657273696f6e2068747470733a2f2f6769742d6c6673/],
];

/** Undefined for any other file. */
export function imageKind(bytes: Buffer): KindName | undefined {
	if (bytes.length === 0) return "empty";
	const head = bytes.toString("hex", 0, 32);
	const found = BEGINNINGS.find(([, beginning]) => beginning.test(head))?.[0];
	if (found) return found;
	if (bytes.toString("latin1", 4, 8) === "ftyp") return kindByBrands(bytes);
	// QuickTime files of old have no `ftyp`. No text begins with so small a number.
	if (/^(?:moov|mdat|wide|free|skip|pnot)$/.test(bytes.toString("latin1", 4, 8)) && isLengthIn(bytes)) return "film";
	if (/^00000[12]00..00/.test(head)) return isIcon(bytes) ? "ico" : undefined;
	return kindOfText(bytes);
}

/** Whether the file begins with the length of a box in it. */
const isLengthIn = (bytes: Buffer): boolean => bytes.readUInt32BE() <= bytes.length;

/** The first brand says how the file was made, the others how it can be read (ISO/IEC 14496-12, 4.3). */
function kindByBrands(bytes: Buffer): KindName {
	const end = Math.min(bytes.readUInt32BE(), bytes.length, 256);
	const brands: string[] = [];
	for (let at = 8; at + 4 <= end; at += 4) if (at !== 12) brands.push(bytes.toString("latin1", at, at + 4));
	if (brands.some((brand) => brand === "avif" || brand === "avis")) return "avif";
	return brands.some((brand) => /^(?:he[iv][cxms]|mif1|msf1)$/.test(brand)) ? "heic" : "film";
}

/** A list of images, each within the file. Fonts and videos begin similarly. */
function isIcon(bytes: Buffer): boolean {
	const count = bytes.readUInt16LE(4);
	if (count === 0 || bytes.length < 6 + 16 * count) return false;
	return Array.from({ length: count }, (_, index) => 6 + 16 * index).every(
		(at) => bytes[at + 3] === 0 && bytes.readUInt32LE(at + 12) + bytes.readUInt32LE(at + 8) <= bytes.length,
	);
}

/** Anything that can precede the first element of a document. */
const BEFORE = /^(?:\s+|<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE\s+(?!html)[^[>]*(?:\[[\s\S]*?\]\s*)?>)/i;
/** Number of bytes searched: comments and entities of drawing programs come first. */
const SNIFFED_BYTES = 100_000;

function kindOfText(bytes: Buffer): KindName | undefined {
	const [a, b] = bytes;
	const wide = a === 0xff && b === 0xfe ? "utf-16le" : a === 0xfe && b === 0xff ? "utf-16be" : undefined;
	// Most files are not text, which their first bytes show.
	if (!wide && !/^(?:\xef\xbb\xbf)?\s*</.test(bytes.toString("latin1", 0, 64))) return undefined;
	let text = new TextDecoder(wide ?? "utf-8").decode(bytes.subarray(0, SNIFFED_BYTES));
	for (let before = BEFORE.exec(text); before; before = BEFORE.exec(text)) text = text.slice(before[0].length);
	if (/^<(?:[\w.-]+:)?svg[\s/>]/.test(text)) return "svg";
	return /^<(?:!doctype\s+html|html|head|body)\b/i.test(text) ? "html" : undefined;
}

const BY_ENDING: ReadonlyMap<string, KindName> = new Map(
	Object.entries(IMAGE_KINDS).flatMap(([kind, { endings }]) =>
		endings.map((ending) => [ending, kind as KindName] as const),
	),
);
/** The image type that the file name claims. */
export const kindCalled = (name: string): KindName | undefined =>
	BY_ENDING.get(name.slice(name.lastIndexOf(".") + 1).toLowerCase());
