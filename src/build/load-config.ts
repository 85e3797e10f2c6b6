/** The configuration of a site, with the built-in plugins. */
import { loadConfig } from "../config/load.js";
import { builtinPlugins } from "../plugins/index.js";

export const loadSiteConfig = (root: string, cache: string): ReturnType<typeof loadConfig> =>
	loadConfig(root, cache, builtinPlugins);
