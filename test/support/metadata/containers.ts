/** Inserts metadata into pictures byte by byte, which the libraries here cannot do. */
import { crc32, deflateSync } from "node:zlib";
import { latin, le32, u16, u32 } from "./said.js";

/** Segments of a JPEG, after its beginning or before its first scan. */
export const segment = (marker: number, ...data: readonly (string | Buffer)[]): Buffer => {
	const body = Buffer.concat(data.map((part) => (typeof part === "string" ? latin(part) : part)));
	return Buffer.concat([Buffer.of(0xff, marker), u16(body.length + 2), body]);
};
export const jpegWith = (jpeg: Buffer, ...segments: readonly Buffer[]): Buffer =>
	Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]);
/** Before the second scan of a progressive JPEG. */
export function betweenScans(jpeg: Buffer, ...segments: readonly Buffer[]): Buffer {
	const at = jpeg.indexOf(Buffer.of(0xff, 0xda), jpeg.indexOf(Buffer.of(0xff, 0xda)) + 2);
	return Buffer.concat([jpeg.subarray(0, at), ...segments, jpeg.subarray(at)]);
}

export const XMP = "http://ns.adobe.com/xap/1.0/\0";
/** XMP in several segments: the first has the digest of the rest. */
export function longXmp(short: string, long: string): Buffer[] {
	const [name, bytes] = ["0123456789ABCDEF0123456789ABCDEF", Buffer.from(long)];
	const parts: Buffer[] = [];
	for (let at = 0; at < bytes.length; at += 60_000)
		parts.push(
			segment(
				0xe1,
				"http://ns.adobe.com/xmp/extension/\0",
				name,
				u32(bytes.length),
				u32(at),
				bytes.subarray(at, at + 60_000),
			),
		);
	return [
		segment(
			0xe1,
			XMP,
			Buffer.from(
				short.replace(
					"photoshop:City",
					`xmlns:xmpNote="http://ns.adobe.com/xmp/note/" xmpNote:HasExtendedXMP="${name}" photoshop:City`,
				),
			),
		),
		...parts,
	];
}

export const chunk = (type: string, ...data: readonly (string | Buffer)[]): Buffer => {
	const body = Buffer.concat([latin(type), ...data.map((part) => (typeof part === "string" ? latin(part) : part))]);
	return Buffer.concat([u32(body.length - 4), body, u32(crc32(body))]);
};
/** Chunks of a PNG, after its header and before its end. */
export const pngWith = (png: Buffer, head: readonly Buffer[], end: readonly Buffer[] = []): Buffer =>
	Buffer.concat([png.subarray(0, 33), ...head, png.subarray(33, -12), ...end, png.subarray(-12)]);
/** What ImageMagick writes: a profile in hexadecimal. */
export const rawProfile = (name: string, data: Buffer): Buffer =>
	chunk(
		"zTXt",
		`Raw profile type ${name}\0\0`,
		deflateSync(latin(`\n${name}\n${String(data.length).padStart(8)}\n${data.toString("hex")}\n`)),
	);
/** A PNG of two frames. */
export function moving(png: Buffer): Buffer {
	const size = png.subarray(16, 24);
	const control = (number: number) =>
		chunk("fcTL", u32(number), size, u32(0), u32(0), u16(1), u16(10), Buffer.of(0, 0));
	const at = png.indexOf("IDAT") - 4;
	const data = png.subarray(at + 8, at + 8 + png.readUInt32BE(at));
	return Buffer.concat([
		png.subarray(0, 33),
		chunk("acTL", u32(2), u32(0)),
		control(0),
		png.subarray(33, -12),
		control(1),
		chunk("fdAT", u32(2), data),
		png.subarray(-12),
	]);
}

export const riff = (type: string, data: Buffer): Buffer =>
	Buffer.concat([latin(type), le32(data.length), data, Buffer.alloc(data.length % 2)]);
/** Chunks of a WebP, after its pixels. */
export function webpWith(webp: Buffer, ...chunks: readonly Buffer[]): Buffer {
	const whole = Buffer.concat([webp, ...chunks]);
	whole.writeUInt32LE(whole.length - 8, 4);
	if (whole.toString("latin1", 12, 16) === "VP8X") whole[20] = (whole[20] ?? 0) | 0x0c;
	return whole;
}
/** A chunk inside the first frame of an animated WebP. */
export function inFrame(webp: Buffer, extra: Buffer): Buffer {
	const at = webp.indexOf("ANMF");
	const length = webp.readUInt32LE(at + 4);
	const whole = Buffer.concat([webp.subarray(0, at + 8 + length), extra, webp.subarray(at + 8 + length)]);
	whole.writeUInt32LE(length + extra.length, at + 4);
	whole.writeUInt32LE(whole.length - 8, 4);
	return whole;
}

/** Blocks of a GIF. */
export const blocks = (data: Buffer): Buffer => {
	const parts: Buffer[] = [];
	for (let at = 0; at < data.length; at += 255)
		parts.push(Buffer.of(Math.min(255, data.length - at)), data.subarray(at, at + 255));
	return Buffer.concat([...parts, Buffer.of(0)]);
};
export const gifWith = (gif: Buffer, head: readonly Buffer[], end: readonly Buffer[] = []): Buffer => {
	const at = 13 + ((gif[10] ?? 0) & 0x80 ? 3 * 2 ** (((gif[10] ?? 0) & 7) + 1) : 0);
	return Buffer.concat([latin("GIF89a"), gif.subarray(6, at), ...head, gif.subarray(at, -1), ...end, Buffer.of(0x3b)]);
};
export const gifXmp = (packet: string): Buffer =>
	Buffer.concat([
		latin("\x21\xff\x0bXMP DataXMP"),
		Buffer.from(packet),
		Buffer.of(1, ...Array.from({ length: 256 }, (_, i) => 255 - i), 0),
	]);

export const box = (type: string, ...data: readonly (string | Buffer)[]): Buffer => {
	const body = Buffer.concat(data.map((part) => (typeof part === "string" ? latin(part) : part)));
	return Buffer.concat([u32(body.length + 8), latin(type), body]);
};

/** An icon of two sizes. */
export function icon(...pngs: readonly Buffer[]): Buffer {
	let at = 6 + 16 * pngs.length;
	const entries = pngs.map((png) => {
		const entry = Buffer.concat([
			Buffer.of(png.readUInt32BE(16) & 255, png.readUInt32BE(20) & 255, 0, 0, 1, 0, 32, 0),
			le32(png.length),
			le32(at),
		]);
		at += png.length;
		return entry;
	});
	return Buffer.concat([Buffer.of(0, 0, 1, 0, pngs.length, 0), ...entries, ...pngs]);
}
