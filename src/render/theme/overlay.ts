/** Resolves imports of templates: a file of the site replaces that of the default theme. */
import { dirname, join, relative, resolve, sep } from "node:path";
import type { Plugin as EsbuildPlugin } from "esbuild";
import { isThere } from "../../core/exists.js";
import { PACKAGE_DIR, PROGRAM_DIR } from "../../core/locations.js";

/** The default theme, next to the compiled code. */
export const DEFAULT_THEME_DIR = join(PACKAGE_DIR, "templates/");
/** The nominal output folder of bundles. Nothing is written there. */
export const VIRTUAL_OUTDIR = join(PACKAGE_DIR, "bundled");
/** The messages of the interface, which templates import as `broadsheet/words`. */
const MESSAGES_MODULE = join(PROGRAM_DIR, "core/i18n/template-entry");
/** Marks an import of Preact that was already redirected to Broadsheet's copy. */
const RESOLVED_HERE = "broadsheet";

/**
 * A file of the site's `templates/` replaces the default one of the same name in every import. The searched folders are added to `scanned`: a new file
 * there can change the result.
 */
export function overlay(
	folders: readonly string[],
	scanned: Set<string>,
	without: readonly string[] = [],
): EsbuildPlugin {
	return {
		name: `overlay of ${folders.join(" and ")}${without.length ? ` without ${without.join(" and ")}` : ""}`,
		setup(esbuild) {
			esbuild.onResolve({ filter: /^\.{1,2}\// }, ({ path, resolveDir }) => {
				const home =
					folders.find((folder) => `${resolve(resolveDir)}${sep}`.startsWith(`${resolve(folder)}${sep}`)) ??
					DEFAULT_THEME_DIR;
				const wanted = relative(home, resolve(resolveDir, path));
				if (wanted.startsWith("..")) return undefined;
				if (without.includes(wanted)) return { path: wanted, namespace: "nothing" };
				const stem = wanted.replace(/\.[cm]?jsx?$/, "");
				for (const folder of folders) scanned.add(dirname(join(folder, wanted)));
				for (const folder of folders)
					for (const name of [wanted, `${stem}.tsx`, `${stem}.ts`, `${stem}.jsx`]) {
						const file = join(folder, name);
						if (/\.\w+$/.test(name) && isThere(file)) return { path: file };
					}
				return undefined;
			});
			esbuild.onLoad({ filter: /./, namespace: "nothing" }, () => ({ contents: "", loader: "css" }));
			esbuild.onResolve({ filter: /^broadsheet\/words$/ }, ({ kind }) =>
				esbuild.resolve(MESSAGES_MODULE, { resolveDir: PACKAGE_DIR, kind }),
			);
			// Preact is resolved from Broadsheet, wherever the template is.
			esbuild.onResolve({ filter: /^preact(?:-render-to-string)?(?:\/|$)/ }, ({ path, kind, pluginData }) =>
				pluginData === RESOLVED_HERE
					? undefined
					: esbuild.resolve(path, { resolveDir: PACKAGE_DIR, kind, pluginData: RESOLVED_HERE }),
			);
		},
	};
}
