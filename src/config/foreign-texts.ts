/** The configuration of the generator whose archive a site is: it may hide stories, so a change of it is one of the configuration. */
import { join } from "node:path";
import { foreignConfigs } from "../core/foreign-configs.js";
import type { SiteConfig } from "../core/model.js";
import { readRegularFile } from "../core/regular-file.js";

/** The texts of its files, for a digest. One that is absent or cannot be read is empty. */
export const foreignTexts = (root: string, { from }: Pick<SiteConfig, "from">): string =>
	foreignConfigs(from)
		.map((path) => {
			try {
				return readRegularFile(join(root, path)).toString();
			} catch {
				return "";
			}
		})
		.join("\0");
