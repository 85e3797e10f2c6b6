/** The built-in plugins, in the order in which they run. Each is written like a third-party plugin. */
import type { Plugin, SiteConfig } from "../core/model.js";
import { feeds } from "./feeds/index.js";
import { humans } from "./humans.js";
import { indexNow } from "./index-now.js";
import { structured } from "./json-ld/index.js";
import { llms } from "./llms.js";
import { manifest } from "./manifest.js";
import { masthead } from "./masthead.js";
import { redirects } from "./redirects.js";
import { hosts } from "./response-headers/index.js";
import { robots } from "./robots.js";
import { security } from "./security.js";
import { sitemaps } from "./sitemaps/index.js";
import { termLists } from "./term-lists.js";

export const builtinPlugins: readonly Plugin[] = [
	termLists(),
	masthead(),
	redirects(),
	feeds(),
	sitemaps(),
	robots(),
	security(),
	manifest(),
	humans(),
	llms(),
	indexNow(),
	structured(),
	hosts(),
];

/** Third-party plugins with hooks that get the edition: they may read anything, and treat its articles as plain objects. */
export const thirdPartyPlugins = ({ plugins }: SiteConfig): readonly Plugin[] =>
	plugins.filter(
		(each) => !builtinPlugins.includes(each) && (each.edition || each.pages || each.documents || each.files),
	);
