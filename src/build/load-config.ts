/** The configuration of a site, with the built-in plugins, at the address of this build. */
import type { AddressSources } from "../config/address.js";
import { loadConfig } from "../config/load.js";
import { builtinPlugins } from "../plugins/index.js";

export const loadSiteConfig = (root: string, cache: string, sources?: AddressSources): ReturnType<typeof loadConfig> =>
	loadConfig(root, cache, builtinPlugins, sources);
