/** The bundled templates as a module that prints. */
import { pathToFileURL } from "node:url";
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

/** The module and its source map: all that a renderer knows of templates. Rejects with `CacheEmptied` where the cache was emptied. */
export async function importTemplates(
	file: string,
): Promise<{ readonly module: TemplateModule; readonly map: string }> {
	try {
		const map = readRegularFile(`${file}.map`).toString();
		return { module: await import(pathToFileURL(file).href), map };
	} catch (cause) {
		const missing = [file, `${file}.map`].find((each) => !isThere(each));
		throw missing === undefined ? cause : new CacheEmptied(`${missing} is missing`);
	}
}
