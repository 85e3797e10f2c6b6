/** The site as the last build left it, where a build of now would leave it just so: it is there before any story has been looked at. */
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { loadProject } from "../build/load-project.js";
import { scanSite } from "../build/scan.js";
import { inputsDigestOf } from "../build/up-to-date.js";
import { createPool } from "../build/workers/pool.js";
import { isUpToDate } from "../cache/last-build.js";
import { readOutputRecords } from "../cache/output-records.js";
import type { AddressSources } from "../config/address.js";
import { Diagnostics } from "../core/diagnostics.js";
import { lazy } from "../core/lazy.js";
import type { Instant, Problem, SiteConfig } from "../core/model.js";
import { readRegularFile } from "../core/regular-file.js";
import type { OnDemandSite } from "./on-demand-site.js";

export interface PreviousBuild extends Pick<OnDemandSite, "read"> {
	readonly site: SiteConfig;
	/** Of a build without an error. */
	readonly problems: readonly Problem[];
}

interface PreviousFolders {
	readonly root: string;
	readonly out: string;
	readonly cache: string;
	readonly sources?: AddressSources | undefined;
}

/** Folders are absolute. Undefined where anything is another thing than that build had, or found. */
export async function readPreviousBuild(
	{ root, out, cache, sources }: PreviousFolders,
	at: Instant,
): Promise<PreviousBuild | undefined> {
	const outputs = readOutputRecords(out, cache);
	if (!outputs?.last) return undefined;
	const pool = createPool(availableParallelism());
	try {
		const scanned = scanSite(root, out, outputs, pool);
		const setting = await loadProject({ root, cache, out }, new Diagnostics(), sources);
		if (typeof setting === "number") return undefined;
		const given = inputsDigestOf(await scanned.lists, { ...setting, parseVersion: setting.setup.parseVersion });
		if (!isUpToDate(outputs.last, given, at) || !(await scanned.output).asLeft) return undefined;
		const paths = new Set(outputs.paths);
		const assets = lazy(() => new Set(outputs.files().flatMap(({ kind, path }) => (kind === "asset" ? path : []))));
		const read: OnDemandSite["read"] = async (path) => {
			if (!paths.has(path)) return undefined;
			try {
				const isBrought = /\.(?:svg|x?html?|xml)$/i.test(path) && assets().has(path);
				return { bytes: readRegularFile(join(out, path)), isBrought, problems: [] };
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
