/** The site as the last build left it, where a build of now would leave it just so: it is there before any story has been looked at. */
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { loadSetting } from "../build/load-project.js";
import { lookAround } from "../build/scan.js";
import { givenTo } from "../build/up-to-date.js";
import { startPool } from "../build/workers/pool.js";
import { stillHolds } from "../cache/last-build.js";
import { readOutputs } from "../cache/output-records.js";
import { Ledger } from "../core/diagnostics.js";
import { once } from "../core/lazy.js";
import type { Instant, Problem, Site } from "../core/model.js";
import { readPlain } from "../core/regular-file.js";
import type { Proof } from "./on-demand-site.js";

export interface LastBuild extends Pick<Proof, "read"> {
	readonly site: Site;
	/** Of a build without an error. */
	readonly problems: readonly Problem[];
}

/** Folders are absolute. Undefined where anything is another thing than that build had, or found. */
export async function lastBuild(
	{ root, out, cache }: { readonly root: string; readonly out: string; readonly cache: string },
	at: Instant,
): Promise<LastBuild | undefined> {
	const outputs = readOutputs(out, cache);
	if (!outputs?.last) return undefined;
	const pool = startPool(availableParallelism());
	try {
		const looked = lookAround(root, out, outputs, pool);
		const setting = await loadSetting({ root, cache, out }, new Ledger());
		if (typeof setting === "number") return undefined;
		const given = givenTo(await looked.lists, { ...setting, salt: setting.setup.salt });
		if (!stillHolds(outputs.last, given, at) || !(await looked.output).asLeft) return undefined;
		const paths = new Set(outputs.paths);
		const assets = once(() => new Set(outputs.files().flatMap(({ kind, path }) => (kind === "asset" ? path : []))));
		const read: Proof["read"] = async (path) => {
			if (!paths.has(path)) return undefined;
			try {
				const isBrought = /\.(?:svg|x?html?|xml)$/i.test(path) && assets().has(path);
				return { bytes: readPlain(join(out, path)), isBrought, problems: [] };
			} catch (cause) {
				// A build that has run since has deleted it.
				if ((cause as NodeJS.ErrnoException).code === "ENOENT") return undefined;
				throw cause;
			}
		};
		return { read, site: setting.site, problems: outputs.last.problems };
	} finally {
		await pool.close();
	}
}
