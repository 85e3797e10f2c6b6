/** The public face: `build`, `defineConfig`, `definePlugin`, and the types. Nothing else is public. */
import type { ConfigInput } from "./config/schema.js";
import type { Plugin } from "./model.js";

export { build, type Options as BuildOptions } from "./build.js";
export type { ConfigInput } from "./config/schema.js";
export type { FrontMatter } from "./fields.js";
export type * from "./model.js";
export type * from "./views.js";

/** Gives a configuration its type: `export default defineConfig({ … })` in `broadsheet.config.ts`. */
export const defineConfig = (config: ConfigInput): ConfigInput => config;

/** Gives a plugin its type. */
export const definePlugin = (plugin: Plugin): Plugin => plugin;
