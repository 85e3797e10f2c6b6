/** Files beside the stories → their final URLs and, where they are pictures, their size. A URL is known before any byte is copied. */
import { realpathSync } from "node:fs";
import { join, sep } from "node:path";
import { imageSize } from "image-size";
import { digest } from "../base/digest.js";
import { remembered } from "../base/memory.js";
import { encodeUrl, nameOf, slugify, stemOf } from "../base/paths.js";
import { error } from "../base/problem.js";
import { readPlain } from "../engine/plain.js";
import { type Stamp, sameStamp } from "../engine/stats.js";
import type { Asset, Path, Picture, Problem, Url } from "../model.js";
import { RECIPE } from "./narrow.js";

/** A file, as it lies on disk. */
export interface Facts {
	readonly path: Path;
	readonly stamp: Stamp;
	/** SHA-256 in hex. */
	readonly digest: string;
	/** In pixels, of a picture. */
	readonly width?: number;
	readonly height?: number;
	/** A still picture of a kind that can be made narrower. */
	readonly still?: true;
}
/** A narrower copy of a picture. Its path says what it is a copy of and how it is made, so a file that lies there is the right one. */
export interface Narrower {
	readonly path: Path;
	/** The original, relative to the site's root; and absolute. */
	readonly of: Path;
	readonly file: string;
	/** Of the original. */
	readonly digest: string;
	/** In pixels. */
	readonly width: number;
}
export interface Measured {
	/** By path, relative to the site's root. What is no picture has no size. */
	readonly pictures: ReadonlyMap<Path, Picture>;
	/** The copies that the output has. `file` is the original, absolute. */
	readonly files: readonly { readonly path: Path; readonly file: string; readonly digest: string }[];
	readonly narrower: readonly Narrower[];
	/** What is known now of the files that were given. */
	readonly facts: readonly Facts[];
	readonly problems: readonly Problem[];
}

const PICTURE = /\.(?:jpe?g|png|gif|webp|avif|svg|ico)$/i;

/**
 * Reads the given files, but for those that are `known` and have not changed. Files of `content/` are published under a hashed name, those of
 * `static/` under their own. Of a picture in `content/` that is wider than some of `widths`, a copy of each of these is planned.
 */
export function measureAssets(
	root: string,
	assets: readonly (Asset & { readonly stamp: Stamp })[],
	known: ReadonlyMap<Path, Facts>,
	widths: readonly number[],
): Measured {
	const pictures = new Map<Path, Picture>();
	const files: Measured["files"][number][] = [];
	const narrower: Narrower[] = [];
	const facts: Facts[] = [];
	const problems: Problem[] = [];
	// Each of the two folders may itself be a link, to another disk.
	const homeOf = remembered(2, (folder: Asset["folder"]) => realpathSync(join(root, folder)));
	for (const { path, name, folder, stamp } of assets) {
		const file = realpathSync(join(root, path));
		if (!file.startsWith(homeOf(folder) + sep)) {
			problems.push(error("link-outside", `The link leads out of "${folder}/"`, { path }));
			continue;
		}
		const before = known.get(path);
		const found = before && sameStamp(before.stamp, stamp) ? before : factsOf(path, file, stamp);
		const { digest, width, height } = found;
		const ending = nameOf(name)
			.slice(stemOf(nameOf(name)).length)
			.toLowerCase();
		const output =
			folder === "static" ? name : `assets/${slugify(stemOf(nameOf(name))) || "file"}-${digest.slice(0, 10)}${ending}`;
		const size = width && height ? { width, height } : {};
		const url = encodeUrl(`/${output}`);
		const copies = found.still && folder !== "static" ? narrowerOf(output, found, file, widths) : [];
		narrower.push(...copies);
		pictures.set(path, { src: path, url, ...size, ...(copies.length && { srcset: srcsetOf(copies, url, found) }) });
		facts.push(found);
		files.push({ path: output, file, digest });
	}
	return { pictures, files, narrower, facts, problems };
}

function factsOf(path: Path, file: string, stamp: Stamp): Facts {
	const bytes = readPlain(file);
	return { path, stamp, digest: digest(bytes), ...(PICTURE.test(path) && sizeOf(bytes)) };
}

/** Width and height in pixels as a browser shows them, or undefined where the bytes are no picture. */
function sizeOf(bytes: Uint8Array): Pick<Facts, "width" | "height" | "still"> | undefined {
	try {
		const { width, height, orientation = 1, type } = imageSize(bytes);
		if (!(width > 0 && height > 0)) return undefined;
		const [w, h] = orientation > 4 ? [height, width] : [width, height];
		return { width: Math.round(w), height: Math.round(h), ...(isStill(type, bytes) && { still: true }) };
	} catch {
		return undefined;
	}
}

/** A picture that moves would stand still in a copy: PNG with an `acTL` before its pixels (PNG, 11.3.6.1), WebP with its flag (RFC 9649, 2.7). */
function isStill(type: string | undefined, bytes: Uint8Array): boolean {
	const picture = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (type === "png") return !picture.subarray(0, picture.indexOf("IDAT")).includes("acTL");
	if (type === "webp") return !(picture.toString("latin1", 12, 16) === "VP8X" && ((bytes[20] ?? 0) & 2) !== 0);
	return type === "jpg";
}

const narrowerOf = (
	output: Path,
	{ path, digest, width = 0 }: Facts,
	file: string,
	widths: readonly number[],
): Narrower[] =>
	[...new Set(widths)]
		.filter((each) => each < width)
		.sort((a, b) => a - b)
		.map((each) => ({
			path: `assets/${each}-${RECIPE}/${stemOf(nameOf(output))}.webp`,
			of: path,
			file,
			digest,
			width: each,
		}));

const srcsetOf = (copies: readonly Narrower[], url: Url, { width }: Facts): string =>
	[...copies.map((copy) => `${encodeUrl(`/${copy.path}`)} ${copy.width}w`), `${url} ${width}w`].join(", ");
