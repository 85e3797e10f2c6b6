/** The bundled templates as a module that renders. */
import { pathToFileURL } from "node:url";
import { compileFunction } from "node:vm";
import { CacheEmptied } from "../../core/cache-emptied.js";
import { isThere } from "../../core/exists.js";
import type { Html } from "../../core/model.js";
import { readRegularFile } from "../../core/regular-file.js";
import type { COMPONENTS } from "./bundle-entry.js";

/** What the bundled module exports. */
export interface TemplateModule {
	readonly print: (template: string, props: object) => Html;
	readonly component: (name: (typeof COMPONENTS)[number], props: object) => Html;
}

/** The module and its source map: all that a renderer needs of templates. Rejects with `CacheEmptied` if the cache was cleared. */
export async function importTemplates(
	file: string,
): Promise<{ readonly module: TemplateModule; readonly map: string }> {
	try {
		const map = readRegularFile(`${file}.map`).toString();
		const url = pathToFileURL(file).href;
		return { module: compiled(readRegularFile(file).toString(), url) ?? (await import(url)), map };
	} catch (cause) {
		const missing = [file, `${file}.map`].find((each) => !isThere(each));
		throw missing === undefined ? cause : new CacheEmptied(`${missing} is missing`);
	}
}

const STRICT = '"use strict";';

/**
 * The module as a function of its own, which is collected once nothing holds it: what `import` loads stays in memory until the process ends, and a preview loads one more
 * with each change of a template. Undefined where the text is more than a function can be: it imports, or awaits.
 */
function compiled(text: string, url: string): TemplateModule | undefined {
	const [end, names] = /\nexport \{([\w$,\s]+)\};\s*$/.exec(text) ?? [];
	if (end === undefined || /\bimport\s*[.(]/.test(text)) return undefined;
	try {
		// Lines and columns are those of the file: faults are looked up in its source map.
		return compileFunction(`${STRICT}${text.slice(0, -end.length)}\nreturn {${names}};`, [], {
			filename: url,
			columnOffset: -STRICT.length,
		})();
	} catch (cause) {
		if (cause instanceof SyntaxError) return undefined;
		throw cause;
	}
}
