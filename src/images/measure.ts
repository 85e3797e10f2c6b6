/** Files beside the stories → their final URLs and, where they are pictures, their size. A URL is known before any byte is copied. */
import { readFileSync, realpathSync } from "node:fs";
import { join, sep } from "node:path";
import { imageSize } from "image-size";
import { digest } from "../base/digest.js";
import { encodeUrl, nameOf, slugify, stemOf } from "../base/paths.js";
import { error } from "../base/problem.js";
import { type Stamp, sameStamp } from "../engine/stats.js";
import type { Asset, Path, Picture, Problem } from "../model.js";

/** A file, as it lies on disk. */
export interface Facts {
	readonly path: Path;
	readonly stamp: Stamp;
	/** SHA-256 in hex. */
	readonly digest: string;
	/** In pixels, of a picture. */
	readonly width?: number;
	readonly height?: number;
}
export interface Measured {
	/** By path, relative to the site's root. What is no picture has no size. */
	readonly pictures: ReadonlyMap<Path, Picture>;
	/** The copies that the output has. `file` is the original, absolute. */
	readonly files: readonly { readonly path: Path; readonly file: string; readonly digest: string }[];
	/** What is known now of the files that were given. */
	readonly facts: readonly Facts[];
	readonly problems: readonly Problem[];
}

const PICTURE = /\.(?:jpe?g|png|gif|webp|avif|svg|ico)$/i;

/**
 * Reads the given files, but for those that are `known` and have not changed. Files of `content/` are published under a hashed name, those of
 * `static/` under their own.
 */
export function measureAssets(
	root: string,
	assets: readonly (Asset & { readonly stamp: Stamp })[],
	known: ReadonlyMap<Path, Facts>,
): Measured {
	const pictures = new Map<Path, Picture>();
	const files: Measured["files"][number][] = [];
	const facts: Facts[] = [];
	const problems: Problem[] = [];
	const home = realpathSync(root);
	for (const { path, name, folder, stamp } of assets) {
		const file = realpathSync(join(root, path));
		if (!file.startsWith(home + sep)) {
			problems.push(error("link-outside", "The link leads out of the site", { path }));
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
		pictures.set(path, { src: path, url: encodeUrl(`/${output}`), ...size });
		facts.push(found);
		files.push({ path: output, file, digest });
	}
	return { pictures, files, facts, problems };
}

function factsOf(path: Path, file: string, stamp: Stamp): Facts {
	const bytes = readFileSync(file);
	return { path, stamp, digest: digest(bytes), ...(PICTURE.test(path) && sizeOf(bytes)) };
}

/** Width and height in pixels as a browser shows them, or undefined where the bytes are no picture. */
function sizeOf(bytes: Uint8Array): { width: number; height: number } | undefined {
	try {
		const { width, height, orientation = 1 } = imageSize(bytes);
		if (!(width > 0 && height > 0)) return undefined;
		const [w, h] = orientation > 4 ? [height, width] : [width, height];
		return { width: Math.round(w), height: Math.round(h) };
	} catch {
		return undefined;
	}
}
