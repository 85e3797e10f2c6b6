// Draws the icons of the demo paper: a Q whose tail is a quill over water. Run: node docs/demo/make-icons.mjs
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import sharp from "sharp";

const outDir = fileURLToPath(new URL("../../content/images/", import.meta.url));
const icon = `<svg xmlns="http://www.w3.org/2000/svg" width="512" height="512" viewBox="0 0 64 64"><title>The Quillhaven Courier</title>
<rect width="64" height="64" fill="#17444f"/>
<circle cx="30" cy="28" r="16.5" fill="none" stroke="#f6efe0" stroke-width="7"/>
<path d="M28 27c10 2 19 9 27 25-4-3-8-4-12-4-6-5-11-12-15-21z" fill="#f2a541"/>
<path d="M6 54c5-4 9-4 14 0s9 4 14 0 9-4 14 0 7 3 10 1" fill="none" stroke="#f6efe0" stroke-width="3" stroke-linecap="round"/>
</svg>
`;
await writeFile(`${outDir}icon.svg`, icon);
for (const [name, size] of [
	["icon-192", 192],
	["icon-512", 512],
	["apple-touch-icon", 180],
])
	await sharp(Buffer.from(icon))
		.resize(size)
		.png({ compressionLevel: 9, palette: true })
		.toFile(`${outDir}${name}.png`);
