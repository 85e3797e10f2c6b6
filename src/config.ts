/** `broadsheet.config.ts` → Site: checked, with every default filled in. The one place that knows the defaults. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type BuildFailure, build, type Plugin as EsbuildPlugin } from "esbuild";
import { z } from "zod";
import { isTimeZone } from "./base/dates.js";
import { digest } from "./base/digest.js";
import { didYouMean } from "./base/nearest.js";
import { error, lineColumn, warning } from "./base/problem.js";
import { FIELD_NAMES } from "./fields.js";
import type { Outcome, Place, Plugin, Problem, RemarkPlugin, Site } from "./model.js";

const CONFIG = "broadsheet.config.ts";

const name = z.string().trim().min(1);
const folder = z
	.string()
	.regex(/^(?!\/)(?!.*(?:^|\/)\.\.(?:\/|$))[^\\]*$/, "is a folder inside content/, without a leading slash")
	.transform((path) => path.replace(/\/+$/, ""));
const permalink = (...words: string[]) =>
	z
		.string()
		.regex(/^\/(?:[\w-]+\/|:[a-z]+\/)*$/, "begins and ends with a slash, with words and :placeholders between")
		.refine(
			(value) => (value.match(/:[a-z]+/g) ?? []).every((word) => words.includes(word.slice(1))),
			`knows ${words.map((word) => `:${word}`).join(", ")}`,
		)
		.refine((value) => value.includes(`:${words[0]}`), `needs :${words[0]}`);
const func = z.custom<(...args: never[]) => unknown>((value) => typeof value === "function", "is a function");
const remark = z.array(
	z.custom<RemarkPlugin>(
		(value) => typeof value === "function" || (Array.isArray(value) && typeof value[0] === "function"),
		"is a unified plugin, or [plugin, options]",
	),
);
const size = z.enum(["banner", "rectangle", "tall"]);

const plugin = z.strictObject({
	name,
	fields: z
		.record(z.string(), z.strictObject({ type: z.enum(["text", "texts", "flag", "instant", "url"]), doc: z.string() }))
		.optional(),
	remark: remark.optional(),
	article: func.optional(),
	edition: func.optional(),
	pages: func.optional(),
	html: func.optional(),
	files: func.optional(),
});

/** The shape of the config file. `docs/configuration.md` has a paragraph for each key. */
const Config = z.strictObject({
	name: name.default("My newspaper"),
	url: z
		.url({ protocol: /^https?$/ })
		.refine(
			(url) => new URL(url).pathname === "/" && !new URL(url).search,
			"has no path: a newspaper lives at the root of its host",
		)
		.transform((url) => new URL(url).origin)
		.default("http://localhost:4000"),
	description: z.string().default(""),
	language: z
		.string()
		.refine((tag) => {
			try {
				return Intl.getCanonicalLocales(tag).length === 1;
			} catch {
				return false;
			}
		}, "is no language tag, such as `en` or `pt-BR`")
		.default("en"),
	timeZone: z.string().refine(isTimeZone, "is no IANA time zone, such as `Europe/Dublin`").optional(),
	fields: z.partialRecord(z.enum(FIELD_NAMES), name).default({}),
	authorFields: z.partialRecord(z.enum(["name", "kind", "role", "email", "links", "image"]), name).default({}),
	topicFields: z.partialRecord(z.enum(["name", "description"]), name).default({}),
	folders: z
		.strictObject({
			articles: z.union([folder.transform((one) => [one]), z.array(folder).min(1)]).default([""]),
			authors: folder.default("authors"),
			topics: folder.default("topics"),
		})
		.prefault({}),
	sections: z.array(name).default([]),
	permalinks: z
		.strictObject({
			article: permalink("slug", "section", "year", "month", "day").default("/:section/:year/:month/:slug/"),
			section: permalink("section").default("/:section/"),
			topic: permalink("slug").default("/topics/:slug/"),
			author: permalink("slug").default("/authors/:slug/"),
			series: permalink("slug").default("/series/:slug/"),
		})
		.prefault({}),
	pageSize: z.int().min(1).max(200).default(20),
	links: z.enum(["error", "warn"]).default("error"),
	markdown: z
		.strictObject({ html: z.enum(["drop", "sanitize"]).default("drop"), remark: remark.default([]) })
		.prefault({}),
	images: z
		.strictObject({
			elsewhere: z.array(z.string().regex(/^(?:\/|https?:\/\/)/, "begins with / or https://")).default([]),
		})
		.prefault({}),
	keyPointsFooter: z.string().optional(),
	ads: z
		.strictObject({
			label: name.default("Advertisement"),
			slots: z.strictObject({ top: size.optional(), body: size.optional(), end: size.optional() }),
		})
		.optional(),
	theme: z.strictObject({ fonts: z.enum(["newsreader", "system"]).default("system") }).prefault({}),
	plugins: z.array(plugin).default([]),
});

/** What `defineConfig` takes. */
export type ConfigInput = Omit<z.input<typeof Config>, "plugins"> & { plugins?: readonly Plugin[] };

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

const siteOf = (config: z.output<typeof Config>, features: readonly Plugin[]): Site => {
	const { timeZone, keyPointsFooter, ads, plugins } = config;
	return {
		...config,
		timeZone,
		keyPointsFooter,
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

function problemsOf(issue: z.core.$ZodIssue, source: string): Problem[] {
	const path = issue.path.map(String);
	if (issue.code === "unrecognized_keys") {
		const known = knownKeys(path);
		return issue.keys.map((key) =>
			error("config-key", `The configuration has no \`${[...path, key].join(".")}\``, placeOf(key, source), {
				hint: didYouMean(key, known) ?? (known.length ? `it has ${known.join(", ")}` : undefined),
			}),
		);
	}
	const key = path.findLast((part) => /\D/.test(part)) ?? "";
	const message = issue.message.replace(/^Invalid input: /, "").replace(/^Invalid option: /, "");
	return [
		error(
			"config-value",
			`\`${path.join(".")}\` ${/^(?:is|has|begins|knows|needs) /.test(message) ? message : `is wrong: ${message}`}`,
			placeOf(key, source),
		),
	];
}

function knownKeys(path: readonly string[]): string[] {
	let schema: unknown = Config;
	for (const part of path) {
		while (schema && typeof schema === "object" && "unwrap" in schema && typeof schema.unwrap === "function")
			schema = schema.unwrap();
		schema = /^\d+$/.test(part)
			? (schema as { element?: unknown })?.element
			: (schema as { shape?: Record<string, unknown> })?.shape?.[part];
	}
	while (schema && typeof schema === "object" && "unwrap" in schema && typeof schema.unwrap === "function")
		schema = schema.unwrap();
	const keys = (schema as { keyType?: { options?: string[] } })?.keyType?.options;
	return keys ?? Object.keys((schema as { shape?: object })?.shape ?? {});
}

function placeOf(key: string, source: string): Place {
	const match =
		key === "" ? null : new RegExp(`(?<![\\w$])['"]?${key.replace(/[^\w$]/g, "\\$&")}['"]?\\s*:`).exec(source);
	return match ? { path: CONFIG, ...lineColumn(source, match.index), length: key.length } : { path: CONFIG };
}
