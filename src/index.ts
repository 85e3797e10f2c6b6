/** The public face: `build`, `defineConfig`, `definePlugin`, and the types. Nothing else is public. */

import type { Options } from "./build/options.js";
import type { ConfigInput } from "./config/schema.js";
import type { Plugin, Report } from "./core/model.js";

export type { Options as BuildOptions } from "./build/options.js";
export type { ConfigInput } from "./config/schema.js";
export type { FrontMatter } from "./core/front-matter-schema.js";
export type * from "./core/model.js";
export type { MenuEntry, Menus } from "./core/navigation.js";
export type { Network } from "./core/networks.js";
export type * from "./core/views.js";

/** Builds a site. Mistakes of the user come back as problems in the report, never as exceptions. */
export const build = async (options: Options = {}): Promise<Report> =>
	// Loaded when it is called: a configuration imports this file for the types alone.
	(await import("./build/build.js")).build(options);

/** Gives a configuration its type: `export default defineConfig({ … })` in `broadsheet.config.ts`. */
export const defineConfig = (config: ConfigInput): ConfigInput => config;

/** Gives a plugin its type. */
export const definePlugin = (plugin: Plugin): Plugin => plugin;
