/** Pictures with metadata of place, time and device: every container, and every kind of metadata that cameras and editors write. */
import { deflateSync } from "node:zlib";
import sharp from "sharp";
import {
	betweenScans,
	blocks,
	box,
	chunk,
	gifWith,
	gifXmp,
	icon,
	inFrame,
	jpegWith,
	longXmp,
	moving,
	pngWith,
	rawProfile,
	riff,
	segment,
	webpWith,
	XMP,
} from "./containers.js";
import { claims, exif, film, iim, LEAK, latin, photoshop, RIGHTS, TAKEN, TAKEN_ISO, xmp } from "./said.js";

const [WIDTH, HEIGHT] = [72, 48];
/** A gradient of colours, so that a rotated or missing part is visible. */
const pixels = (channels: 3 | 4 = 3) =>
	sharp(
		Buffer.from(
			Array.from({ length: WIDTH * HEIGHT * channels }, (_, at) =>
				at % channels === 3 ? 200 : (at * 7 + Math.floor(at / 200) * 3) % 251,
			),
		),
		{ raw: { width: WIDTH, height: HEIGHT, channels } },
	);
const frames = async () =>
	sharp([await pixels().png().toBuffer(), await pixels().flop().png().toBuffer()], { join: { animated: true } });

const EXIF = "Exif\0\0";
const jpegExif = (options?: Parameters<typeof exif>[0]) => segment(0xe1, EXIF, exif(options));
const jpegXmp = (packet = xmp()) => segment(0xe1, XMP, Buffer.from(packet));
const text = (keyword: string, words: string) => chunk("tEXt", `${keyword}\0${words}`);
const itxt = (keyword: string, words: string) => chunk("iTXt", `${keyword}\0\0\0\0\0`, Buffer.from(words));
const packed = (keyword: string, words: string) => chunk("iTXt", `${keyword}\0\x01\0\0\0`, deflateSync(words));

async function jpegs(): Promise<Record<string, Buffer>> {
	const plain = await pixels().jpeg().toBuffer();
	const slow = await pixels().jpeg({ progressive: true }).toBuffer();
	const print = await pixels().toColourspace("cmyk").jpeg().toBuffer();
	const wide = await pixels().withIccProfile("p3").jpeg().toBuffer();
	const grey = await pixels().greyscale().jpeg().toBuffer();
	const preview = segment(0xe0, "JFIF\0\x01\x02\0\0\x48\0\x48\x03\x01", latin(`${LEAK}??`));
	const everything = [
		jpegExif({ orientation: 6 }),
		jpegXmp(),
		segment(0xed, photoshop()),
		segment(0xeb, claims()),
		segment(0xfe, LEAK),
	];
	return {
		"exif-little": jpegWith(plain, jpegExif()),
		"exif-big": jpegWith(plain, jpegExif({ little: false })),
		"exif-twice": jpegWith(plain, jpegExif(), jpegExif({ little: false, orientation: 3 })),
		"exif-turned": jpegWith(plain, jpegExif({ orientation: 6 })),
		"exif-mirrored": jpegWith(plain, jpegExif({ little: false, orientation: 5 })),
		"exif-thumbnail": jpegWith(plain, jpegExif({ thumbnail: jpegWith(plain, segment(0xfe, LEAK)) })),
		"exif-damaged": jpegWith(plain, segment(0xe1, EXIF, exif().fill(0xee, 4, 8))),
		xmp: jpegWith(plain, jpegXmp()),
		"xmp-damaged": jpegWith(plain, jpegXmp(xmp().replace("</rdf:RDF>", ""))),
		"xmp-long": jpegWith(plain, ...longXmp(xmp(), xmp(`<xmp:Thumbnails>${LEAK.repeat(12_000)}</xmp:Thumbnails>`))),
		iptc: jpegWith(plain, segment(0xed, photoshop())),
		"iptc-bare": jpegWith(plain, segment(0xed, iim())),
		comment: jpegWith(plain, segment(0xfe, `${LEAK} ${TAKEN}`)),
		c2pa: jpegWith(plain, segment(0xeb, claims())),
		ducky: jpegWith(plain, segment(0xec, `Ducky\0\x02\0\x08${LEAK}`)),
		flashpix: jpegWith(plain, segment(0xe2, `FPXR\0${LEAK}`)),
		"unknown-app": jpegWith(plain, segment(0xe7, LEAK), segment(0xef, LEAK)),
		"jfif-thumbnail": Buffer.concat([
			plain.subarray(0, 2),
			preview,
			segment(0xe0, `JFXX\0\x10${LEAK}`),
			plain.subarray(2),
		]),
		"film-behind": Buffer.concat([jpegWith(plain, jpegExif()), film()]),
		"picture-behind": Buffer.concat([
			jpegWith(plain, segment(0xe2, `MPF\0MM\0*\0\0\0\x08 ${LEAK}`)),
			jpegWith(plain, jpegExif()),
		]),
		"text-behind": Buffer.concat([plain, latin(`SEFT ${LEAK} Image_UTC_Data${TAKEN}`)]),
		"filled-markers": jpegWith(plain, Buffer.of(0xff, 0xff), segment(0xfe, LEAK)),
		progressive: betweenScans(jpegWith(slow, jpegExif()), segment(0xfe, LEAK), jpegExif()),
		cmyk: jpegWith(print, jpegExif(), segment(0xed, photoshop())),
		grey: jpegWith(grey, jpegExif({ orientation: 8 })),
		"adobe-longer": jpegWith(grey, segment(0xee, "Adobe\0\x64\0\0\0\0\0", LEAK)),
		profile: jpegWith(wide, ...everything),
		everything: Buffer.concat([jpegWith(plain, ...everything), film()]),
	};
}

