/** Bundles style sheets and the files that they load into hashed files. */
import { join, relative, sep } from "node:path";
import type { BuildOptions } from "esbuild";
import {
	type Bundle,
	type BundledFile,
	type BundleFolders,
	bundle,
	outputWithExtension,
} from "../../cache/bundle-cache.js";
import { basePathOf } from "../../core/base-path.js";
import { shortDigest } from "../../core/digest.js";
import type { OutputFile, SiteConfig, Url } from "../../core/model.js";
import { compare } from "../../core/problem.js";
import { cssWithBasePath } from "../../core/with-base-path.js";
import { VIRTUAL_OUTDIR } from "./overlay.js";

/** The style sheet of the web font, which a site can leave out. */
const FONTS = join("css", "fonts.css");
/** The style sheet of the logo, social links and footer columns. */
const MENUS = join("css", "menus.css");

/** The configuration on which the style sheets depend. */
export type Dressed = Pick<SiteConfig, "theme"> & Partial<Pick<SiteConfig, "logo" | "social" | "footer">>;
/** The style sheets that a site does not need. */
export const unusedSheets = ({ theme, logo, social = [], footer }: Dressed): readonly string[] => [
	...(theme.fonts === "system" ? [FONTS] : []),
	...(logo || footer || social.length > 0 ? [] : [MENUS]),
];

/** Every result of `unusedSheets`. */
export const OPTIONAL_SHEETS: readonly (readonly string[])[] = [[], [FONTS], [MENUS], [FONTS, MENUS]];

const TARGET = ["chrome111", "firefox114", "safari16.4"];

/** `folder` is the first folder with templates. */
type BundleOf = (
	bundles: BundleFolders,
	common: BuildOptions & { readonly absWorkingDir: string },
	folder: string,
	scanned: ReadonlySet<string>,
) => Promise<Bundle>;
const createBundle =
	(name: "theme" | "lists" | "live", contents: string, loader: "css" | "js", more: BuildOptions): BundleOf =>
	(bundles, common, resolveDir, scanned) => {
		const stdin = { contents, resolveDir, sourcefile: name, loader };
		return bundle(
			bundles,
			name,
			{ ...common, ...more, stdin, minify: true, entryNames: name, target: TARGET },
			scanned,
		);
	};

const CSS: BuildOptions = {
	assetNames: "assets/[name]-[hash]",
	publicPath: "/",
	loader: { ".woff2": "file", ".woff": "file", ".svg": "file", ".png": "file", ".jpg": "file", ".webp": "file" },
};

/** The style sheet of every page, and the additional one for pages other than articles. */
export const bundleTheme = createBundle("theme", '@import "./theme.css";', "css", CSS);
export const bundleLists = createBundle("lists", '@import "./lists.css";', "css", CSS);

/** The script of pages with live coverage that has not ended. */
export const bundleScript = createBundle("live", 'import "./live.js";', "js", {
	format: "esm",
	platform: "browser",
});

/** The published file. */
export function scriptFile(bundled: readonly BundledFile[]): OutputFile {
	const bytes = outputWithExtension(bundled, ".js");
	return { path: `assets/live-${shortDigest(bytes)}.js`, bytes, kind: "asset" };
}

/** The published files of a style sheet `name` at the URL `url` of the site: the sheet itself, which ends with `more`, the fonts to preload, and all files. */
export function sheetFiles(
	name: "theme" | "lists",
	bundled: readonly BundledFile[],
	url: Url,
	more = "",
): {
	readonly css: Url;
	readonly fonts: readonly Url[];
	readonly files: readonly OutputFile[];
} {
	const plain = Buffer.from(outputWithExtension(bundled, ".css")).toString();
	const sheet = Buffer.from(sheetOnHost(`${plain.trimEnd()}${more}\n`, url));
	const css = `assets/${name}-${shortDigest(sheet)}.css`;
	const files = bundled.map(
		({ path, bytes }): OutputFile =>
			path.endsWith(".css")
				? { path: css, bytes: sheet, kind: "asset" }
				: { path: relative(VIRTUAL_OUTDIR, path).split(sep).join("/"), bytes, kind: "asset" },
	);
	const fonts = files
		.map(({ path }) => path)
		.filter((path) => path.endsWith(".woff2") && !/italic|-ext-/i.test(path))
		.sort(compare)
		.slice(0, 2);
	return { css: `/${css}`, fonts: fonts.map((path) => `/${path}`), files };
}

const sheetOnHost = (css: string, url: Url): string => (basePathOf(url) === "" ? css : cssWithBasePath(css, url));
