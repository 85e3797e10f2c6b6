/** The narrower copies of pictures → files of the site: what lies there already stays, the rest is made and staged. */
import type { OldSite } from "./archive/old-site.js";
import { digest } from "./base/digest.js";
import type { Ledger } from "./base/ledger.js";
import { warning } from "./base/problem.js";
import { NO_STAMP } from "./engine/stats.js";
import type { Narrower } from "./images/measure.js";
import { narrowAll } from "./images/narrow.js";
import type { Path, Problem } from "./model.js";
import { stageIn } from "./stages/write/stage.js";
import type { Wanted } from "./stages/write/write.js";

export async function narrowed(
	narrower: readonly Narrower[],
	{ files }: Pick<OldSite, "files">,
	{ out, jobs, ledger }: { readonly out: string; readonly jobs: number; readonly ledger: Ledger },
): Promise<Wanted[]> {
	const copies = new Map(narrower.map((copy) => [copy.path, copy]));
	const missing = [...copies.values()].filter(({ path }) => !files.get(path)?.digest);
	const made = new Map<Path, string>();
	const stage = stageIn(out);
	if (missing.length) ledger.stage("pictures", missing.length);
	await narrowAll(missing, jobs, ({ path }, bytes) => {
		if (bytes.length) stage.put(path, "asset", bytes);
		made.set(path, digest(bytes));
		ledger.done();
	});
	return [...copies.values()].flatMap((copy) => {
		const { path } = copy;
		const found = made.get(path) ?? (files.get(path)?.digest as string);
		ledger.add(unreadable(copy, found));
		return found === NOTHING
			? []
			: { file: { path, kind: "asset", digest: found, stamp: NO_STAMP }, staged: made.has(path) };
	});
}

/** Of a copy that could not be made and for which the original is no substitute. */
const NOTHING = digest(new Uint8Array());

/** `found` is the digest of the copy. */
export const unreadable = (copy: Pick<Narrower, "of" | "digest">, found: string): Problem[] =>
	copy.digest === found || found === NOTHING
		? [
				warning(
					"picture-unreadable",
					"The pixels of this picture cannot be read, so there are no narrower copies of it",
					{
						path: copy.of,
					},
				),
			]
		: [];
