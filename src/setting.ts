/** What a site is printed by: its configuration and its templates. */
import type { Ledger } from "./base/ledger.js";
import { codeDigest } from "./code.js";
import { loadConfig } from "./config.js";
import { fingerprintOf } from "./engine/remember.js";
import { features } from "./features/index.js";
import type { Report, Site } from "./model.js";
import { loadTemplates, type Templates } from "./stages/render/templates.js";
import type { Setup } from "./worker.js";

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
	const configured = ledger.take(await loadConfig(root, cache, features));
	if (!configured) return 2;
	const { site, digest, file } = configured;
	const templates = ledger.take(await loadTemplates(root, cache, site));
	if (!templates) return 1;
	const salt = fingerprintOf([codeDigest(), digest]);
	const setup = { root, cache, out, config: file, templates: templates.file, salt };
	return { site, templates, setup };
}