async function pngs(): Promise<Record<string, Buffer>> {
	const plain = await pixels().png().toBuffer();
	const clear = await pixels(4).png().toBuffer();
	const few = await pixels().png({ palette: true, colors: 16 }).toBuffer();
	const wide = await pixels().withIccProfile("p3").png().toBuffer();
	return {
		text: pngWith(plain, [text("Comment", LEAK), text("Creation Time", TAKEN), text("Software", LEAK)]),
		"text-owner": pngWith(plain, [
			text("Author", `${RIGHTS} Nora Quill`),
			text("Copyright", RIGHTS),
			text("Source", LEAK),
		]),
		"text-packed": pngWith(clear, [chunk("zTXt", "Description\0\0", deflateSync(LEAK))]),
		"text-wide": pngWith(plain, [itxt("Title", LEAK), packed("Warning", LEAK)], [itxt("Comment", LEAK)]),
		xmp: pngWith(plain, [itxt("XML:com.adobe.xmp", xmp())]),
		"xmp-packed": pngWith(plain, [packed("XML:com.adobe.xmp", xmp())]),
		"exif-little": pngWith(plain, [chunk("eXIf", exif())]),
		"exif-big": pngWith(few, [], [chunk("eXIf", exif({ little: false, orientation: 6 }))]),
		time: pngWith(plain, [chunk("tIME", Buffer.of(7, 227, 8, 17, 6, 41, 7)), text("Comment", LEAK)]),
		"raw-profiles": pngWith(plain, [
			rawProfile("exif", Buffer.concat([latin(EXIF), exif()])),
			rawProfile("iptc", photoshop()),
		]),
		c2pa: pngWith(plain, [chunk("caBX", claims())]),
		"unknown-chunk": pngWith(few, [chunk("prVt", LEAK), chunk("sPLT", `${LEAK}\0\x08`)]),
		behind: Buffer.concat([plain, latin(LEAK)]),
		profile: pngWith(wide, [chunk("eXIf", exif()), itxt("XML:com.adobe.xmp", xmp())]),
		moving: pngWith(moving(plain), [], [text("Comment", LEAK), chunk("eXIf", exif())]),
	};
}

