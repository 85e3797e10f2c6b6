/** Loads the bundled templates as a module. */
import { pathToFileURL } from "node:url";
import { compileFunction } from "node:vm";
import { CacheEmptied } from "../../core/cache-emptied.js";
import { digest } from "../../core/digest.js";
import { isThere } from "../../core/exists.js";
import { memoize } from "../../core/memoize.js";
import type { Html } from "../../core/model.js";
import { readRegularFile } from "../../core/regular-file.js";
import type { COMPONENTS } from "./bundle-entry.js";

/** The exports of the bundled module. */
export interface TemplateModule {
	readonly print: (template: string, props: object) => Html;
	readonly component: (name: (typeof COMPONENTS)[number], props: object) => Html;
}

/** The module and its source map. Rejects with `CacheEmptied` if the cache was cleared. */
export async function importTemplates(
	file: string,
): Promise<{ readonly module: TemplateModule; readonly map: string }> {
	try {
		const map = readRegularFile(`${file}.map`).toString();
		const module = compiled(readRegularFile(file).toString());
		return { module: module ?? (await import(pathToFileURL(file).href)), map };
	} catch (cause) {
		const missing = [file, `${file}.map`].find((each) => !isThere(each));
		throw missing === undefined ? cause : new CacheEmptied(`${missing} is missing`);
	}
}

const STRICT = '"use strict";';

/**
 * Evaluates the module as a function, so that it can be garbage collected: an imported module stays in memory until the process ends, and a preview
 * loads a new one after each change of a template. A process that builds several sites with the same templates keeps their optimized code. Undefined if
 * the text cannot be a function, because it imports or awaits.
 */
const compiled = memoize(2, (text: string): TemplateModule | undefined => {
	const [end, names] = /\nexport \{([\w$,\s]+)\};\s*$/.exec(text) ?? [];
	if (end === undefined || /\bimport\s*[.(]/.test(text)) return undefined;
	try {
		// Lines and columns must equal those of the file, because errors are mapped with its source map.
		return compileFunction(`${STRICT}${text.slice(0, -end.length)}\nreturn {${names}};`, [], {
			filename: `templates-${digest(text).slice(0, 16)}.mjs`,
			columnOffset: -STRICT.length,
		})();
	} catch (cause) {
		if (cause instanceof SyntaxError) return undefined;
		throw cause;
	}
});
