/** `broadsheet.config.ts` → Site: bundled, checked, with every default filled in. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type BuildFailure, build, type Plugin as EsbuildPlugin } from "esbuild";
import { digest } from "./base/digest.js";
import { error, warning } from "./base/problem.js";
import { CONFIG, problemsOf } from "./config/faults.js";
import { Config } from "./config/schema.js";
import type { Outcome, Plugin, Site } from "./model.js";

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
	const bundled = await bundle(root);
	if (bundled.value === undefined) return { problems: bundled.problems };
	const key = digest(bundled.value);
	const path = join(cache, `config-${key.slice(0, 16)}.mjs`);
	mkdirSync(cache, { recursive: true });
	writeFileSync(path, bundled.value);
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
		return { problems: checked.error.issues.flatMap((issue) => problemsOf(issue, readFileSync(file, "utf8"))) };
	return { value: { site: siteOf(checked.data, features), digest: key, file: path }, problems: [] };
}

const siteOf = (config: ReturnType<typeof Config.parse>, features: readonly Plugin[]): Site => {
	const { timeZone, keyPointsFooter, ageNotice, ads, plugins } = config;
	return {
		...config,
		timeZone,
		keyPointsFooter,
		ageNotice,
		ads: ads as Site["ads"],
		plugins: [...features, ...(plugins as unknown as readonly Plugin[])],
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

async function bundle(root: string): Promise<Outcome<string>> {
	try {
		const result = await build({
			entryPoints: [join(root, CONFIG)],
			absWorkingDir: root,
			bundle: true,
			write: false,
			format: "esm",
			platform: "node",
			target: "node20",
			logLevel: "silent",
			plugins: [ourselves],
		});
		return { value: result.outputFiles[0]?.text ?? "", problems: [] };
	} catch (cause) {
		const { errors } = cause as BuildFailure;
		if (!Array.isArray(errors)) throw cause;
		return {
			problems: errors.map(({ text, location }) =>
				error(
					"config",
					text,
					location
						? {
								path: location.file,
								line: location.line,
								column: location.column + 1,
								length: Math.max(1, location.length),
							}
						: { path: CONFIG },
				),
			),
		};
	}
}
