/** Serves the output of the last build, if a build now would produce the same: available before any article is loaded. */
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { loadProject } from "../build/load-project.js";
import { scanSite } from "../build/scan.js";
import { createScanPool } from "../build/scan-stamps.js";
import { computeInputsDigest } from "../build/up-to-date.js";
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
	/** The problems of that build, which had no error. */
	readonly problems: readonly Problem[];
}

interface PreviousFolders {
	readonly root: string;
	readonly out: string;
	readonly cache: string;
	readonly sources?: AddressSources | undefined;
}

/** Folders are absolute. Undefined if any input or output differs from the last build. */
export async function readPreviousBuild(
	{ root, out, cache, sources }: PreviousFolders,
	at: Instant,
): Promise<PreviousBuild | undefined> {
	const outputs = readOutputRecords(out, cache);
	if (!outputs?.last) return undefined;
	const pool = createScanPool(availableParallelism());
	try {
		const scanned = scanSite(root, out, outputs, pool);
		const project = await loadProject({ root, cache, out }, new Diagnostics(), sources);
		if (typeof project === "number") return undefined;
		const inputs = computeInputsDigest(await scanned.lists, { ...project, parseVersion: project.setup.parseVersion });
		if (!isUpToDate(outputs.last, inputs, at) || !(await scanned.output).isUntouched) return undefined;
		const paths = new Set(outputs.files.paths());
		const assets = lazy(
			() => new Set(outputs.files.toArray().flatMap(({ kind, path }) => (kind === "asset" ? path : []))),
		);
		const read: OnDemandSite["read"] = async (path) => {
			if (!paths.has(path)) return undefined;
			try {
				const isUserFile = /\.(?:svg|x?html?|xml)$/i.test(path) && assets().has(path);
				return { bytes: readRegularFile(join(out, path)), isUserFile, problems: [] };
			} catch (cause) {
				// A later build has deleted the file.
				if ((cause as NodeJS.ErrnoException).code === "ENOENT") return undefined;
				throw cause;
			}
		};
		return { read, site: project.site, problems: outputs.last.problems };
	} finally {
		await pool.close();
	}
}
