/**
 * `_headers` for Netlify and Cloudflare Pages. Both join the headers of all matching rules, so no header of a file is in two rules, and their default,
 * `max-age=0, must-revalidate`, is not repeated. A `*` matches any characters; Cloudflare allows one per rule.
 */
import type { Rules } from "./rules.js";

export const headersFile = ({ base, all, hashed, types }: Rules): string =>
	[
		rule(`${base}/*`, all),
		rule(`${base}${hashed.folder}*`, [["Cache-Control", hashed.cache]]),
		...types.flatMap(([file, type]) =>
			[`/${file}`, ...(file === "site.webmanifest" ? [] : [`/*/${file}`])].map((path) =>
				rule(base + path, [["Content-Type", type]]),
			),
		),
	].join("\n");

const rule = (path: string, headers: Rules["all"]): string =>
	`${path}\n${headers.map(([name, value]) => `  ${name}: ${value}\n`).join("")}`;
