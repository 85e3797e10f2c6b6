/** Files beside the stories → their final URLs and, where they are pictures, their size. A URL is known before any byte is copied. */
import { readFile, realpath } from "node:fs/promises";
import { join, sep } from "node:path";
import { imageSize } from "image-size";
import { shortDigest } from "../base/digest.js";
import { encodeUrl, nameOf, slugify, stemOf } from "../base/paths.js";
import { error } from "../base/problem.js";
import type { Asset, OutputFile, Path, Picture, Problem } from "../model.js";

export interface Measured {
	/** By path, relative to the site's root. What is no picture has no size. */
	readonly pictures: ReadonlyMap<Path, Picture>;
	readonly files: readonly OutputFile[];
	readonly problems: readonly Problem[];
}

const PICTURE = /\.(?:jpe?g|png|gif|webp|avif|svg)$/i;

/** Reads the given files once. Files of `content/` are published under a hashed name, those of `static/` under their own. */
export async function measureAssets(root: string, assets: readonly Asset[]): Promise<Measured> {
	const pictures = new Map<Path, Picture>();
	const files: OutputFile[] = [];
	const problems: Problem[] = [];
	const home = await realpath(root);
	for (const { path, name, folder } of assets) {
		const file = await realpath(join(root, path));
		if (!file.startsWith(home + sep)) {
			problems.push(error("link-outside", "The link leads out of the site", { path }));
			continue;
		}
		const bytes = await readFile(file);
		const size = PICTURE.test(name) ? sizeOf(bytes) : undefined;
		const ending = nameOf(name)
			.slice(stemOf(nameOf(name)).length)
			.toLowerCase();
		const output =
			folder === "static" ? name : `assets/${slugify(stemOf(nameOf(name))) || "file"}-${shortDigest(bytes)}${ending}`;
		pictures.set(path, { src: path, url: encodeUrl(`/${output}`), ...size });
		files.push({ path: output, bytes, kind: "asset" });
	}
	return { pictures, files, problems };
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
