/** The narrower copies of pictures → files of the site: what lies there already stays, the rest is made and staged. */

import { damaged, isDecoded } from "../content/asset-facts.js";
import type { Measured, Narrower } from "../content/inspect-assets.js";
import type { Ledger } from "../core/diagnostics.js";
import { digest } from "../core/digest.js";
import { NO_STAMP } from "../core/file-stamp.js";
import type { Facts } from "../core/images/asset-record.js";
import type { Path, Problem } from "../core/model.js";
import type { OldSite } from "../core/output-record.js";
import { warning } from "../core/problem.js";
import type { Wanted } from "../output/publish.js";
import { narrowAll } from "../output/resize-images.js";
import { stageIn } from "../output/staging.js";

export interface Narrowed {
	readonly wanted: readonly Wanted[];
	/** What is known now of the originals. */
	readonly facts: readonly Facts[];
	/** The digests of those that turned out to be damaged, after pages were made that show them. */
	readonly broken: readonly string[];
}

/** Every picture that the output does not have yet is decoded, those without copies as well. */
export async function narrowed(
	{ narrower, facts, files: originals }: Pick<Measured, "narrower" | "facts" | "files">,
	{ files }: Pick<OldSite, "files">,
	{ out, jobs, ledger }: { readonly out: string; readonly jobs: number; readonly ledger: Ledger },
): Promise<Narrowed> {
	const copies = new Map(narrower.map((copy) => [copy.path, copy]));
	// A copy of the bytes of its original was made by an earlier version, which could not decode it.
	const missing = [...copies.values()].filter(({ path, digest }) => {
		const there = files.get(path)?.digest;
		return !there || there === digest;
	});
	const isCopied = new Set(narrower.flatMap(({ of, height }) => (height === undefined ? of : [])));
	const decoded = new Set(facts.flatMap((each) => (isDecoded(each) && !isCopied.has(each.path) ? each.path : [])));
	const proofs = originals.flatMap(({ path, of, file, digest }) =>
		decoded.has(of) && files.get(path)?.digest !== digest ? { of, file, width: PROOF } : [],
	);
	const made = new Map<Path, string>();
	const broken = new Set<Path>();
	const stage = stageIn(out);
	if (missing.length + proofs.length) ledger.stage("pictures", missing.length + proofs.length);
	await narrowAll<Narrower | (typeof proofs)[number]>([...missing, ...proofs], jobs, (copy, bytes) => {
		if ("path" in copy) {
			if (bytes.length) stage.put(copy.path, "asset", bytes);
			made.set(copy.path, digest(bytes));
		}
		if (bytes.length === 0 && !("height" in copy)) broken.add(copy.of);
		ledger.done();
	});
	const wanted = [...copies.values()].flatMap((copy): Wanted[] => {
		const { path } = copy;
		const found = made.get(path) ?? (files.get(path)?.digest as string);
		if (copy.height !== undefined) ledger.add(unreadable(copy, found));
		return found === NOTHING
			? []
			: [{ file: { path, kind: "asset", digest: found, stamp: NO_STAMP }, staged: made.has(path) }];
	});
	const known = broken.size ? facts.map((each) => (broken.has(each.path) ? damaged(each) : each)) : facts;
	return { wanted, facts: known, broken: facts.flatMap((each) => (broken.has(each.path) ? each.digest : [])) };
}

/** In pixels: as wide is what is made of a picture only to see whether it can be decoded. */
const PROOF = 8;

/** Of a copy that could not be made and for which the original is no substitute. */
const NOTHING = digest(new Uint8Array());

/** `found` is the digest of the copy. */
export const unreadable = (copy: Pick<Narrower, "of">, found: string): Problem[] =>
	found === NOTHING
		? [
				warning(
					"picture-unreadable",
					"The pixels of this picture cannot be decoded here, so there are no copies of it",
					{
						path: copy.of,
					},
				),
			]
		: [];
