/** Films and sound with metadata, byte by byte. All private texts contain `LEAK`. */
import { box } from "./containers.js";
import { LEAK, latin, RIGHTS, u16, u32 } from "./said.js";

/** What is played. */
export const PICTURES = latin("pictures ".repeat(40));
const SOUND = latin("sound ".repeat(30));
const TELEMETRY = latin(`${LEAK} +52.5200+013.4050 `);
const PLACE = "+52.5200+013.4050/";
/** Seconds since 1904. */
const TAKEN_AT = u32(0xd97e_a2b3);

/** Version and flags. */
const full = (version = 0): Buffer => Buffer.of(version, 0, 0, 0);
const clock = (type: string, length: number) => box(type, full(), TAKEN_AT, TAKEN_AT, Buffer.alloc(length, 1));
const handler = (type: string, name = LEAK) => box("hdlr", full(), u32(0), type, Buffer.alloc(12), `${name}\0`);

interface Track {
	readonly type: string;
	/** The offset of its samples in the file, which are in two chunks. */
	readonly at: number;
	readonly data: Buffer;
	readonly more?: Buffer;
}
function track({ type, at, data, more = Buffer.alloc(0) }: Track): Buffer {
	const half = Math.floor(data.length / 2);
	const table = box(
		"stbl",
		box("stsd", full(), u32(0)),
		box("stsz", full(), u32(0), u32(2), u32(half), u32(data.length - half)),
		box("stsc", full(), u32(1), u32(1), u32(1), u32(1)),
		box("stco", full(), u32(2), u32(at), u32(at + half)),
	);
	return box(
		"trak",
		clock("tkhd", 72),
		box("mdia", clock("mdhd", 12), handler(type), box("minf", box("dinf", full()), table)),
		more,
	);
}

const tag = (type: string, value: string | Buffer): Buffer => box(type, box("data", u32(1), u32(0), value));
/** Tags as iTunes writes them, with the picture of a cover. */
export const itunesTags = (cover: Buffer): Buffer =>
	box(
		"meta",
		full(),
		handler("mdir"),
		box(
			"ilst",
			tag("\xa9nam", `${RIGHTS} title`),
			tag("\xa9cmt", LEAK),
			tag("\xa9too", LEAK),
			tag("\xa9xyz", PLACE),
			tag("covr", cover),
		),
		box("xml ", full(), LEAK),
	);
/** Tags as telephones write them; of QuickTime without a version. */
export const phoneTags = (version: Buffer = Buffer.alloc(0)): Buffer => {
	const names = ["location.ISO6709", "make", "creationdate", "artist"].map((name) => `com.apple.quicktime.${name}`);
	const entry = (index: number, value: string) => tag(u32(index).toString("latin1"), value);
	return box(
		"meta",
		version,
		handler("mdta"),
		box("keys", full(), u32(names.length), ...names.map((name) => box("mdta", name))),
		box("ilst", entry(1, PLACE), entry(2, LEAK), entry(3, `${LEAK} 2019-08-17`), entry(4, `${RIGHTS} artist`)),
	);
};
const place = (text: string): Buffer => box("\xa9xyz", u16(text.length), u16(0x15c7), text);

/** A film of pictures, sound, and the track of a sensor. */
export function film(beginning: Buffer, ...tags: readonly Buffer[]): Buffer {
	const at = beginning.length + 8;
	const [second, third] = [at + PICTURES.length, at + PICTURES.length + SOUND.length];
	const data = box("mdat", PICTURES, SOUND, TELEMETRY);
	const user = box(
		"udta",
		place(PLACE),
		box("loci", full(), LEAK),
		box("\xa9mod", LEAK),
		box("GPMF", LEAK),
		...tags,
		u32(0),
	);
	const movie = box(
		"moov",
		clock("mvhd", 88),
		track({ type: "vide", at, data: PICTURES, more: box("udta", box("name", "The quay"), box("smta", LEAK)) }),
		track({ type: "soun", at: second, data: SOUND }),
		track({ type: "meta", at: third, data: TELEMETRY }),
		box("uuid", LEAK),
		box("free", LEAK),
		user,
		...tags,
	);
	return Buffer.concat([beginning, data, movie, box("uuid", LEAK), box("SEFT", LEAK), box("skip", LEAK)]);
}
export const FTYP = box("ftyp", "isom", u32(512), "isomiso2avc1mp41");

/** An element of EBML with a size of eight bytes. */
const element = (id: number, ...data: readonly (string | Buffer)[]): Buffer => {
	const body = Buffer.concat(data.map((part) => (typeof part === "string" ? latin(part) : part)));
	const name = Buffer.from(id.toString(16), "hex");
	return Buffer.concat([name, Buffer.of(1, 0, 0, 0), u32(body.length), body]);
};
/** `live`: segment and clusters have no size, as in what a browser records. */
export function webm(live: boolean): Buffer {
	const info = element(
		0x1549a966,
		element(0x4461, "20190817"),
		element(0x7384, LEAK),
		element(0x7ba9, `${RIGHTS} title`),
		Buffer.of(0xbf, 0x84, 1, 2, 3, 4),
	);
	const cluster = element(0x1f43b675, element(0xe7, Buffer.of(0)), element(0xa3, PICTURES));
	const tags = element(0x1254c367, element(0x7373, LEAK));
	const segment = Buffer.concat([info, cluster, tags, element(0x1941a469, LEAK)]);
	const head = element(0x1a45dfa3, element(0x4282, "webm"));
	if (!live) return Buffer.concat([head, element(0x18538067, segment)]);
	const unknown = (id: number) => Buffer.concat([Buffer.from(id.toString(16), "hex"), Buffer.of(0xff)]);
	return Buffer.concat([
		head,
		unknown(0x18538067),
		info,
		tags,
		unknown(0x1f43b675),
		element(0xe7, Buffer.of(0)),
		element(0xa3, PICTURES),
	]);
}
