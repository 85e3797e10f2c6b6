/** Renders missing image variants into the staging folder; existing ones are kept. */

import { damaged, isDecoded } from "../content/asset-facts.js";
import type { ImageVariant, InspectedAssets } from "../content/inspect-assets.js";
import type { Diagnostics } from "../core/diagnostics.js";
import { digest } from "../core/digest.js";
import { NO_STAMP } from "../core/file-stamp.js";
import type { AssetRecord } from "../core/images/asset-record.js";
import { publishedBytes } from "../core/images/clean.js";
import type { Path, Problem } from "../core/model.js";
import type { PreviousOutput } from "../core/output-record.js";
import { warning } from "../core/problem.js";
import type { TargetFile } from "../output/publish.js";
import { resizeToWebp } from "../output/resize-images.js";
import { openStaging } from "../output/staging.js";

export interface ImageVariants {
	readonly targets: readonly TargetFile[];
	/** The records of the originals, with what decoding has shown. */
	readonly facts: readonly AssetRecord[];
	/** The digests of images that cannot be decoded although planned pages show them. */
	readonly broken: readonly string[];
}

/** Every image that the output does not contain yet is decoded, including images without variants. */
export async function renderImageVariants(
	{ variants: wanted, facts, files: originals }: Pick<InspectedAssets, "variants" | "facts" | "files">,
	{ files }: Pick<PreviousOutput, "files">,
	{ out, jobs, diagnostics }: { readonly out: string; readonly jobs: number; readonly diagnostics: Diagnostics },
): Promise<ImageVariants> {
	const variants = new Map(wanted.map((loaded) => [loaded.path, loaded]));
	// A variant with the bytes of its original comes from an earlier version, which could not decode the original.
	const missing = [...variants.values()].filter(({ path, digest }) => {
		const existing = files.get(path)?.digest;
		return !existing || existing === digest;
	});
	const isCopied = new Set(wanted.flatMap(({ of, height }) => (height === undefined ? of : [])));
	const decoded = new Set(facts.flatMap((each) => (isDecoded(each) && !isCopied.has(each.path) ? each.path : [])));
	const decodeChecks = originals.flatMap(({ path, of, file, digest }) =>
		decoded.has(of) && files.get(path)?.digest !== digest ? { of, file, width: DECODE_CHECK_WIDTH } : [],
	);
	const made = new Map<Path, string>();
	const broken = new Set<Path>();
	const stage = openStaging(out);
	if (missing.length + decodeChecks.length) diagnostics.stage("pictures", missing.length + decodeChecks.length);
	const left = [...missing, ...decodeChecks].values();
	const work = async () => {
		for (const loaded of left) {
			const bytes = await resizeToWebp(publishedBytes(loaded.file), loaded);
			if ("path" in loaded) {
				if (bytes.length) stage.put(loaded.path, "asset", bytes);
				made.set(loaded.path, digest(bytes));
			}
			if (bytes.length === 0 && !("height" in loaded)) broken.add(loaded.of);
			diagnostics.done();
		}
	};
	await Promise.all(Array.from({ length: jobs }, work));
	const targets = [...variants.values()].flatMap((loaded): TargetFile[] => {
		const { path } = loaded;
		const found = made.get(path) ?? (files.get(path)?.digest as string);
		if (loaded.height !== undefined) diagnostics.add(unreadableImage(loaded, found));
		return found === EMPTY_DIGEST
			? []
			: [{ file: { path, kind: "asset", digest: found, stamp: NO_STAMP }, staged: made.has(path) }];
	});
	const known = broken.size ? facts.map((each) => (broken.has(each.path) ? damaged(each) : each)) : facts;
	return { targets, facts: known, broken: facts.flatMap((each) => (broken.has(each.path) ? each.digest : [])) };
}

/** In pixels: the width of a rendering that only tests whether an image can be decoded. */
const DECODE_CHECK_WIDTH = 8;

/** The digest of a variant that could not be rendered and cannot be replaced by its original. */
const EMPTY_DIGEST = digest(new Uint8Array());

/** `found` is the digest of the variant. */
export const unreadableImage = (loaded: Pick<ImageVariant, "of">, found: string): Problem[] =>
	found === EMPTY_DIGEST
		? [
				warning(
					"picture-unreadable",
					"The pixels of this picture cannot be decoded here, so there are no copies of it",
					{
						path: loaded.of,
					},
				),
			]
		: [];
