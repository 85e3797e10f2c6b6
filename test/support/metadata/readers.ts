/** Reads the metadata of a picture with independent readers; none of them wrote it. */
import { spawnSync } from "node:child_process";
import { constants, inflateSync } from "node:zlib";
import exifr from "exifr";
import { LEAK, TAKEN, TAKEN_ISO } from "./said.js";

/** The forms in which a text may be in bytes: plain, in two bytes a letter, compressed, or inside an embedded file. */
function* layers(bytes: Buffer): Generator<Buffer> {
	yield bytes;
	const text = bytes.toString("latin1");
	for (const [, data = ""] of text.matchAll(/;base64,([A-Za-z0-9+/=\s]+)/g)) yield* layers(Buffer.from(data, "base64"));
	for (const [, data = ""] of text.matchAll(/data:image\/svg\+xml,([^"')\s]+)/g))
		yield* layers(Buffer.from(decodeURIComponent(data)));
	// Anything with the header of compressed data.
	if (text.startsWith("\x89PNG"))
		for (let at = bytes.indexOf(0x78); at !== -1; at = bytes.indexOf(0x78, at + 1)) {
			if (![0x01, 0x5e, 0x9c, 0xda].includes(bytes[at + 1] ?? 0)) continue;
			try {
				yield* layers(inflateSync(bytes.subarray(at), { finishFlush: constants.Z_SYNC_FLUSH }));
			} catch {
				// These bytes only look compressed.
			}
		}
	// Profiles in hexadecimal.
	for (const [hex] of text.matchAll(/[0-9a-f]{200,}/g)) yield Buffer.from(hex, "hex");
}

const SIGNS = [LEAK, TAKEN, TAKEN_ISO, "2019:08:17", "20190817", "53,12.785N", "+53.2128"];
/** The leaked texts in the bytes themselves. */
export const leaksIn = (bytes: Buffer): string[] => {
	const found = new Set<string>();
	for (const layer of layers(bytes))
		for (const encoding of ["latin1", "utf16le"] as const)
			for (const shift of [0, 1]) {
				const text = layer.subarray(shift).toString(encoding);
				for (const sign of SIGNS) if (text.includes(sign)) found.add(sign);
			}
	return [...found];
};

/** Tags of place, time and camera, by the names that readers give them. */
const TELLING =
	/gps|date|time|make|model|serial|lens|software|firmware|city|location|country|thumbnail|preview|history|comment|computer|creatortool|toolkit|description|title|motion|trailer|mpf|jumd|c2pa/i;
/** These belong to the file system, the colour profile, or the timing of frames. */
const HARMLESS =
	/^(?:SourceFile|System:|File:|ExifTool:|ICC|Composite:(?:ImageSize|Megapixels)|GIF:(?:FrameCount|Duration)|RIFF:Duration|PNG:Animation|JFIF:Thumbnail)|(?:PixelsPer|ColorPrimaries)/;

export async function readByExifr(bytes: Buffer): Promise<{ leaks: string[]; whole: string }> {
	const all = {
		tiff: true,
		exif: true,
		gps: true,
		ifd1: true,
		interop: true,
		xmp: true,
		iptc: true,
		jfif: true,
		makerNote: true,
		userComment: true,
		mergeOutput: false,
		multiSegment: true,
	} as const;
	const found = ((await exifr.parse(bytes, all).catch(() => undefined)) ?? {}) as Record<
		string,
		Record<string, unknown>
	>;
	const names = Object.entries(found).flatMap(([group, tags]) =>
		Object.keys(tags ?? {}).map((name) => `${group}:${name}`),
	);
	return {
		leaks: names.filter(
			(name) => (TELLING.test(name) && !/^jfif:Thumbnail/.test(name)) || /^(?:gps|ifd1|exif:|makerNote)/.test(name),
		),
		whole: JSON.stringify(found),
	};
}

/** Whether the reader is installed: it is a separate program. */
export const hasExiftool = spawnSync("exiftool", ["-ver"]).status === 0;

/** For each file: the names of private tags, and the whole output. */
export function readByExiftool(folder: string): Map<string, { leaks: string[]; whole: string }> {
	const run = spawnSync("exiftool", ["-j", "-G1", "-a", "-u", "-ee", "-r", "-api", "largefilesupport=1", folder], {
		maxBuffer: 1e8,
	});
	const files = JSON.parse(run.stdout.toString()) as Record<string, unknown>[];
	return new Map(
		files.map((tags) => [
			String(tags.SourceFile),
			{
				leaks: Object.keys(tags).filter(
					(name) => TELLING.test(name.replace(/^QuickTime:/, "")) && !HARMLESS.test(name),
				),
				whole: JSON.stringify(tags),
			},
		]),
	);
}
