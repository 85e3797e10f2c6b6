/** Bundles `broadsheet.config.ts` with the modules that it imports. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { BuildFailure, Plugin as EsbuildPlugin } from "esbuild";
import { bundle, outputWithExtension } from "../cache/bundle-cache.js";
import { mergeProblem } from "../cache/merge-conflict-plugin.js";
import { PROGRAM_DIR } from "../core/locations.js";
import type { Outcome } from "../core/model.js";
import { error } from "../core/problem.js";
import { CONFIG_FILE } from "./key-place.js";

/** `import … from 'broadsheet'` in a configuration resolves to this program, whether it is installed or not. */
const resolveSelf: EsbuildPlugin = {
	// The bundle names the program's file, so another place of the program needs another bundle.
	name: `broadsheet in ${PROGRAM_DIR}`,
	setup: (esbuild) =>
		void esbuild.onResolve({ filter: /^broadsheet$/ }, () => ({
			path: pathToFileURL(join(PROGRAM_DIR, "index.js")).href,
			external: true,
		})),
};

/** The bundled module, and its source map, whose sources are relative to `root`. */
export async function bundleConfig(
	root: string,
	cache: string,
): Promise<Outcome<{ readonly text: string; readonly map: string }>> {
	try {
		const { files } = await bundle({ cache }, "config", {
			entryPoints: [join(root, CONFIG_FILE)],
			absWorkingDir: root,
			format: "esm",
			platform: "node",
			target: "node20",
			// Nothing is written there: the sources of the source map are relative to its folder.
			outfile: join(root, "broadsheet.config.bundled.mjs"),
			sourcemap: "external",
			sourcesContent: false,
			logLevel: "silent",
			plugins: [resolveSelf],
		});
		const fileOf = (ending: string) => Buffer.from(outputWithExtension(files, ending)).toString();
		return { value: { text: fileOf(".mjs"), map: fileOf(".map") }, problems: [] };
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
					: { path: CONFIG_FILE };
				return mergeProblem(message, place) ?? error("config", message.text, place);
			}),
		};
	}
}
