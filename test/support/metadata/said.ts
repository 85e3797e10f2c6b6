/** Metadata as cameras, telephones and editors write it. All private texts contain `LEAK`; statements of rights contain `RIGHTS`. */
export const LEAK = "ZQXLEAK";
export const RIGHTS = "QVWOWNER";
/** An instant and a place in the form of each kind of metadata. */
export const [TAKEN, TAKEN_ISO] = ["2019:08:17 06:41:07", "2019-08-17T06:41:07"];

export const latin = (text: string): Buffer => Buffer.from(text, "latin1");
export const u16 = (value: number): Buffer => Buffer.of(value >> 8, value & 255);
export const u32 = (value: number): Buffer => Buffer.concat([u16(value >>> 16), u16(value & 0xffff)]);
export const le32 = (value: number): Buffer => Buffer.from(u32(value)).reverse();

type Value = string | Buffer | number;
type Directory = readonly (readonly [tag: number, type: number, value: Value | Directory])[];

/** A TIFF structure: texts (type 2), numbers (3, 4), rationals and bytes (5, 7), and directories (4). */
function tiff(directory: Directory, thumbnail: Buffer, little: boolean): Buffer {
	const s = (value: number) => (little ? Buffer.from(u16(value)).reverse() : u16(value));
	const l = (value: number) => (little ? le32(value) : u32(value));
	const parts: Buffer[] = [];
	const lay = (entries: Directory, start: number, last: number): Buffer => {
		const heads: Buffer[] = [];
		const bodies: Buffer[] = [];
		let end = start + 2 + 12 * entries.length + 4;
		for (const [tag, type, value] of entries) {
			if (typeof value === "number") {
				const number = type === 3 ? Buffer.concat([s(value), s(0)]) : l(value);
				heads.push(Buffer.concat([s(tag), s(type), l(1), number]));
				continue;
			}
			const inner = Array.isArray(value);
			const bytes = inner
				? lay(value as Directory, end, 0)
				: typeof value === "string"
					? latin(`${value}\0`)
					: (value as Buffer);
			const count = inner ? 1 : type === 5 ? bytes.length / 8 : bytes.length;
			const padded = Buffer.concat([bytes, Buffer.alloc(Math.max(bytes.length % 2, 6 - bytes.length, 0))]);
			heads.push(Buffer.concat([s(tag), s(type), l(count), l(end)]));
			bodies.push(padded);
			end += padded.length;
		}
		return Buffer.concat([s(entries.length), ...heads, l(last), ...bodies]);
	};
	const first = lay(directory, 8, 0);
	const next = 8 + first.length;
	// The second directory has the thumbnail: its offset and its length.
	const second = lay(
		[
			[0x0103, 3, 6],
			[0x0201, 4, next + 42],
			[0x0202, 4, thumbnail.length],
		],
		next,
		0,
	);
	parts.push(latin(little ? "II" : "MM"), s(42), l(8), lay(directory, 8, next), second, thumbnail);
	return Buffer.concat(parts);
}

const rationals = (...values: readonly number[]): Buffer => Buffer.concat(values.map(u32));

/** EXIF with place, time, camera, notes of its maker and a thumbnail. */
export function exif({
	little = true,
	orientation = 1,
	thumbnail = latin(`\xff\xd8\xff\xfe\0\x09${LEAK}\xff\xd9`),
} = {}): Buffer {
	const degrees = rationals(53, 1, 12, 1, 4711, 100);
	const turned = (value: Buffer) =>
		little
			? Buffer.concat(Array.from({ length: 6 }, (_, i) => Buffer.from(value.subarray(4 * i, 4 * i + 4)).reverse()))
			: value;
	return tiff(
		[
			[0x010e, 2, `${LEAK} at the window`],
			[0x010f, 2, `${LEAK} Optics`],
			[0x0110, 2, `${LEAK} D9`],
			[0x0112, 3, orientation],
			[0x0131, 2, `${LEAK} firmware`],
			[0x0132, 2, TAKEN],
			[0x013b, 2, `${RIGHTS} Nora Quill`],
			[0x013c, 2, `${LEAK}-laptop`],
			[0x8298, 2, `${RIGHTS} The Vale Post`],
			[
				0x8769,
				4,
				[
					[0x9003, 2, TAKEN],
					[0x927c, 7, latin(`MAKERNOTE ${LEAK} \0\x01\x02 ${"n".repeat(300)}`)],
					[0x9286, 7, latin(`ASCII\0\0\0${LEAK} comment`)],
					[0xa431, 2, `${LEAK}-serial`],
					[0xa434, 2, `${LEAK} lens`],
				],
			],
			[
				0x8825,
				4,
				[
					[1, 2, "N"],
					[2, 5, turned(degrees)],
					[3, 2, "W"],
					[4, 5, turned(degrees)],
					[29, 2, "2019:08:17"],
				],
			],
			[0x9c9b, 7, Buffer.from(`${LEAK} title`, "utf16le")],
		],
		thumbnail,
		little,
	);
}

