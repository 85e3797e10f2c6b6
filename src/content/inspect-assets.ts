/** Files beside the stories → their final URLs and, where they are pictures, their size. A URL is known before any byte is copied. */
import { realpathSync } from "node:fs";
import { join, sep } from "node:path";
import { type Stamp, stampsEqual } from "../core/file-stamp.js";
import type { AssetRecord } from "../core/images/asset-record.js";
import { ENCODER_VERSION } from "../core/images/encoder.js";
import { IMAGE_KINDS } from "../core/images/kinds.js";
import { reportsOf } from "../core/images/reports.js";
import { memoize } from "../core/memoize.js";
import type { Asset, Path, Picture, Problem, Url } from "../core/model.js";
import { encodeUrl, fileNameOf, slugify, withoutExtension } from "../core/paths.js";
import { error } from "../core/problem.js";
import { damaged, factsOf } from "./asset-facts.js";

/** A narrower copy of an image. Its path contains the original and the settings, so an existing file with this path is up to date. */
export interface ImageVariant {
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
export interface InspectedAssets {
	/** By path, relative to the site's root. What is no picture has no size. */
	readonly pictures: ReadonlyMap<Path, Picture>;
	/** The copies that the output has, `of` a file of the site; `file` is the same, absolute: its bytes are published by way of `publishedBytes`. */
	readonly files: readonly { readonly path: Path; readonly of: Path; readonly file: string; readonly digest: string }[];
	readonly narrower: readonly ImageVariant[];
	/** What is known now of the files that were given. */
	readonly facts: readonly AssetRecord[];
	readonly problems: readonly Problem[];
}

/**
 * Reads the given files, except those that are `known` and unchanged. Files of `content/` are published under a hashed name, those of
 * `static/` under their own. Of a picture in `content/` that is wider than some of `widths`, a copy of each of these is planned. `leads` says which pictures stand for a page elsewhere: of
 * those that programs elsewhere may not show, a copy as JPEG is planned. `broken` has the digests of those whose pixels could not be decoded.
 */
export function inspectAssets(
	root: string,
	assets: readonly (Asset & { readonly stamp: Stamp })[],
	known: ReadonlyMap<Path, AssetRecord>,
	widths: readonly number[],
	leads: (among: ReadonlySet<Path>) => ReadonlySet<Path>,
	broken: ReadonlySet<string> = new Set(),
): InspectedAssets {
	const pictures = new Map<Path, Picture>();
	const files: InspectedAssets["files"][number][] = [];
	const narrower: ImageVariant[] = [];
	const facts: AssetRecord[] = [];
	const problems: Problem[] = [];
	const unusual = new Map<Path, AssetRecord & { readonly file: string }>();
	// Each of the two folders may itself be a link, to another disk.
	const homeOf = memoize(2, (folder: Asset["folder"]) => realpathSync(join(root, folder)));
	for (const { path, name, folder, stamp } of assets) {
		const file = realpathSync(join(root, path));
		if (!file.startsWith(homeOf(folder) + sep)) {
			problems.push(error("link-outside", `The link leads out of "${folder}/"`, { path }));
			continue;
		}
		const before = known.get(path);
		const read = before && stampsEqual(before.stamp, stamp) ? before : factsOf(path, file, stamp);
		const found = broken.has(read.digest) ? damaged(read) : read;
		facts.push(found);
		const { digest, kind, width, height, fault } = found;
		const output = folder === "static" ? name : `assets/${hashedName(fileNameOf(name), found)}`;
		const url = encodeUrl(`/${output}`);
		problems.push(...reportsOf(found, folder));
		if (fault) {
			pictures.set(path, { src: path, url, ...(kind && { kind }), fault });
			continue;
		}
		const size = width && height ? { width, height } : {};
		const copies = found.still && folder !== "static" ? variantsOf(output, found, file, widths) : [];
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
const UNSAFE_IN_NAME = ["jpe", "jfif", "pjpeg", "pjp"];

/** A name that says what the file is: a PNG that is called `.jpg` becomes `.png`. */
function hashedName(name: string, { digest, kind }: AssetRecord): string {
	const stem = withoutExtension(name);
	const own = name.slice(stem.length).toLowerCase();
	const endings: readonly string[] = kind ? IMAGE_KINDS[kind].endings : [];
	const right = endings.length === 0 || (endings.includes(own.slice(1)) && !UNSAFE_IN_NAME.includes(own.slice(1)));
	return `${slugify(stem) || "file"}-${digest.slice(0, 10)}${right ? own : `.${endings[0]}`}`;
}

const variantsOf = (
	output: Path,
	{ path, digest, width = 0 }: AssetRecord,
	file: string,
	widths: readonly number[],
): ImageVariant[] =>
	[...new Set(widths)]
		.filter((each) => each < width)
		.sort((a, b) => a - b)
		.map((each) => ({
			path: `assets/${each}-${ENCODER_VERSION}/${withoutExtension(fileNameOf(output))}.webp`,
			of: path,
			file,
			digest,
			width: each,
		}));

const srcsetOf = (copies: readonly ImageVariant[], url: Url, { width }: AssetRecord): string =>
	[...copies.map((copy) => `${encodeUrl(`/${copy.path}`)} ${copy.width}w`), `${url} ${width}w`].join(", ");

/** What social networks show of a picture (Facebook, "Images in link shares": 1,200 pixels wide). */
const WIDE_LIMIT = 1200;
/** A drawing has no pixels of its own, so it may become wider than it is. */
function jpegOf({ path, kind, digest, width = 1, height = 1, file }: AssetRecord & { readonly file: string }) {
	const scale = Math.min(kind === "svg" ? WIDE_LIMIT : width, WIDE_LIMIT) / width;
	const least = Math.min(1, (2 * WIDE_LIMIT) / (height * scale)) * scale;
	const size = { width: Math.max(1, Math.round(width * least)), height: Math.max(1, Math.round(height * least)) };
	const name = `${slugify(withoutExtension(fileNameOf(path))) || "file"}-${digest.slice(0, 10)}.jpg`;
	return { path: `assets/jpeg-${ENCODER_VERSION}/${name}`, of: path, file, digest, ...size };
}
