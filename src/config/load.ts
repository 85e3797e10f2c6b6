/** `broadsheet.config.ts` → Site: bundled, checked, with every default filled in. */
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
import { bundleConfig } from "./bundle.js";
import { type Locate, locator } from "./error-place.js";
import { guarded } from "./guard.js";
import { guardRemark } from "./guard-remark.js";
import { CONFIG_FILE } from "./key-place.js";
import { menuConfigOf } from "./navigation.js";
import { withNewKeys } from "./renamed-keys.js";
import { Config } from "./schema.js";
import { toProblems } from "./validation-problems.js";

/** The site, and what identifies its configuration: equal digests, equal configuration. */
export interface LoadedConfig {
	readonly site: SiteConfig;
	readonly digest: string;
	/** The bundled configuration on disk; undefined where there is none and the defaults are taken. */
	readonly file: string | undefined;
}

/** A bundled configuration that has been checked already → the site. For other threads, which cannot be sent its functions. */
export async function importConfig(file: string | undefined, features: readonly Plugin[]): Promise<SiteConfig> {
	const written = file === undefined ? {} : ((await import(pathToFileURL(file).href)) as { default: unknown }).default;
	return siteOf(Config.parse(withNewKeys(written, "").value), features, file, "");
}

/** Why a folder is none of a site; undefined where it has a configuration or stories. */
export const missingSiteProblem = (root: string): Problem | undefined =>
	[CONFIG_FILE, "content"].some((name) => existsSync(join(root, name)))
		? undefined
		: error("no-site", `There is no site in ${root}: neither ${CONFIG_FILE} nor content/`, undefined, {
				hint: "go to the folder of the site, or name it: --root <folder>; `broadsheet init` makes a new one",
			});

/** Reads and checks the config of `root`. The bundled config is kept in `cache` under its digest. */
export async function loadConfig(
	root: string,
	cache: string,
	features: readonly Plugin[],
): Promise<Outcome<LoadedConfig>> {
	const file = join(root, CONFIG_FILE);
	if (!isThere(file)) {
		const problems = [
			warning("no-config", `There is no ${CONFIG_FILE}; the defaults are taken`, undefined, {
				hint: "`broadsheet init` writes one",
			}),
		];
		return {
			value: { site: siteOf(Config.parse({}), features, undefined, ""), digest: digest("{}"), file: undefined },
			problems,
		};
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
	const checked = Config.safeParse(renamed.value);
	if (!checked.success)
		return { problems: [...renamed.problems, ...checked.error.issues.flatMap((issue) => toProblems(issue, source))] };
	const site = siteOf(checked.data, features, path, source);
	// What plugins do wrong is remembered with the lines of their sources.
	const { plugins, markdown } = checked.data;
	const lines = plugins.length + markdown.remark.length > 0 ? map : "";
	return {
		value: { site, digest: digest(text + describeValues(written) + lines), file: path },
		problems: renamed.problems,
	};
}

/** What the configuration has come to, as text: a file may read the environment or the clock. Its functions are in the text of the file. */
const describeValues = (written: unknown): string =>
	inspect(written, { depth: null, maxArrayLength: null, maxStringLength: null, sorted: true, customInspect: false });

/** `file` is the bundled configuration, `source` the text of the file that it was made from. */
const siteOf = (
	config: ReturnType<typeof Config.parse>,
	features: readonly Plugin[],
	file: string | undefined,
	source: string,
): SiteConfig => {
	const locate: Locate = file === undefined ? () => undefined : locator(file);
	/** A feature is left out where the key of its name is `false`. */
	const isOn = ({ name }: Plugin) => config[name as keyof typeof config] !== false;
	const { timeZone, keyPointsFooter, ageNotice, ads, security, indexNow, plugins } = config;
	return {
		...config,
		...menuConfigOf(config, source),
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
