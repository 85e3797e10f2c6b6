/**
 * A snippet for an nginx `server` block. A `location` with its own headers inherits none, so each repeats all of them (ngx_http_headers_module,
 * `add_header`). `upgrade-insecure-requests` is sent over https only: on an http-only server, pages would lose their style sheets.
 */
import type { Rules } from "./rules.js";

const UPGRADE = "; upgrade-insecure-requests";

export function nginx({ all, hashed, cache, types }: Rules): string {
	const upgrades = all.some(([, value]) => value.endsWith(UPGRADE));
	const headers = (cache: string) =>
		[...all, ["Cache-Control", cache] as const].map(
			([name, value]) =>
				`add_header ${name} ${nginxQuoted(value).replace(`${UPGRADE}"`, '$broadsheet_upgrade"')} always;`,
		);
	const block = (location: string, lines: readonly string[]) => [
		`location ${location} {`,
		...lines.map((line) => `\t${line}`),
		"}",
	];
	return `${[
		"# Include it in a server { }.",
		...(upgrades
			? ['set $broadsheet_upgrade "";', `if ($https) { set $broadsheet_upgrade ${nginxQuoted(UPGRADE)}; }`]
			: []),
		...headers(cache),
		...block(`^~ ${hashed.folder}`, headers(hashed.cache)),
		...types.flatMap(([file, type]) => block(`~ /${file.replaceAll(".", "\\.")}$`, ["types { }", ...typed(type)])),
	].join("\n")}\n`;
}

/** A `default_type` with a charset would match no type in `gzip_types`. */
const typed = (type: string): string[] => {
	const [name = "", charset] = type.split("; charset=");
	return [`default_type ${name};`, ...(charset ? [`charset ${charset};`, `charset_types ${name};`] : [])];
};
const nginxQuoted = (text: string): string => `"${text.replace(/["\\]/g, "\\$&")}"`;
