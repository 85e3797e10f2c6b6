/** Loads `broadsheet.config.ts`: bundles it, validates it, and adds all defaults. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { inspect } from "node:util";
import { writeIfChanged } from "../cache/bundle-cache.js";
import { digest } from "../core/digest.js";
import { isThere } from "../core/exists.js";
import type { Outcome, Plugin, Problem, SiteConfig } from "../core/model.js";
import { reasonOf } from "../core/plugin-error.js";
import { error, warning } from "../core/problem.js";
import { readRegularFile } from "../core/regular-file.js";
import { type Addressed, type AddressSources, atAddress, type FoundAddress } from "./address.js";
import { bundleConfig } from "./bundle.js";
import { type Locate, locator } from "./error-place.js";
import { foreignTexts } from "./foreign-texts.js";
import { withOrigin } from "./from/index.js";
import { guarded } from "./guard.js";
import { guardRemark } from "./guard-remark.js";
import { CONFIG_FILE } from "./key-place.js";
import { toMenuConfig } from "./navigation.js";
import { withNewKeys } from "./renamed-keys.js";
import { Config } from "./schema.js";
import { toProblems } from "./validation-problems.js";

/** The configuration, and a digest of it: equal digests mean equal configurations. */
export interface LoadedConfig {
	readonly site: SiteConfig;
	readonly digest: string;
	/** The bundled configuration on disk; undefined if there is no file and the defaults apply. */
	readonly file: string | undefined;
	readonly address: FoundAddress["told"];
}

/** Imports a bundled configuration that is known to be valid. For worker threads, to which functions cannot be sent. */
export async function importConfig(
	file: string | undefined,
	features: readonly Plugin[],
	address?: Addressed,
): Promise<SiteConfig> {
	const written = file === undefined ? {} : ((await import(pathToFileURL(file).href)) as { default: unknown }).default;
	return { ...toSiteConfig(Config.parse(withOrigin(withNewKeys(written, "").value)), features, file, ""), ...address };
}

/** Why a folder is not a site; undefined if it has a configuration or content. */
export const missingSiteProblem = (root: string): Problem | undefined =>
	[CONFIG_FILE, "content"].some((name) => existsSync(join(root, name)))
		? undefined
		: error("no-site", `There is no site in ${root}: neither ${CONFIG_FILE} nor content/`, undefined, {
				hint: "go to the folder of the site, or name it: --root <folder>; `broadsheet init` makes a new one",
			});

/** Bundles and validates the configuration of `root`. The bundle is stored in `cache` under its digest. */
export async function loadConfig(
	root: string,
	cache: string,
	features: readonly Plugin[],
	sources: AddressSources = {},
): Promise<Outcome<LoadedConfig>> {
	const file = join(root, CONFIG_FILE);
	if (!isThere(file)) {
		const problems = [
			warning("no-config", `There is no ${CONFIG_FILE}; the defaults apply`, undefined, {
				hint: "`broadsheet init` writes one",
			}),
		];
		const site = toSiteConfig(Config.parse({}), features, undefined, "");
		return atAddress({ site, digest: digest("{}"), file: undefined }, problems, sources);
	}
	const { value: made, problems } = await bundleConfig(root, cache);
	if (!made) return { problems };
	const { text, map } = made;
	const path = join(cache, `config-${digest(text).slice(0, 16)}.mjs`);
	writeIfChanged(path, text);
	writeIfChanged(`${path}.map`, map);
	let written: unknown;
	try {
		written = ((await import(pathToFileURL(path).href)) as { default?: unknown }).default;
	} catch (cause) {
		return {
			problems: [
				error("config", `The configuration fails: ${reasonOf(cause)}`, locator(path)(cause) ?? { path: CONFIG_FILE }),
			],
		};
	}
	if (written === undefined)
		return {
			problems: [
				error(
					"config",
					"The file exports no configuration",
					{ path: CONFIG_FILE },
					{ hint: "export default defineConfig({ … })" },
				),
			],
		};
	const source = readRegularFile(file).toString();
	const renamed = withNewKeys(written, source);
	const checked = Config.safeParse(withOrigin(renamed.value));
	if (!checked.success)
		return { problems: [...renamed.problems, ...checked.error.issues.flatMap((issue) => toProblems(issue, source))] };
	const site = toSiteConfig(checked.data, features, path, source);
	// Cached errors of plugins contain the lines of their sources, so the source map is part of the digest.
	const { plugins, markdown } = checked.data;
	const lines = plugins.length + markdown.remark.length > 0 ? map : "";
	const loaded = {
		site,
		digest: digest(text + describeValues(written) + lines + foreignTexts(root, site)),
		file: path,
	};
	return atAddress(loaded, renamed.problems, sources);
}

/** The evaluated configuration as text, because the file may read the environment or the clock. Functions are covered by the text of the bundle. */
const describeValues = (written: unknown): string =>
	inspect(written, { depth: null, maxArrayLength: null, maxStringLength: null, sorted: true, customInspect: false });

/** `file` is the bundled configuration, `source` the text of the file that it was made from. */
const toSiteConfig = (
	config: ReturnType<typeof Config.parse>,
	features: readonly Plugin[],
	file: string | undefined,
	source: string,
): SiteConfig => {
	const locate: Locate = file === undefined ? () => undefined : locator(file);
	/** A built-in plugin is left out if the key of its name is `false`. */
	const isOn = ({ name }: Plugin) => config[name as keyof typeof config] !== false;
	const { timeZone, keyPointsFooter, ageNotice, ads, security, indexNow, plugins } = config;
	return {
		...config,
		configuredUrl: config.url,
		isPreview: false,
		...toMenuConfig(config, source),
		timeZone,
		keyPointsFooter,
		ageNotice,
		ads: ads as SiteConfig["ads"],
		security,
		indexNow,
		markdown: {
			...config.markdown,
			remark: guardRemark(config.markdown.remark, "A plugin of `markdown.remark` fails", locate),
		},
		plugins: [
			...features.filter(isOn),
			...(plugins as unknown as readonly Plugin[]).map((plugin) => guarded(plugin, locate)),
		],
	};
};
