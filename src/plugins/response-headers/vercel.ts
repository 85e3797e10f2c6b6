/**
 * `vercel.json` in the output, for `vercel deploy` from there: headers, former addresses and slashes at the ends of addresses (Vercel, "Project
 * configuration"). Sources are patterns of path-to-regexp; the headers of all matching entries are sent, the last value of each name. Vercel has no rule for
 * 410: such an address has a page that says so.
 */
import type { RedirectRules } from "../redirects.js";
import type { Rules } from "./rules.js";

export const vercel = ({ base, all, hashed, cache, types }: Rules, { pairs, patterns }: RedirectRules): string =>
	`${JSON.stringify(
		{
			trailingSlash: true,
			headers: [
				entry(`${base}/(.*)`, [...all, ["Cache-Control", cache]]),
				entry(`${base}${hashed.folder}(.*)`, [["Cache-Control", hashed.cache]]),
				...types.map(([file, type]) => entry(`${base}/(.*/)?${file.replaceAll(".", "\\.")}`, [["Content-Type", type]])),
			],
			redirects: [
				...pairs.map(([from, to]) => ({ source: escaped(from), destination: to, statusCode: 301 })),
				...patterns.map(([source, destination]) => ({ source, destination, statusCode: 301 })),
			],
		},
		null,
		"\t",
	)}\n`;

const entry = (source: string, headers: Rules["all"]) => ({
	source,
	headers: headers.map(([key, value]) => ({ key, value })),
});
const escaped = (path: string): string => path.replace(/[():*+?{}\\]/g, "\\$&");
