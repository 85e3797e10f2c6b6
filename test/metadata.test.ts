/** Metadata of photographs: every container, cleaned, and read by independent programs. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { clean } from "../src/core/images/clean.js";
import {
	blocks,
	chunk,
	gifWith,
	gifXmp,
	jpegWith,
	pngWith,
	rawProfile,
	riff,
	segment,
	webpWith,
	XMP,
} from "./support/metadata/containers.js";
import { corpus } from "./support/metadata/corpus.js";
import { hasExiftool, leaksIn, readByExifr, readByExiftool } from "./support/metadata/readers.js";
import { exif, LEAK, latin, photoshop, RIGHTS, xmp } from "./support/metadata/said.js";
import { ALL_CASES } from "./support/sample.js";
import { tempDir } from "./support/temp-dir.js";

const dirty = await corpus();
const bytesOf = (name: string, bytes: Uint8Array): Buffer => {
	const found = clean(bytes, name);
	if ("error" in found) throw new Error(`${name} ${found.error.message}`);
	return Buffer.from(found.bytes);
};
const cleaned = new Map([...dirty].map(([name, bytes]) => [name, bytesOf(name, bytes)]));
const names = [...dirty.keys()];
/** All frames, one below another, without rotation. */
const pixelsOf = async (bytes: Buffer): Promise<Buffer> => {
	const { data, info } = await sharp(bytes, { animated: true }).raw().toBuffer({ resolveWithObject: true });
	return Buffer.concat([Buffer.from(JSON.stringify([info.width, info.height, info.channels])), data]);
};

it("the corpus has 60 pictures or more, each with metadata", () => {
	expect(names.length).toBeGreaterThanOrEqual(60);
	expect(names.filter((name) => leaksIn(dirty.get(name) as Buffer).length === 0 && !/exif-damaged/.test(name))).toEqual(
		[],
	);
});

/** Damaged, in a place that no reader examines, or part of the data after the picture. */
const UNREADABLE = /exif-damaged|xmp-damaged|iptc-bare|picture-behind|webp-(?:lossless|simple)|^ico-/;

describe("a published picture", () => {
	it("contains neither place nor time nor camera, compressed or not", () => {
		expect(names.flatMap((name) => leaksIn(cleaned.get(name) as Buffer).map((leak) => `${name} ${leak}`))).toEqual([]);
	});
	it("reveals no place, time or camera to a metadata reader (exifr)", async () => {
		const found = await Promise.all(
			names.map(async (name) => [name, (await readByExifr(cleaned.get(name) as Buffer)).leaks] as const),
		);
		expect(found.filter(([, leaks]) => leaks.length)).toEqual([]);
	});
	it.runIf(hasExiftool)("reveals no place, time or camera to a second metadata reader (exiftool)", () => {
		const home = tempDir();
		mkdirSync(home, { recursive: true });
		for (const [name, bytes] of cleaned) writeFileSync(join(home, name), bytes);
		const found = readByExiftool(home);
		expect(found.size).toBe(cleaned.size);
		expect(
			[...found].flatMap(([file, { leaks }]) => leaks.map((leak) => `${file.slice(home.length + 1)} ${leak}`)),
		).toEqual([]);
		// Statements of rights remain readable, unless they were unreadable before.
		const lost = names.filter(
			(name) => dirty.get(name)?.includes(RIGHTS) && !found.get(join(home, name))?.whole.includes(RIGHTS),
		);
		expect(lost.filter((name) => !UNREADABLE.test(name))).toEqual([]);
	});
	it("says whose it is and on which terms, and keeps its colours", async () => {
		const { whole } = await readByExifr(cleaned.get("jpg-everything.jpg") as Buffer);
		// This reader decodes the UTF-8 of IPTC as Latin-1.
		for (const owner of [" Nora Quill", " Zo", " Vale Pictures", " terms", " desk", "/buy"])
			expect(whole).toContain(RIGHTS + owner);
		expect(whole).toContain("digitalsourcetype/digitalCapture");
		for (const [name, bytes] of cleaned) {
			if (!/profile|moving|cmyk|grey|webp-(?:both|exif)|avif-both/.test(name)) continue;
			const [before, after] = [await sharp(dirty.get(name)).metadata(), await sharp(bytes).metadata()];
			const shown = ({ format, width, height, space, pages, loop, delay, icc, orientation }: typeof after) => [
				format,
				width,
				height,
				space,
				pages,
				loop,
				delay,
				icc?.toString("base64"),
				orientation ?? 1,
			];
			expect([name, ...shown(after)]).toEqual([name, ...shown(before)]);
		}
	});
	it.each(names.filter((name) => !/^ico-|^svg-wide/.test(name)))(
		"has the pixels that it had, in all frames: %s",
		async (name) => {
			const [before, after] = await Promise.all([dirty, cleaned].map((files) => pixelsOf(files.get(name) as Buffer)));
			expect(after?.equals(before as Buffer)).toBe(true);
		},
	);
});

