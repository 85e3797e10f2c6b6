/** The configuration files of other generators that may say of a story that it is hidden. */
import type { Path } from "./scalars.js";

const withEnds = (names: readonly string[], ends: readonly string[]): Path[] =>
	names.flatMap((name) => ends.map((end) => `${name}.${end}`));
const PROGRAMS = ["js", "mjs", "cjs", "ts", "mts"];
/** In a folder of the configuration, each key may have a file (gohugo.io/configuration/introduction/#configuration-directory). */
const HUGO_NAMES = ["_default", "production"].flatMap((folder) =>
	["hugo", "config", "cascade", "module"].map((name) => `config/${folder}/${name}`),
);
const CONFIGS: Readonly<Record<string, readonly Path[]>> = {
	hugo: withEnds(["hugo", "config", ...HUGO_NAMES], ["toml", "yaml", "yml", "json"]),
	jekyll: ["_config.yml", "_config.yaml", "_config.toml"],
	zola: ["config.toml", "zola.toml"],
	eleventy: [".eleventyignore", ".gitignore", ".eleventy.js", ...withEnds(["eleventy.config"], PROGRAMS)],
	docusaurus: withEnds(["docusaurus.config"], PROGRAMS),
	astro: withEnds(["src/content.config", "src/content/config"], PROGRAMS),
};

/** Those of a generator, relative to the folder of the site. */
export const foreignConfigs = (from: string | undefined): readonly Path[] => CONFIGS[from ?? ""] ?? [];
