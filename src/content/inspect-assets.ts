/** Files beside the stories → their final URLs and, where they are pictures, their size. A URL is known before any byte is copied. */
import { realpathSync } from "node:fs";
import { join, sep } from "node:path";
import { type Stamp, sameStamp } from "../core/file-stamp.js";
import type { Facts } from "../core/images/asset-record.js";
import { RECIPE } from "../core/images/encoder.js";
import { KINDS } from "../core/images/kinds.js";
import { reportsOf } from "../core/images/reports.js";
import { remembered } from "../core/memoize.js";
import type { Asset, Path, Picture, Problem, Url } from "../core/model.js";
import { encodeUrl, nameOf, slugify, stemOf } from "../core/paths.js";
import { error } from "../core/problem.js";
import { damaged, factsOf } from "./asset-facts.js";

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
	/** In pixels, of a copy as JPEG; others are WebP, and as high as their width makes them. */
	readonly height?: number;
}
export interface Measured {
	/** By path, relative to the site's root. What is no picture has no size. */
	readonly pictures: ReadonlyMap<Path, Picture>;
	/** The copies that the output has, `of` a file of the site; `file` is the same, absolute: its bytes are published by way of `publishedBytes`. */
	readonly files: readonly { readonly path: Path; readonly of: Path; readonly file: string; readonly digest: string }[];
	readonly narrower: readonly Narrower[];
	/** What is known now of the files that were given. */
	readonly facts: readonly Facts[];
	readonly problems: readonly Problem[];
}

/**
 * Reads the given files, but for those that are `known` and have not changed. Files of `content/` are published under a hashed name, those of
 * `static/` under their own. Of a picture in `content/` that is wider than some of `widths`, a copy of each of these is planned. `leads` says which pictures stand for a page elsewhere: of
 * those that programs elsewhere may not show, a copy as JPEG is planned. `broken` has the digests of those whose pixels could not be decoded.
 */
export function measureAssets(
	root: string,
	assets: readonly (Asset & { readonly stamp: Stamp })[],
	known: ReadonlyMap<Path, Facts>,
	widths: readonly number[],
	leads: (among: ReadonlySet<Path>) => ReadonlySet<Path>,
	broken: ReadonlySet<string> = new Set(),
): Measured {
	const pictures = new Map<Path, Picture>();
	const files: Measured["files"][number][] = [];
	const narrower: Narrower[] = [];
	const facts: Facts[] = [];
	const problems: Problem[] = [];
	const unusual = new Map<Path, Facts & { readonly file: string }>();
	// Each of the two folders may itself be a link, to another disk.
	const homeOf = remembered(2, (folder: Asset["folder"]) => realpathSync(join(root, folder)));
	for (const { path, name, folder, stamp } of assets) {
		const file = realpathSync(join(root, path));
		if (!file.startsWith(homeOf(folder) + sep)) {
			problems.push(error("link-outside", `The link leads out of "${folder}/"`, { path }));
			continue;
		}
		const before = known.get(path);
		const read = before && sameStamp(before.stamp, stamp) ? before : factsOf(path, file, stamp);
		const found = broken.has(read.digest) ? damaged(read) : read;
		facts.push(found);
		const { digest, kind, width, height, fault } = found;
		const output = folder === "static" ? name : `assets/${hashedName(nameOf(name), found)}`;
		const url = encodeUrl(`/${output}`);
		problems.push(...reportsOf(found, folder));
		if (fault) {
			pictures.set(path, { src: path, url, ...(kind && { kind }), fault });
			continue;
		}
		const size = width && height ? { width, height } : {};
		const copies = found.still && folder !== "static" ? narrowerOf(output, found, file, widths) : [];
		narrower.push(...copies);
		const srcset = copies.length ? { srcset: srcsetOf(copies, url, found) } : {};
		pictures.set(path, { src: path, url, ...(kind && { kind }), ...size, ...srcset });
		files.push({ path: output, of: path, file, digest });
		if (width && (kind === "svg" || kind === "avif")) unusual.set(path, { ...found, file });
	}
	for (const path of unusual.size ? leads(new Set(unusual.keys())) : []) {
		const [found, picture] = [unusual.get(path), pictures.get(path)];
		if (!found || !picture) continue;
		const copy = jpegOf(found);
		narrower.push(copy);
		const { width, height } = copy;
		pictures.set(path, { ...picture, jpeg: { url: encodeUrl(`/${copy.path}`), width, height } });
	}
	return { pictures, files, narrower, facts, problems };
}

/** Endings of a JPEG that servers do not know. */
const ODD = ["jpe", "jfif", "pjpeg", "pjp"];

/** A name that says what the file is: a PNG that is called `.jpg` becomes `.png`. */
function hashedName(name: string, { digest, kind }: Facts): string {
	const stem = stemOf(name);
	const own = name.slice(stem.length).toLowerCase();
	const endings: readonly string[] = kind ? KINDS[kind].endings : [];
	const right = endings.length === 0 || (endings.includes(own.slice(1)) && !ODD.includes(own.slice(1)));
	return `${slugify(stem) || "file"}-${digest.slice(0, 10)}${right ? own : `.${endings[0]}`}`;
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

/** What social networks show of a picture (Facebook, "Images in link shares": 1,200 pixels wide). */
const WIDE = 1200;
/** A drawing has no pixels of its own, so it may become wider than it is. */
function jpegOf({ path, kind, digest, width = 1, height = 1, file }: Facts & { readonly file: string }) {
	const scale = Math.min(kind === "svg" ? WIDE : width, WIDE) / width;
	const least = Math.min(1, (2 * WIDE) / (height * scale)) * scale;
	const size = { width: Math.max(1, Math.round(width * least)), height: Math.max(1, Math.round(height * least)) };
	const name = `${slugify(stemOf(nameOf(path))) || "file"}-${digest.slice(0, 10)}.jpg`;
	return { path: `assets/jpeg-${RECIPE}/${name}`, of: path, file, digest, ...size };
}
