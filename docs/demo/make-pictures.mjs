// Draws every picture of the demo paper. Run: node docs/demo/make-pictures.mjs [name ...]
// Deterministic: no clock, no network, every random number comes from the picture's name.
import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import harbour from "./scenes/harbour.mjs";
import indoors from "./scenes/indoors.mjs";
import { kit, prng } from "./scenes/kit.mjs";
import land from "./scenes/land.mjs";
import portraits from "./scenes/portraits.mjs";
import town from "./scenes/town.mjs";

const outDir = fileURLToPath(new URL("../../content/images/", import.meta.url));
// As wide as readers and their networks ask for, and the faces as they stand beside a name; below it what a telephone loads in a third of a second.
const width = { picture: 1200, portrait: 384 };
const maxBytes = 62 * 1024;
const wanted = process.argv.slice(2);

/** Wraps a scene in a filter that gives all edges the waver of a hand-cut block. */
function sheet(name, w, h, content) {
	const seed = Math.floor(prng(name)() * 900);
	return `<svg xmlns="http://www.w3.org/2000/svg" width="${w + 60}" height="${h + 60}" viewBox="-30 -30 ${w + 60} ${h + 60}">
<defs><filter id="cut" filterUnits="userSpaceOnUse" x="-30" y="-30" width="${w + 60}" height="${h + 60}" color-interpolation-filters="sRGB">
<feTurbulence type="fractalNoise" baseFrequency="0.028" numOctaves="2" seed="${seed}"/>
<feDisplacementMap in="SourceGraphic" scale="9" xChannelSelector="R" yChannelSelector="G"/></filter></defs>
<g filter="url(#cut)">${content}</g></svg>`;
}

/** Paper grain: soft mottling, plus specks where the ink has not taken. */
function grain(name, w, h) {
	const rand = prng(`${name} grain`);
	const cells = Buffer.alloc(w * h * 4);
	for (let i = 0; i < cells.length; i += 4) {
		const value = rand();
		const light = value > 0.5;
		cells.fill(light ? 255 : 20, i, i + 3);
		cells[i + 3] = value > 0.9985 ? 110 : Math.abs(value - 0.5) * 16;
	}
	return { input: cells, raw: { width: w, height: h, channels: 4 } };
}

async function print({ name, w, h, draw }) {
	const svg = sheet(name, w, h, draw(kit(name, w, h)));
	const { input, raw } = grain(name, w, h);
	const texture = await sharp(input, { raw }).blur(0.7).png().toBuffer();
	const flat = await sharp(Buffer.from(svg)).extract({ left: 30, top: 30, width: w, height: h }).png().toBuffer();
	const printed = await sharp(flat)
		.composite([{ input: texture }])
		.flatten({ background: "#f1e7d3" })
		.raw()
		.toBuffer({ resolveWithObject: true });
	const wide = name.startsWith("portrait-") ? width.portrait : width.picture;
	let jpeg;
	for (let quality = 72; quality >= 42; quality -= 6) {
		jpeg = await sharp(printed.data, { raw: printed.info })
			.resize({ width: wide })
			.jpeg({ quality, mozjpeg: true })
			.toBuffer();
		if (jpeg.length < maxBytes) break;
	}
	await writeFile(`${outDir}${name}.jpg`, jpeg);
	console.log(`${name}.jpg ${wide} wide, ${Math.round(jpeg.length / 1024)} KB`);
}

await mkdir(outDir, { recursive: true });
for (const scene of [...harbour, ...town, ...land, ...indoors, ...portraits]) {
	if (wanted.length === 0 || wanted.includes(scene.name)) await print(scene);
}
