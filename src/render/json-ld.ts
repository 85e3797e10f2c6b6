import type { Plugin, Problem } from "../core/model.js";
import { collectHook } from "../core/plugin-hooks.js";
import type { PageView } from "../core/views.js";

/** The structured data of a page from all plugins, as JSON-LD escaped for a script element (HTML, 4.12.1.3). */
export function buildStructuredData(
	view: PageView,
	plugins: readonly Plugin[],
	report: (problem: Problem) => void,
): string | undefined {
	const nodes = collectHook(plugins, "structured", (plugin) => plugin.structured?.(view), report, {
		page: view.url,
	});
	if (nodes.length === 0) return undefined;
	return JSON.stringify({ "@context": "https://schema.org", "@graph": nodes }).replace(
		/[<>&\u2028\u2029]/g,
		(sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
	);
}