async function webps(): Promise<Record<string, Buffer>> {
	const wide = await pixels().withIccProfile("p3").webp().toBuffer();
	const clear = await pixels(4).withIccProfile("p3").webp({ lossless: true }).toBuffer();
	const plain = await pixels().webp().toBuffer();
	const film = await (await frames()).webp().toBuffer();
	const [e, x] = [riff("EXIF", exif()), riff("XMP ", Buffer.from(xmp()))];
	return {
		exif: webpWith(wide, e),
		"exif-turned": webpWith(wide, riff("EXIF", exif({ orientation: 6 }))),
		"exif-as-jpeg": webpWith(wide, riff("EXIF", Buffer.concat([latin(EXIF), exif({ little: false })]))),
		xmp: webpWith(wide, x),
		both: webpWith(clear, e, x, e, x),
		lossless: webpWith(await pixels().webp({ lossless: true }).toBuffer(), riff("EXIF", exif())),
		simple: webpWith(plain, e, x),
		unknown: webpWith(clear, riff("ZQXX", latin(LEAK)), riff("C2PA", claims())),
		behind: Buffer.concat([wide, latin(LEAK)]),
		moving: webpWith(film, e, x),
		"moving-inside": inFrame(film, riff("ZQXX", latin(LEAK))),
	};
}

async function gifs(): Promise<Record<string, Buffer>> {
	const plain = await pixels().gif().toBuffer();
	const film = await (await frames()).gif({ loop: 3 }).toBuffer();
	const extension = (label: number, data: Buffer) => Buffer.concat([Buffer.of(0x21, label), data]);
	return {
		comment: gifWith(plain, [extension(0xfe, blocks(latin(`${LEAK} ${"c".repeat(600)}`)))]),
		xmp: gifWith(plain, [], [gifXmp(xmp())]),
		"plain-text": gifWith(
			plain,
			[],
			[extension(1, Buffer.concat([Buffer.of(12), Buffer.alloc(12), blocks(latin(LEAK))]))],
		),
		application: gifWith(plain, [
			extension(0xff, Buffer.concat([Buffer.of(11), latin("ZQXAPPLIC01"), blocks(latin(LEAK))])),
		]),
		behind: Buffer.concat([plain, latin(LEAK)]),
		moving: gifWith(film, [extension(0xfe, blocks(latin(LEAK)))], [gifXmp(xmp())]),
	};
}

async function avifs(): Promise<Record<string, Buffer>> {
	const said = {
		IFD0: { Artist: `${RIGHTS} Nora Quill`, Make: LEAK, DateTime: TAKEN },
		IFD3: { GPSLatitudeRef: "N", GPSLatitude: "53/1 12/1 47/1" },
	};
	const plain = await pixels().avif({ effort: 0 }).toBuffer();
	const both = await pixels().withExif(said).withXmp(xmp()).withIccProfile("p3").avif({ effort: 0 }).toBuffer();
	return {
		exif: await pixels(4).withExif(said).avif({ effort: 0 }).toBuffer(),
		xmp: await pixels().withXmp(xmp()).avif({ effort: 0 }).toBuffer(),
		both,
		free: Buffer.concat([plain, box("free", LEAK), box("uuid", "0123456789abcdef", LEAK, TAKEN_ISO)]),
		"behind-pixels": Buffer.concat([both, box("mdat", LEAK)]),
		behind: Buffer.concat([both, latin("x"), latin("yz")]),
	};
}

const drawn = '<rect width="40" height="30" fill="#258"/><circle cx="20" cy="15" r="9" fill="#fc3"/>';
const svg = (inner: string, attributes = "", before = ""): Buffer =>
	Buffer.from(
		`${before}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="30"${attributes}>${inner}</svg>\n`,
	);
const RDF = xmp().replace(/<\?xpacket[^>]*>/g, "");