describe("whatever the order of its parts", () => {
	const lists = <T>(parts: readonly T[]) => fc.array(fc.constantFrom(...parts), { maxLength: 8 });
	const holds = async (name: string, plain: Buffer, full: Buffer) => {
		const after = bytesOf(name, full);
		expect(leaksIn(after)).toEqual([]);
		expect((await pixelsOf(after)).equals(await pixelsOf(plain))).toBe(true);
		expect(bytesOf(name, after).equals(after)).toBe(true);
	};
	const plain = sharp({ create: { width: 31, height: 17, channels: 3, background: "#369" } });

	it("a JPEG keeps its pixels and loses the rest", async () => {
		const jpeg = await plain.jpeg().toBuffer();
		const parts = [
			segment(0xe1, "Exif\0\0", exif()),
			segment(0xe1, "Exif\0\0", exif({ little: false, orientation: 7 })),
			segment(0xe1, XMP, Buffer.from(xmp())),
			segment(0xed, photoshop()),
			segment(0xfe, LEAK),
			segment(0xe0, "JFIF\0\x01\x02\0\0\x48\0\x48\0\0", LEAK),
			segment(0xef, LEAK),
			Buffer.of(0xff),
		];
		const some = fc.tuple(lists(parts), fc.constantFrom("", LEAK));
		await fc.assert(
			fc.asyncProperty(some, ([list, behind]) =>
				holds("a.jpg", jpeg, Buffer.concat([jpegWith(jpeg, ...list), latin(behind)])),
			),
			{ numRuns: ALL_CASES ? 60 : 10 },
		);
	});
	it("a PNG keeps its pixels and loses the rest", async () => {
		const png = await plain.png().toBuffer();
		const parts = [
			chunk("eXIf", exif()),
			chunk("tEXt", `Comment\0${LEAK}`),
			chunk("tIME", Buffer.alloc(7)),
			chunk("zqxW", LEAK),
			rawProfile("exif", exif()),
		];
		await fc.assert(
			fc.asyncProperty(lists(parts), lists(parts), (head, end) => holds("a.png", png, pngWith(png, head, end))),
			{ numRuns: ALL_CASES ? 60 : 10 },
		);
	});
	it("a WebP keeps its pixels and loses the rest", async () => {
		const webp = await plain.withIccProfile("p3").webp().toBuffer();
		const parts = [riff("EXIF", exif()), riff("XMP ", Buffer.from(xmp())), riff("ZQXW", latin(`${LEAK}!`))];
		await fc.assert(
			fc.asyncProperty(lists(parts), (list) => holds("a.webp", webp, webpWith(webp, ...list))),
			{ numRuns: ALL_CASES ? 60 : 10 },
		);
	});
	it("a GIF keeps its pixels and loses the rest", async () => {
		const gif = await plain.gif().toBuffer();
		const parts = [gifXmp(xmp()), Buffer.concat([Buffer.of(0x21, 0xfe), blocks(latin(LEAK.repeat(60)))])];
		await fc.assert(
			fc.asyncProperty(lists(parts), lists(parts), (head, end) => holds("a.gif", gif, gifWith(gif, head, end))),
			{ numRuns: ALL_CASES ? 60 : 10 },
		);
	});
});

it("a truncated file reveals nothing: it is rejected, or clean", () => {
	fc.assert(
		fc.property(fc.constantFrom(...names), fc.double({ min: 0, max: 1, noNaN: true }), (name, part) => {
			const whole = dirty.get(name) as Buffer;
			const found = clean(whole.subarray(0, Math.floor(whole.length * part)), name);
			expect("error" in found ? [] : leaksIn(Buffer.from(found.bytes))).toEqual([]);
		}),
		{ numRuns: ALL_CASES ? 500 : 100 },
	);
});
