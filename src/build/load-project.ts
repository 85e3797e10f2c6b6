/** What a site is printed by: its configuration and its templates. */

import { fingerprintOf } from "../cache/memoize-on-disk.js";
import { programDigest } from "../cache/program-version.js";
import type { Ledger } from "../core/diagnostics.js";
import type { Report, Site } from "../core/model.js";
import { loadTemplates, type Templates } from "../render/theme/load.js";
import { loadSiteConfig } from "./load-config.js";
import type { Setup } from "./workers/worker.js";

export interface Setting {
	readonly site: Site;
	readonly templates: Templates;
	readonly setup: Setup;
}

/** Bundles into `cache`; pages are staged in `out`. Where one cannot be loaded the ledger has the problems, and this is the exit code of such a build. */
export async function loadSetting(
	{ root, cache, out }: Pick<Setup, "root" | "cache" | "out">,
	ledger: Pick<Ledger, "take">,
): Promise<Setting | Report["exit"]> {
	const configured = ledger.take(await loadSiteConfig(root, cache));
	if (!configured) return 2;
	const { site, digest, file } = configured;
	const templates = ledger.take(await loadTemplates(root, cache, site));
	if (!templates) return 1;
	const salt = fingerprintOf([programDigest(), digest]);
	const setup = { root, cache, out, config: file, templates: templates.file, salt };
	return { site, templates, setup };
}
