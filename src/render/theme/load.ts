/** Bundles the templates and style sheets of a site, which replace those of the default theme, into a module and hashed files. */
import { join, resolve } from "node:path";
import type { BuildFailure } from "esbuild";
import { outputWithExtension, writeIfChanged } from "../../cache/bundle-cache.js";
import { mergeProblem } from "../../cache/merge-conflict-plugin.js";
import { digest } from "../../core/digest.js";
import { isThere } from "../../core/exists.js";
import { PACKAGE_DIR } from "../../core/locations.js";
import type { Outcome, OutputFile, SiteConfig, Url } from "../../core/model.js";
import { error } from "../../core/problem.js";
import { COMPONENTS, LANGUAGE } from "./bundle-entry.js";
import { bundleTemplates, DEFAULT_BUNDLES, templateNames } from "./bundles.js";
import { colorsOf } from "./colors.js";
import { DEFAULT_THEME_DIR } from "./overlay.js";
import { type Dressed, scriptFile, sheetFiles, unusedSheets } from "./styles.js";
import { placeFromEsbuild } from "./template-place.js";

/** The name under which the digest of machine-readable files is stored: no template renders them, but the components in bodies do. */
const DOCUMENT_TEMPLATE = "";
export interface Templates {
	/** The module on disk, which worker threads import. */
	readonly file: string;
	readonly names: ReadonlySet<string>;
	/** Digest of the whole module. */
	readonly digest: string;
	/** Digests by template name: of the template, of everything that it imports, and of the components in bodies. */
	readonly digests: ReadonlyMap<string, string>;
	readonly css: Url;
	readonly lists: Url;
	readonly fonts: readonly Url[];
	readonly files: readonly OutputFile[];
	/** The script of pages with live coverage; published only if there are any. */
	readonly live: Url;
	readonly scripts: readonly OutputFile[];
}

/** Bundles into `cache`. `root` is the site's folder, which may contain `templates/`; `site.language` is that of the messages in templates. */
export async function loadTemplates(
	root: string,
	cache: string,
	site: Pick<SiteConfig, "language" | "url"> & Dressed,
): Promise<Outcome<Templates>> {
	const own = join(root, "templates");
	const folders = [own, DEFAULT_THEME_DIR].filter(
		(folder, index, all) => (isThere(folder) && resolve(folder) !== resolve(all[1 - index] ?? "")) || index === 1,
	);
	// All sites without templates of their own share the same bundles, wherever they are.
	const home = folders.length === 1 ? PACKAGE_DIR : root;
	const names = templateNames(folders);
	try {
		const bundles = { cache, shipped: isThere(own) ? undefined : DEFAULT_BUNDLES };
		const { code, style, lists, script } = await bundleTemplates(bundles, { home, folders, names }, unusedSheets(site));
		const text = Buffer.from(outputWithExtension(code.files, ".js"))
			.toString()
			.replaceAll(JSON.stringify(LANGUAGE), JSON.stringify(site.language));
		const key = digest(text);
		const file = join(cache, `templates-${key.slice(0, 16)}.mjs`);
		writeIfChanged(file, text);
		writeIfChanged(`${file}.map`, outputWithExtension(code.files, ".map"));
		const digestsOf = (name: string): readonly string[] =>
			folders
				.map((folder) => join(folder, `${name}.tsx`))
				.filter(isThere)
				.slice(0, 1)
				.map(code.digestOf);
		const components = COMPONENTS.flatMap((part) => digestsOf(`components/${part}`));
		const digestOf = (name: string): string =>
			digest(JSON.stringify([site.language, ...digestsOf(name), ...components]));
		const live = scriptFile(script.files);
		const { css, fonts, files } = sheetFiles("theme", style.files, site.url, colorsOf(site.theme));
		const more = sheetFiles("lists", lists.files, site.url);
		return {
			value: {
				file,
				names: new Set(names),
				digest: key,
				digests: new Map([DOCUMENT_TEMPLATE, ...names].map((name) => [name, digestOf(name)])),
				css,
				lists: more.css,
				fonts,
				files: [...new Map([...files, ...more.files].map((file) => [file.path, file])).values()],
				live: `/${live.path}`,
				scripts: [live],
			},
			problems: [],
		};
	} catch (cause) {
		const { errors } = cause as BuildFailure;
		if (!Array.isArray(errors)) throw cause;
		return {
			problems: errors.map((message) => {
				const place = placeFromEsbuild(message, home, root);
				return mergeProblem(message, place) ?? error("template-syntax", message.text, place);
			}),
		};
	}
}

/** The version of everything that renders a page of a template, or a document. */
export const templateDigest = (template: string, { digests }: Templates): string =>
	digests.get(template) ?? digests.get(DOCUMENT_TEMPLATE) ?? "";
