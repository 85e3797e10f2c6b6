/** The configuration files of other generators that may say of a story that it is hidden. */
import type { Path } from "./scalars.js";

const HUGO = ["hugo", "config/_default/hugo", "config", "config/_default/config"].flatMap((name) =>
	["toml", "yaml", "yml", "json"].map((end) => `${name}.${end}`),
);
const CONFIGS: Readonly<Record<string, readonly Path[]>> = { hugo: HUGO, jekyll: ["_config.yml", "_config.yaml"] };

/** Those of a generator, relative to the folder of the site. */
export const foreignConfigs = (from: string | undefined): readonly Path[] => CONFIGS[from ?? ""] ?? [];
