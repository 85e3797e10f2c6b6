/** The bundles of templates, style sheets and the script. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { type Bundle, type BundleFolders, bundle } from "../../cache/bundle-cache.js";
import { IS_COMPILED, PACKAGE_DIR } from "../../core/locations.js";
import { compare } from "../../core/problem.js";
import { entrySource, LANGUAGE } from "./bundle-entry.js";
import { DEFAULT_THEME_DIR, overlay, VIRTUAL_OUTDIR } from "./overlay.js";
import { bundleLists, bundleScript, bundleTheme, OPTIONAL_SHEETS } from "./styles.js";

/** The bundles of the default theme: those of the compiled program, which come with it, and those that the tests make of the source. */
export const DEFAULT_BUNDLES = join(PACKAGE_DIR, "lib", IS_COMPILED ? "theme" : "theme-of-source");

/** The names of the templates in these folders, sorted. */
export const templateNames = (folders: readonly string[]): string[] =>
	[
		...new Set(
			folders
				.flatMap((folder) => readdirSync(folder))
				.filter((file) => file.endsWith(".tsx") && file !== "layout.tsx")
				.map((file) => file.slice(0, -4)),
		),
	].sort(compare);

interface Sources {
	/** The folder of the site, or that of the package. */
	readonly home: string;
	/** The folders with templates, that of the default theme last. */
	readonly folders: readonly string[];
	readonly names: readonly string[];
}

/** The module of all templates, both style sheets, and the script of live coverage. `without`: style sheets that the site does not need. Throws the errors of esbuild. */
export async function bundleTemplates(
	bundles: BundleFolders,
	{ home, folders, names }: Sources,
	without: readonly string[],
): Promise<Record<"code" | "style" | "lists" | "script", Bundle>> {
	// All bundles search the site's own folder, so they share the probed paths.
	const scanned = new Set(folders.slice(0, -1));
	const common = { absWorkingDir: home, logLevel: "silent", outdir: VIRTUAL_OUTDIR } as const;
	const options = { ...common, plugins: [overlay(folders, scanned)] };
	const dressed = { ...common, plugins: [overlay(folders, scanned, without)] };
	const folder = folders[0] ?? DEFAULT_THEME_DIR;
	const [code, style, lists, script] = await Promise.all([
		bundle(
			bundles,
			"templates",
			{
				...options,
				stdin: {
					contents: entrySource(names),
					resolveDir: DEFAULT_THEME_DIR,
					sourcefile: "broadsheet-templates",
					loader: "js",
				},
				format: "esm",
				platform: "node",
				target: "node20",
				jsx: "automatic",
				jsxImportSource: "preact",
				sourcemap: "external",
				sourcesContent: false,
				entryNames: "templates",
				minifySyntax: false,
				define: { SITE_LANGUAGE: JSON.stringify(LANGUAGE) },
			},
			scanned,
		),
		bundleTheme(bundles, dressed, folder, scanned),
		bundleLists(bundles, options, folder, scanned),
		bundleScript(bundles, options, folder, scanned),
	]);
	return { code, style, lists, script };
}

/** Bundles the default theme for every configuration. Runs when the program is bundled, and before tests. */
export async function bundleDefaultTheme(): Promise<void> {
	const folders = [DEFAULT_THEME_DIR];
	const sources = { home: PACKAGE_DIR, folders, names: templateNames(folders) };
	for (const without of OPTIONAL_SHEETS) await bundleTemplates({ cache: DEFAULT_BUNDLES }, sources, without);
}
