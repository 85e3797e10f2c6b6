/** Loads the configuration and the templates of a site. */

import { cacheKey } from "../cache/memoize-on-disk.js";
import { programDigest } from "../cache/program-version.js";
import type { AddressSources } from "../config/address.js";
import type { Diagnostics } from "../core/diagnostics.js";
import type { Report, SiteConfig } from "../core/model.js";
import { loadTemplates, type Templates } from "../render/theme/load.js";
import { loadSiteConfig } from "./load-config.js";
import type { WorkerSetup } from "./workers/worker.js";

export interface Project {
	readonly site: SiteConfig;
	readonly templates: Templates;
	readonly setup: WorkerSetup;
	readonly address: Report["address"];
}

/**
 * Bundles into `cache`; `out` is the output folder of the workers. If something cannot be loaded, the diagnostics have the problems, and the result is
 * an exit code.
 */
export async function loadProject(
	{ root, cache, out }: Pick<WorkerSetup, "root" | "cache" | "out">,
	diagnostics: Pick<Diagnostics, "take">,
	sources?: AddressSources,
): Promise<Project | Report["exit"]> {
	const configured = diagnostics.take(await loadSiteConfig(root, cache, sources));
	if (!configured) return 2;
	const { site, digest, file, address } = configured;
	const { url, configuredUrl, isPreview } = site;
	const templates = diagnostics.take(await loadTemplates(root, cache, site));
	if (!templates) return 1;
	const parseVersion = cacheKey([programDigest(), digest]);
	const own = { url, configuredUrl, isPreview };
	const setup = { root, cache, out, config: file, address: own, templates: templates.file, parseVersion };
	return { site, templates, setup, address };
}
