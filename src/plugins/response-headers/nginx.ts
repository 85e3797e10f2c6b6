/**
 * A snippet for an nginx `server` block or, below a base path, for the `location` of that path. A `location` with its own headers inherits none, so each repeats all of them (ngx_http_headers_module,
 * `add_header`). `upgrade-insecure-requests` is sent over https only: on an http-only server, pages would lose their style sheets.
 */
import type { Rules } from "./rules.js";

const UPGRADE = "; upgrade-insecure-requests";

export function nginx({ base, all, hashed, cache, types }: Rules): string {
	const upgrades = all.some(([, value]) => value.endsWith(UPGRADE));
	const headers = (cache: string) =>
		[...all, ["Cache-Control", cache] as const].map(
			([name, value]) =>
				`add_header ${name} ${nginxQuoted(value).replace(`${UPGRADE}"`, '$broadsheet_upgrade"')} always;`,
		);
	const upgrade = upgrades
		? ['set $broadsheet_upgrade "";', `if ($https) { set $broadsheet_upgrade ${nginxQuoted(UPGRADE)}; }`]
		: [];
	// Within a `location`, variables are set by the innermost one alone (ngx_http_rewrite_module).
	const inner = base === "" ? [] : upgrade;
	const block = (location: string, lines: readonly string[]) => [
		`location ${location} {`,
		...[...inner, ...lines].map((line) => `\t${line}`),
		"}",
	];
	// nginx compares with the decoded path.
	const path = decodeURIComponent(base);
	const anywhere = base === "" ? "/" : `^${escapedForPattern(path)}/(?:.*/)?`;
	return `${[
		base === "" ? "# Include it in a server { }." : `# Include it in location ${path}/ { }.`,
		...upgrade,
		...headers(cache),
		...block(`^~ ${path}${hashed.folder}`, headers(hashed.cache)),
		...types.flatMap(([file, type]) =>
			block(`~ ${anywhere}${escapedForPattern(file)}$`, ["types { }", ...typed(type)]),
		),
	].join("\n")}\n`;
}

/** A `default_type` with a charset would match no type in `gzip_types`. */
const typed = (type: string): string[] => {
	const [name = "", charset] = type.split("; charset=");
	return [`default_type ${name};`, ...(charset ? [`charset ${charset};`, `charset_types ${name};`] : [])];
};
const nginxQuoted = (text: string): string => `"${text.replace(/["\\]/g, "\\$&")}"`;
const escapedForPattern = (path: string): string => path.replaceAll(".", "\\.");
