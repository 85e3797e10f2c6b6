/** The configuration of the site of a command. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadSiteConfig } from "../../build/load-config.js";
import { missingSiteProblem } from "../../config/load.js";
import type { Outcome, SiteConfig } from "../../core/model.js";

/** Without a value, the problems say why. */
export async function loadSite(root: string): Promise<Outcome<SiteConfig>> {
	const cache = mkdtempSync(join(tmpdir(), "broadsheet-site-"));
	try {
		const missing = missingSiteProblem(root);
		if (missing) return { problems: [missing] };
		const { value, problems } = await loadSiteConfig(root, cache);
		return value ? { value: value.site, problems } : { problems };
	} finally {
		rmSync(cache, { recursive: true, force: true });
	}
}

/** The configuration of this text, without a site. */
export async function loadSiteAlone(config: string): Promise<Outcome<SiteConfig>> {
	const home = mkdtempSync(join(tmpdir(), "broadsheet-site-"));
	try {
		writeFileSync(join(home, "broadsheet.config.ts"), config);
		return await loadSite(home);
	} finally {
		rmSync(home, { recursive: true, force: true });
	}
}
