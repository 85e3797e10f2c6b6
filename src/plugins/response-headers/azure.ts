/**
 * `staticwebapp.config.json` in the output, for Azure Static Web Apps: headers, media types, the page for 404, slashes at the ends of addresses, and former
 * addresses (learn.microsoft.com, "Configure Azure Static Web Apps"). The file may have 20 KB: former addresses that do not fit have only their pages, which
 * lead on. There is no rule for 410, and none for addresses with a placeholder in the middle.
 */
import type { RedirectRules } from "../redirects.js";
import type { Rules } from "./rules.js";

/** Bytes ("Restrictions" there), with room for the end of the file. */
const MAX_BYTES = 20_000 - 100;

export function azure({ base, all, hashed, cache, types }: Rules, { pairs }: RedirectRules): string {
	const extensions = types.map(([file, type]) => [file.slice(file.lastIndexOf(".")), type] as const);
	const config = (routes: readonly object[]) =>
		`${JSON.stringify(
			{
				trailingSlash: "auto",
				globalHeaders: Object.fromEntries([...all, ["Cache-Control", cache]]),
				// Types are by extension: that of the feed for readers counts, because browsers show it.
				mimeTypes: Object.fromEntries(extensions.toReversed().filter(([extension]) => extension !== ".json")),
				responseOverrides: { "404": { rewrite: `${base}/404.html` } },
				routes: [{ route: `${base}${hashed.folder}*`, headers: { "Cache-Control": hashed.cache } }, ...routes],
			},
			null,
			"\t",
		)}\n`;
	const routes: object[] = [];
	let bytes = Buffer.byteLength(config([]));
	for (const [from, to] of pairs) {
		// In a route a `*` stands for anything.
		if (from.includes("*")) continue;
		const route = { route: from, redirect: to, statusCode: 301 };
		bytes += Buffer.byteLength(JSON.stringify([route], null, "\t")) + 20;
		if (bytes > MAX_BYTES) break;
		routes.push(route);
	}
	return config(routes);
}
