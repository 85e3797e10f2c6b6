/**
 * Snippets for a site block of a Caddyfile, with Caddy 2.5 or later: `headers.caddy`, and `redirects.caddy` with the former addresses. Within `route`,
 * directives keep their order, so that later headers override earlier ones. Caddy compares with the decoded path.
 */
import type { RedirectRules } from "../redirects.js";
import type { Rules } from "./rules.js";

export const caddyHeaders = ({ base, all, hashed, cache, types }: Rules): string => {
	const path = decodeURIComponent(base);
	return `${[
		"# Import it into a site block.",
		"route {",
		"\theader {",
		...[...all, ["Cache-Control", cache] as const].map(([name, value]) => `\t\t${name} ${caddyToken(value)}`),
		"\t}",
		`\theader ${caddyToken(`${path}${hashed.folder}*`)} Cache-Control ${caddyToken(hashed.cache)}`,
		...types.map(([file, type]) => `\theader ${caddyToken(`${path}/*${file}`)} Content-Type ${caddyToken(type)}`),
		"}",
	].join("\n")}\n`;
};

/** Without former addresses it is a comment: the Caddyfile imports it in any case. */
export const caddyRedirects = ({ pairs, patterns, gone }: RedirectRules): string =>
	`${[
		"# Import it into a site block.",
		...(pairs.length + patterns.length
			? [
					"map {path} {broadsheet_moved} {",
					...pairs.map(([from, to]) => `\t${caddyToken(decodeURIComponent(from))} ${caddyToken(to)}`),
					...patterns.map(
						([from, to]) => `\t${caddyToken(patternOf(from))} ${caddyToken(to.replace(":slug", "$" + "{1}"))}`,
					),
					'\tdefault ""',
					"}",
					'@broadsheet_moved expression `{broadsheet_moved} != ""`',
					"redir @broadsheet_moved {broadsheet_moved} permanent",
				]
			: []),
		...(gone.length
			? [
					"map {path} {broadsheet_gone} {",
					...gone.map((url) => `\t${caddyToken(decodeURIComponent(url))} 1`),
					'\tdefault ""',
					"}",
					'@broadsheet_gone expression `{broadsheet_gone} != ""`',
					"error @broadsheet_gone 410",
				]
			: []),
	].join("\n")}\n`;

/** A regular expression of a `map` begins with `~`. */
const patternOf = (from: string): string =>
	`~^${decodeURIComponent(from)
		.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")
		.replace(":slug", "([^/]+)")}$`;

/** A token of a Caddyfile; `{` begins a placeholder. */
const caddyToken = (text: string): string => `"${text.replace(/["\\]/g, "\\$&").replace(/\{(?!1\})/g, "\\{")}"`;
