/**
 * `_headers`, as Netlify and Cloudflare Pages read it. Both send what all matching rules say, joined: so no header of a file is in two rules, and what
 * they send by themselves, `max-age=0, must-revalidate`, is not said again. A `*` matches any characters; Cloudflare takes one in a rule.
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
