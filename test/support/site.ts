/** A small site, made from a map of its files, built in a folder of its own, with queries for its pages and problems. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import { build } from "../../src/build/build.js";
import type { Options } from "../../src/build/options.js";
import { problemsText } from "../../src/cli/terminal/problems.js";
import type { Report } from "../../src/core/model.js";
import { type Html, parseHtml } from "./html.js";
import { tempDir } from "./temp-dir.js";

/** Path → text; a file that is `undefined` is removed. */
export type Files = Readonly<Record<string, string | Uint8Array | undefined>>;

/** The time of every test: a Monday morning in Dublin, one hour ahead of UTC. */
export const AT = "2026-05-04T09:00:00Z";

/** Writes files into a folder. */
export function writeFiles(root: string, files: Files): void {
	for (const [path, text] of Object.entries(files)) {
		const file = join(root, path);
		if (text === undefined) rmSync(file);
		else {
			mkdirSync(dirname(file), { recursive: true });
			writeFileSync(file, text);
		}
	}
}

/** The paths of all files below a folder, sorted, with `/`. */
export const list = (root: string): string[] =>
	readdirSync(root, { withFileTypes: true, recursive: true })
		.filter((entry) => entry.isFile())
		.map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"))
		.sort();

/** Each file below a folder, as text in which each byte is one character. */
export const snapshot = (root: string): Readonly<Record<string, string>> =>
	Object.fromEntries(list(root).map((path) => [path, readFileSync(join(root, path), "latin1")]));

export interface Site {
	readonly root: string;
	readonly out: string;
	readonly report: Report;
	/** All problems, as the terminal shows them. */
	readonly problems: string;
	/** The text of a file of the output. */
	readonly read: (path: string) => string;
	/** The page at a URL, parsed. */
	readonly page: (url: string) => Html;
	/** The files of the output except the manifest; empty if nothing was published. */
	readonly list: () => string[];
	/** Writes further files and builds again. */
	readonly again: (files: Files, options?: Options) => Promise<Site>;
}

/** Builds a site. Its configuration is one of the files, `broadsheet.config.ts`, and is used unchanged. */
export async function buildSite(files: Files, options: Options = {}, root = tempDir()): Promise<Site> {
	writeFiles(root, files);
	const report = await build({ root, at: AT, jobs: 1, ...options });
	const { out } = report;
	const read = (path: string) => readFileSync(join(out, path), "utf8");
	return {
		root,
		out,
		report,
		problems: problemsText(report.problems, root, false),
		read,
		page: (url) => parseHtml(read(`${url.slice(1)}${url.endsWith("/") ? "index.html" : ""}`)),
		list: () => (existsSync(out) ? list(out).filter((path) => path !== ".broadsheet.json") : []),
		again: (more, others = {}) => buildSite(more, { ...options, ...others }, root),
	};
}

/** A story: front matter as YAML, and its text. A headline and a date have defaults. */
export const story = (front = "", text = "Words of the story."): string =>
	`---\n${/^headline:/m.test(front) ? "" : "headline: The bridge reopens\n"}${/^date:/m.test(front) ? "" : "date: 2026-05-01 09:00\n"}${front.trim()}${front.trim() && "\n"}---\n\n${text}\n`;

/** A configuration file with these keys after the ones that every newspaper sets. */
export const config = (more = ""): string =>
	`export default {\n\tname: "The Vale Post",\n\turl: "https://vale.example",\n\ttimeZone: "Europe/Dublin",\n${more ? `\t${more.trim()}\n` : ""}};\n`;

/** A picture without pixels: an SVG of this size. */
export const svgImage = (width: number, height: number): string =>
	`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="#345"/></svg>\n`;

/** A picture of pixels: a PNG with a gradient from `shade`, 0 to 255, to white. */
export function pngImage(width: number, height: number, shade = 0): Uint8Array {
	const chunk = (type: string, data: Uint8Array): Buffer => {
		const body = Buffer.concat([Buffer.from(type), data]);
		const ends = [Buffer.alloc(4), Buffer.alloc(4)] as const;
		ends[0].writeUInt32BE(data.length);
		ends[1].writeUInt32BE(crc32(body));
		return Buffer.concat([ends[0], body, ends[1]]);
	};
	const head = Buffer.alloc(13);
	head.writeUInt32BE(width);
	head.writeUInt32BE(height, 4);
	// Eight bits of grey.
	head.set([8, 0, 0, 0, 0], 8);
	const row = Buffer.from([0, ...Array.from({ length: width }, (_, x) => shade + ((255 - shade) * x) / width)]);
	const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
	const magic = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
	return Buffer.concat([magic, chunk("IHDR", head), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))]);
}