async function svgs(): Promise<Record<string, Buffer>> {
	const photo = jpegWith(await pixels().jpeg().toBuffer(), jpegExif(), jpegXmp());
	const base64 = `data:image/jpeg;base64,${photo.toString("base64")}`;
	const shot = `data:image/png;base64,${pngWith(await pixels().png().toBuffer(), [text("Comment", LEAK)]).toString("base64")}`;
	return {
		comment: svg(
			`<!-- ${LEAK} ${TAKEN_ISO} -->${drawn}`,
			"",
			`<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<!-- Created with ${LEAK} -->\n`,
		),
		metadata: svg(`<metadata>${RDF}</metadata>${drawn}`),
		editor: svg(
			`<sodipodi:namedview inkscape:window-width="1" inkscape:current-layer="${LEAK}"/><g inkscape:label="${LEAK}" inkscape:groupmode="layer">${drawn}</g>`,
			` xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" sodipodi:docname="${LEAK}.svg" inkscape:export-filename="/home/${LEAK}/map.png"`,
		),
		entities: svg(
			`<switch><foreignObject requiredExtensions="&ns_ai;" x="0" y="0" width="1" height="1"><i:pgfRef xlink:href="#pgf"/></foreignObject><g i:extraneous="self">${drawn}</g></switch><i:pgf id="pgf">${LEAK}</i:pgf>`,
			' xmlns:i="&ns_ai;"',
			`<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [<!ENTITY ns_ai "http://ns.adobe.com/AdobeIllustrator/10.0/"><!ENTITY who "${LEAK}">]>\n`,
		),
		raster: svg(`${drawn}<image width="10" height="8" xlink:href="${base64}"/>`),
		"raster-lines": svg(`${drawn}<image width="10" height="8" href="${base64.replace(/(.{76})/g, "$1\n")}"/>`),
		"raster-in-style": svg(`<style>rect{stroke:#000/* ${LEAK} */} circle{mask-image:url("${shot}")}</style>${drawn}`),
		"svg-inside": svg(
			`${drawn}<image width="9" height="9" href="data:image/svg+xml,${encodeURIComponent(svg(`<!-- ${LEAK} -->${drawn}`).toString())}"/>`,
		),
		disk: svg(
			`${drawn}<image width="9" height="9" xlink:href="file:///home/${LEAK}/quay.jpg"/><image width="9" height="9" href="C:\\Users\\${LEAK}\\quay.jpg"/><image width="9" height="9" href="../../../home/${LEAK}/quay.jpg"/>`,
		),
		wide: Buffer.concat([
			Buffer.of(0xff, 0xfe),
			Buffer.from(svg(`<!-- ${LEAK} -->${drawn}`, "", '<?xml version="1.0" encoding="UTF-16"?>').toString(), "utf16le"),
		]),
		instruction: svg(drawn, "", `<?xml version="1.0"?><?zqx ${LEAK}?>\n`),
		behind: Buffer.concat([svg(drawn), latin(`<!-- ${LEAK} -->`)]),
	};
}

async function icons(): Promise<Record<string, Buffer>> {
	const png = pngWith(await pixels().resize(32, 32).png().toBuffer(), [text("Comment", LEAK), chunk("eXIf", exif())]);
	return { pictures: icon(png, png), between: Buffer.concat([icon(png), latin(LEAK)]) };
}

/** Name → bytes, such as `jpg-exif-little.jpg`. */
export async function corpus(): Promise<ReadonlyMap<string, Buffer>> {
	const kinds = { jpg: jpegs(), png: pngs(), webp: webps(), gif: gifs(), avif: avifs(), svg: svgs(), ico: icons() };
	const all = new Map<string, Buffer>();
	for (const [ending, files] of Object.entries(kinds))
		for (const [name, bytes] of Object.entries(await files)) all.set(`${ending}-${name}.${ending}`, bytes);
	return all;
}
