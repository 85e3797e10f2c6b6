/** `broadsheet.config.ts` → Site: bundled, checked, with every default filled in. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { inspect } from "node:util";
import type { BuildFailure, Plugin as EsbuildPlugin } from "esbuild";
import { digest } from "./base/digest.js";
import { error, warning } from "./base/problem.js";
import { CONFIG, problemsOf } from "./config/faults.js";
import { Config } from "./config/schema.js";
import { bundle, lay } from "./engine/bundle.js";
import { mergeProblem } from "./engine/merge-guard.js";
import { readPlain } from "./engine/plain.js";
import type { Outcome, Plugin, Problem, Site } from "./model.js";

/** The site, and what identifies its configuration: equal digests, equal configuration. */
export interface Configured {
	readonly site: Site;
	readonly digest: string;
	/** The bundled configuration on disk; undefined where there is none and the defaults are taken. */
	readonly file: string | undefined;
}

/** A bundled configuration that has been checked already → the site. For other threads, which cannot be sent its functions. */
export async function importConfig(file: string | undefined, features: readonly Plugin[]): Promise<Site> {
	const written = file === undefined ? {} : ((await import(pathToFileURL(file).href)) as { default: unknown }).default;
	return siteOf(Config.parse(written), features);
}

/** Why a folder is none of a site; undefined where it has a configuration or stories. */
export const siteFault = (root: string): Problem | undefined =>
	[CONFIG, "content"].some((name) => existsSync(join(root, name)))
		? undefined
		: error("no-site", `There is no site in ${root}: neither ${CONFIG} nor content/`, undefined, {
				hint: "go to the folder of the site, or name it: --root <folder>; `broadsheet init` makes a new one",
			});

/** Reads and checks the config of `root`. The bundled config is kept in `cache` under its digest. */
export async function loadConfig(
	root: string,
	cache: string,
	features: readonly Plugin[],
): Promise<Outcome<Configured>> {
	const file = join(root, CONFIG);
	if (!existsSync(file)) {
		const problems = [
			warning("no-config", `There is no ${CONFIG}; the defaults are taken`, undefined, {
				hint: "`broadsheet init` writes one",
			}),
		];
		return { value: { site: siteOf(Config.parse({}), features), digest: digest("{}"), file: undefined }, problems };
	}
	const bundled = await textOf(root, cache);
	if (bundled.value === undefined) return { problems: bundled.problems };
	const path = join(cache, `config-${digest(bundled.value).slice(0, 16)}.mjs`);
	lay(path, bundled.value);
	let written: unknown;
	try {
		written = ((await import(pathToFileURL(path).href)) as { default?: unknown }).default;
	} catch (cause) {
		return {
			problems: [
				error("config", `The configuration fails: ${cause instanceof Error ? cause.message : String(cause)}`, {
					path: CONFIG,
				}),
			],
		};
	}
	if (written === undefined)
		return {
			problems: [
				error(
					"config",
					"The file exports no configuration",
					{ path: CONFIG },
					{ hint: "export default defineConfig({ … })" },
				),
			],
		};
	const checked = Config.safeParse(written);
	if (!checked.success)
		return { problems: checked.error.issues.flatMap((issue) => problemsOf(issue, readPlain(file).toString())) };
	const site = siteOf(checked.data, features);
	return { value: { site, digest: digest(bundled.value + valuesOf(written)), file: path }, problems: [] };
}

/** What the configuration has come to, as text: a file may read the environment or the clock. Its functions are in the text of the file. */
const valuesOf = (written: unknown): string =>
	inspect(written, { depth: null, maxArrayLength: null, maxStringLength: null, sorted: true, customInspect: false });

const siteOf = (config: ReturnType<typeof Config.parse>, features: readonly Plugin[]): Site => {
	/** A feature is left out where the key of its name is `false`. */
	const isOn = ({ name }: Plugin) => config[name as keyof typeof config] !== false;
	const { timeZone, keyPointsFooter, ageNotice, ads, security, indexNow, plugins } = config;
	return {
		...config,
		timeZone,
		keyPointsFooter,
		ageNotice,
		ads: ads as Site["ads"],
		security,
		indexNow,
		plugins: [...features.filter(isOn), ...(plugins as unknown as readonly Plugin[])],
	};
};

/** `import … from 'broadsheet'` in a config is this very program, installed or not. */
const ourselves: EsbuildPlugin = {
	name: "broadsheet",
	setup: (esbuild) =>
		void esbuild.onResolve({ filter: /^broadsheet$/ }, () => ({
			path: new URL("./index.js", import.meta.url).href,
			external: true,
		})),
};

/** The configuration and what it imports, as one module. */
async function textOf(root: string, cache: string): Promise<Outcome<string>> {
	try {
		const { files } = await bundle(cache, "config", {
			entryPoints: [join(root, CONFIG)],
			absWorkingDir: root,
			format: "esm",
			platform: "node",
			target: "node20",
			logLevel: "silent",
			plugins: [ourselves],
		});
		return { value: Buffer.from(files[0]?.bytes ?? []).toString(), problems: [] };
	} catch (cause) {
		const { errors } = cause as BuildFailure;
		if (!Array.isArray(errors)) throw cause;
		return {
			problems: errors.map((message) => {
				const { location } = message;
				const place = location
					? {
							path: location.file,
							line: location.line,
							column: location.column + 1,
							length: Math.max(1, location.length),
						}
					: { path: CONFIG };
				return mergeProblem(message, place) ?? error("config", message.text, place);
			}),
		};
	}
}
