/** The templates and style sheets of a site, its own before the default ones → one module that renders, and hashed files. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { type BuildFailure, build } from "esbuild";
import { digest, shortDigest } from "../../base/digest.js";
import { compare, error } from "../../base/problem.js";
import type { Html, Outcome, OutputFile, Site, Url } from "../../model.js";
import { DEFAULT, ELEMENTS, overlay } from "./overlay.js";
import { placeOf } from "./place.js";

const ENTRY = "broadsheet-templates";
/** The style sheet of the web font, which a site may leave out. */
const FONTS = join("css", "fonts.css");
/** Components of the theme that print what stands in a hole of a body. */
const COMPONENTS = ["Picture", "ReadMore", "Ad"] as const;

export interface Templates {
	/** The module on disk: a worker imports the same file. */
	readonly file: string;
	readonly names: ReadonlySet<string>;
	readonly digest: string;
	readonly css: Url;
	readonly fonts: readonly Url[];
	readonly files: readonly OutputFile[];
}

/** What the bundled module exports. */
export interface TemplateModule {
	readonly print: (template: string, props: object) => Html;
	readonly component: (name: (typeof COMPONENTS)[number], props: object) => Html;
}

/** Bundles into `cache`. `root` is the site's folder, which may have `templates/` of its own. */
export async function loadTemplates(
	root: string,
	cache: string,
	{ fonts }: Site["theme"],
): Promise<Outcome<Templates>> {
	const own = join(root, "templates");
	const folders = [own, DEFAULT].filter(
		(folder, index, all) => (existsSync(folder) && resolve(folder) !== resolve(all[1 - index] ?? "")) || index === 1,
	);
	const names = [
		...new Set(
			folders
				.flatMap((folder) => readdirSync(folder))
				.filter((file) => file.endsWith(".tsx") && file !== "layout.tsx")
				.map((file) => file.slice(0, -4)),
		),
	].sort(compare);
	const plugins = [overlay(folders, fonts === "system" ? FONTS : undefined)];
	const common = {
		bundle: true,
		write: false,
		absWorkingDir: root,
		logLevel: "silent",
		metafile: false,
		outdir: cache,
		plugins,
	} as const;
	try {
		const [code, style] = await Promise.all([
			build({
				...common,
				stdin: { contents: entry(names, guestsOf(folders)), resolveDir: DEFAULT, sourcefile: ENTRY, loader: "js" },
				format: "esm",
				platform: "node",
				target: "node20",
				jsx: "automatic",
				jsxImportSource: "preact",
				sourcemap: "external",
				sourcesContent: false,
				entryNames: "templates",
				minifySyntax: false,
			}),
			build({
				...common,
				stdin: {
					contents: '@import "./theme.css";',
					resolveDir: folders[0] ?? DEFAULT,
					sourcefile: "theme",
					loader: "css",
				},
				minify: true,
				entryNames: "theme",
				assetNames: "assets/[name]-[hash]",
				publicPath: "/",
				loader: { ".woff2": "file", ".woff": "file", ".svg": "file", ".png": "file", ".jpg": "file", ".webp": "file" },
				target: ["chrome111", "firefox114", "safari16.4"],
			}),
		]);
		const text = code.outputFiles.find(({ path }) => path.endsWith(".js"))?.text ?? "";
		const map = code.outputFiles.find(({ path }) => path.endsWith(".map"))?.text ?? "";
		const key = digest(text);
		const file = join(cache, `templates-${key.slice(0, 16)}.mjs`);
		mkdirSync(cache, { recursive: true });
		writeFileSync(file, text);
		writeFileSync(`${file}.map`, map);
		const sheet = style.outputFiles.find(({ path }) => path.endsWith(".css"));
		const css = `assets/theme-${shortDigest(sheet?.contents ?? "")}.css`;
		const files: OutputFile[] = style.outputFiles.map(({ path, contents }) => ({
			path: path.endsWith(".css") ? css : relative(cache, path).split(sep).join("/"),
			bytes: contents,
			kind: "asset",
		}));
		const fonts = files
			.map(({ path }) => path)
			.filter((path) => path.endsWith(".woff2") && !/italic|-ext-/i.test(path))
			.sort(compare)
			.slice(0, 2);
		return {
			value: {
				file,
				names: new Set(names),
				digest: key,
				css: `/${css}`,
				fonts: fonts.map((path) => `/${path}`),
				files,
			},
			problems: [],
		};
	} catch (cause) {
		const { errors } = cause as BuildFailure;
		if (!Array.isArray(errors)) throw cause;
		return { problems: errors.map((message) => error("template-syntax", message.text, placeOf(message, root))) };
	}
}

/** The module, where it lies, and its source map: all that a renderer knows of templates. */
export const importTemplates = async (file: string) => ({
	module: (await import(pathToFileURL(file).href)) as TemplateModule,
	file,
	map: readFileSync(`${file}.map`, "utf8"),
});

/** Components of the site that stand for those of the default theme. */
const guestsOf = (folders: readonly string[]): string[] => {
	const stems = folders.map((folder) =>
		readdirSync(folder, { recursive: true, encoding: "utf8" })
			.filter((file) => /\.[jt]sx?$/.test(file))
			.map((file) =>
				file
					.split(sep)
					.join("/")
					.replace(/\.\w+$/, ""),
			),
	);
	const [own = [], ours] = stems;
	return ours ? [...new Set(own)].filter((stem) => ours.includes(stem)).sort(compare) : [];
};

const entry = (names: readonly string[], guests: readonly string[]): string => `
${names.map((name, index) => `import t${index} from './${name}.tsx'`).join("\n")}
${guests.map((stem, index) => `import * as g${index} from './${stem}.js'`).join("\n")}
${COMPONENTS.map((name) => `import ${name} from './components/${name}.tsx'`).join("\n")}
import { leaveToPreact } from ${JSON.stringify(ELEMENTS)}
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
for (const guest of [${guests.map((_, index) => `g${index}`).join(", ")}]) leaveToPreact(guest)
const pages = new Map([${names.map((name, index) => `[${JSON.stringify(name)}, t${index}]`).join(", ")}])
const parts = { ${COMPONENTS.join(", ")} }
export const print = (name, props) => '<!doctype html>\\n' + renderToString(h(pages.get(name), props)) + '\\n'
export const component = (name, props) => renderToString(h(parts[name], props))
`;
