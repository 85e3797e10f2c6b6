/** The properties of images in AVIF and HEIC (ISO/IEC 23008-12, 6.5): those needed for display stay, including the size. */
import { type Box, blank, boxesIn, reader, versionOf } from "./boxes.js";

/** In pixels. */
export interface Size {
	readonly width: number;
	readonly height: number;
}

/** Properties that a browser needs. Times, descriptions and user data are not among them. */
const PROPERTIES = new Set(
	"ispe pixi colr pasp av1C hvcC avcC vvcC uncC cmpd auxC clap irot imir lsel a1lx a1op clli mdcv cclv amve reve ndwt rloc tols".split(
		" ",
	),
);
/** The displayed size of an item: `ispe`, rotated by `irot` (ISO/IEC 23008-12, 6.5.3 and 6.5.10). */
export function cleanProperties(bytes: Buffer, iprp: Box, item: number | undefined): Size | undefined {
	const boxes = boxesIn(bytes, iprp.from, iprp.end);
	const ipco = boxes.find(({ type }) => type === "ipco");
	const properties = ipco ? boxesIn(bytes, ipco.from, ipco.end) : [];
	for (const box of properties) if (!PROPERTIES.has(box.type)) blank(bytes, box);
	let size: Size | undefined;
	let turned = false;
	for (const ipma of boxes.filter(({ type }) => type === "ipma")) {
		const read = reader(bytes, ipma.from + 4);
		const wide = (bytes.readUInt8(ipma.from + 3) & 1) === 1;
		for (let left = read.next(4); left > 0; left--) {
			const id = read.next(versionOf(bytes, ipma) === 0 ? 2 : 4);
			for (let more = read.next(1); more > 0; more--) {
				const index = wide ? read.next(2) & 0x7fff : read.next(1) & 0x7f;
				const box = id === item ? properties[index - 1] : undefined;
				if (box?.type === "ispe")
					size = { width: bytes.readUInt32BE(box.from + 4), height: bytes.readUInt32BE(box.from + 8) };
				else if (box?.type === "clap")
					// Width and height as fractions with numerators and denominators.
					size = { width: fraction(bytes, box.from), height: fraction(bytes, box.from + 8) };
				else if (box?.type === "irot") turned = (bytes.readUInt8(box.from) & 1) === 1;
			}
		}
	}
	return turned && size ? { width: size.height, height: size.width } : size;
}

const fraction = (bytes: Buffer, at: number): number => Math.round(bytes.readUInt32BE(at) / bytes.readUInt32BE(at + 4));