/** An XMP packet: the rights, among everything else. */
export const xmp = (more = ""): string => `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="${LEAK} toolkit"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="uuid:${LEAK}" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:stEvt="http://ns.adobe.com/xap/1.0/sType/ResourceEvent#"
 xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/"
 xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
 photoshop:Credit="${RIGHTS} Vale Pictures" photoshop:City="${LEAK}" photoshop:DateCreated="${TAKEN_ISO}" xmp:CreatorTool="${LEAK}"
 xmp:CreateDate="${TAKEN_ISO}" exif:GPSLatitude="53,12.785N" exif:GPSLongitude="6,34.0W">
 <dc:creator><rdf:Seq><rdf:li>${RIGHTS} Nora Quill</rdf:li></rdf:Seq></dc:creator>
 <dc:rights><rdf:Alt><rdf:li xml:lang="x-default">${RIGHTS} © The Vale Post</rdf:li></rdf:Alt></dc:rights>
 <dc:description><rdf:Alt><rdf:li xml:lang="x-default">${LEAK} at the window</rdf:li></rdf:Alt></dc:description>
 <xmpRights:WebStatement>https://vale.example/${RIGHTS}</xmpRights:WebStatement>
 <xmpRights:UsageTerms><rdf:Alt><rdf:li xml:lang="x-default">${RIGHTS} terms</rdf:li></rdf:Alt></xmpRights:UsageTerms>
 <plus:Licensor><rdf:Seq><rdf:li rdf:parseType="Resource"><plus:LicensorName>${RIGHTS} desk</plus:LicensorName>
  <plus:LicensorURL>https://vale.example/${RIGHTS}/buy</plus:LicensorURL><plus:LicensorCity>${LEAK}</plus:LicensorCity></rdf:li></rdf:Seq></plus:Licensor>
 <Iptc4xmpExt:DigitalSourceType>http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture</Iptc4xmpExt:DigitalSourceType>
 <Iptc4xmpCore:CreatorContactInfo rdf:parseType="Resource"><Iptc4xmpCore:CiAdrExtadr>${LEAK} street</Iptc4xmpCore:CiAdrExtadr></Iptc4xmpCore:CreatorContactInfo>
 <Iptc4xmpExt:LocationCreated><rdf:Bag><rdf:li rdf:parseType="Resource"><Iptc4xmpExt:City>${LEAK}</Iptc4xmpExt:City></rdf:li></rdf:Bag></Iptc4xmpExt:LocationCreated>
 <xmpMM:History><rdf:Seq><rdf:li stEvt:action="saved" stEvt:when="${TAKEN_ISO}" stEvt:softwareAgent="${LEAK}"/></rdf:Seq></xmpMM:History>${more}
</rdf:Description></rdf:RDF></x:xmpmeta>
${" ".repeat(200)}
<?xpacket end="w"?>`;

const dataset = (record: number, number: number, text: string): Buffer => {
	const bytes = Buffer.from(text);
	return Buffer.concat([Buffer.of(0x1c, record, number), u16(bytes.length), bytes]);
};
const resource = (id: number, data: Buffer, name = ""): Buffer =>
	Buffer.concat([
		latin("8BIM"),
		u16(id),
		Buffer.of(name.length),
		latin(name.length % 2 ? name : `${name}\0`),
		u32(data.length),
		data,
		Buffer.alloc(data.length % 2),
	]);

/** The records of IPTC, in UTF-8. */
export const iim = (): Buffer =>
	Buffer.concat([
		dataset(1, 90, "\x1b%G"),
		dataset(2, 0, "\0\x04"),
		dataset(2, 5, `${LEAK} title`),
		dataset(2, 55, "20190817"),
		dataset(2, 80, `${RIGHTS} Zoë Quill`),
		dataset(2, 90, `${LEAK} town`),
		dataset(2, 92, `${LEAK} quay`),
		dataset(2, 110, `${RIGHTS} Vale Pictures`),
		dataset(2, 116, `${RIGHTS} © The Vale Post`),
		dataset(2, 120, `${LEAK} caption`),
	]);
/** Resources of Photoshop: a thumbnail, IPTC, the path of the file. */
export const photoshop = (): Buffer =>
	Buffer.concat([
		latin("Photoshop 3.0\0"),
		resource(0x040c, latin(`thumbnail ${LEAK}`)),
		resource(0x0404, iim(), "odd"),
		resource(0x0425, Buffer.alloc(16, 7)),
		resource(0x03f4, latin(`/Users/${LEAK}/quay.psd`)),
	]);
/** What C2PA writes: a box of claims. */
export const claims = (): Buffer =>
	latin(`JP\0\x01\0\0\0\x01\0\0\0\x80jumb\0\0\0\x1ejumdc2pa ${LEAK} when ${TAKEN_ISO}`);
/** A video, as telephones append it to a picture. */
export const film = (): Buffer =>
	Buffer.concat([
		u32(24),
		latin("ftypmp42\0\0\0\0mp42isom"),
		u32(48),
		latin(`moov\0\0\0\0udta\xa9xyz+53.2128-006.5667/ ${LEAK}`.padEnd(44, "\0")),
	]);
