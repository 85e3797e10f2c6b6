/** Inspects assets: their final URLs and, for images, their sizes and variants. A URL is known before any byte is copied. */
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
import { damaged, readAsset } from "./asset-facts.js";

/** A variant of an image. Its path contains a digest of the original and the settings, so an existing file with this path is up to date. */
export interface ImageVariant {
	readonly path: Path;
	/** The original: its path relative to the site's root, and its absolute path. */
	readonly of: Path;
	readonly file: string;
	/** The digest of the original. */
	readonly digest: string;
	/** In pixels. */
	readonly width: number;
	/** Height in pixels of a JPEG variant. Other variants are WebP, and their height follows from the width. */
	readonly height?: number;
}
export interface InspectedAssets {
	/** By path relative to the site's root. Assets other than images have no size. */
	readonly pictures: ReadonlyMap<Path, Picture>;
	/** The files to publish: `of` is the path of the source, `file` its absolute path. `publishedBytes` gives the bytes to publish. */
	readonly files: readonly { readonly path: Path; readonly of: Path; readonly file: string; readonly digest: string }[];
	readonly variants: readonly ImageVariant[];
	/** The records of the inspected files. */
	readonly facts: readonly AssetRecord[];
	readonly problems: readonly Problem[];
}

/**
 * Inspects the files, except those that are `known` and unchanged. Files of `content/` are published under a hashed name, files of `static/` under their
 * own. An image of `content/` gets a variant in each of `widths` that is smaller than the image. `leads` are images shown by other programs, such as
 * social networks: in formats that these may not support, they get a JPEG variant. `broken` are digests of images that cannot be decoded.
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
	const variants: ImageVariant[] = [];
	const facts: AssetRecord[] = [];
	const problems: Problem[] = [];
	const unusual = new Map<Path, AssetRecord & { readonly file: string }>();
	// `content/` or `static/` can be a link, for instance to another disk.
	const homeOf = memoize(20, (top: string) => realpathSync(join(root, top)));
	for (const { path, name, folder, stamp } of assets) {
		const file = realpathSync(join(root, path));
		const top = path.split("/", 1)[0] as string;
		if (!file.startsWith(homeOf(top) + sep)) {
			problems.push(error("link-outside", `The link leads out of "${top}/"`, { path }));
			continue;
		}
		const before = known.get(path);
		const read = before && stampsEqual(before.stamp, stamp) ? before : readAsset(path, file, stamp);
		const found = broken.has(read.digest) ? damaged(read) : read;
		facts.push(found);
		const { digest, kind, width, height, error: imageError } = found;
		const output = folder === "static" ? name : `assets/${hashedName(fileNameOf(name), found)}`;
		const url = encodeUrl(`/${output}`);
		problems.push(...reportsOf(found, folder));
		if (imageError) {
			pictures.set(path, { src: path, url, ...(kind && { kind }), error: imageError });
			continue;
		}
		const size = width && height ? { width, height } : {};
		const copies = found.still && folder !== "static" ? planVariants(output, found, file, widths) : [];
		variants.push(...copies);
		const srcset = copies.length ? { srcset: srcsetOf(copies, url, found) } : {};
		pictures.set(path, { src: path, url, ...(kind && { kind }), ...size, ...srcset });
		files.push({ path: output, of: path, file, digest });
		if (width && (kind === "svg" || kind === "avif")) unusual.set(path, { ...found, file });
	}
	for (const path of unusual.size ? leads(new Set(unusual.keys())) : []) {
		const [found, picture] = [unusual.get(path), pictures.get(path)];
		if (!found || !picture) continue;
		const copy = planJpeg(found);
		variants.push(copy);
		const { width, height } = copy;
		pictures.set(path, { ...picture, jpeg: { url: encodeUrl(`/${copy.path}`), width, height } });
	}
	return { pictures, files, variants, facts, problems };
}

/** Extensions of JPEG files that servers do not know. */
const UNSAFE_IN_NAME = ["jpe", "jfif", "pjpeg", "pjp"];

/** Corrects the extension by the content: a PNG called `.jpg` becomes `.png`. */
function hashedName(name: string, { digest, kind }: AssetRecord): string {
	const stem = withoutExtension(name);
	const own = name.slice(stem.length).toLowerCase();
	const endings: readonly string[] = kind ? IMAGE_KINDS[kind].endings : [];
	const right = endings.length === 0 || (endings.includes(own.slice(1)) && !UNSAFE_IN_NAME.includes(own.slice(1)));
	return `${slugify(stem) || "file"}-${digest.slice(0, 10)}${right ? own : `.${endings[0]}`}`;
}

const planVariants = (
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

/** In pixels: the width of images on social networks (Facebook, "Images in link shares"). */
const WIDE_LIMIT = 1200;
/** A drawing has no pixels, so its variant may be larger than its nominal size. */
function planJpeg({ path, kind, digest, width = 1, height = 1, file }: AssetRecord & { readonly file: string }) {
	const scale = Math.min(kind === "svg" ? WIDE_LIMIT : width, WIDE_LIMIT) / width;
	const least = Math.min(1, (2 * WIDE_LIMIT) / (height * scale)) * scale;
	const size = { width: Math.max(1, Math.round(width * least)), height: Math.max(1, Math.round(height * least)) };
	const name = `${slugify(withoutExtension(fileNameOf(path))) || "file"}-${digest.slice(0, 10)}.jpg`;
	return { path: `assets/jpeg-${ENCODER_VERSION}/${name}`, of: path, file, digest, ...size };
}
