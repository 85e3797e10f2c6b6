/** What stands for the root of the site in addresses of other generators. */
import type { SiteConfig } from "../../../core/model.js";

/** Zola: `@/` is `content/` (getzola.org/documentation/content/linking). Docusaurus: `@site` is the folder of the site, `pathname:///` a file that is not a page. */
const ROOTS: Readonly<Record<string, readonly string[]>> = {
	zola: ["@"],
	docusaurus: ["@site/static", "@site", "pathname://"],
};

/** Each is followed by a slash. */
export const rootsOf = ({ from = "" }: Pick<SiteConfig, "from">): readonly string[] => ROOTS[from] ?? [];
