/** A snippet for a `server` of nginx. A `location` with a header of its own sends none of those around it, so each says all (ngx_http_headers_module, `add_header`). */
import type { Rules } from "./rules.js";

export function nginx({ all, hashed, cache, types }: Rules): string {
	const headers = (cache: string) =>
		[...all, ["Cache-Control", cache] as const].map(([name, value]) => `add_header ${name} ${quoted(value)} always;`);
	const block = (location: string, lines: readonly string[]) => [
		`location ${location} {`,
		...lines.map((line) => `\t${line}`),
		"}",
	];
	return `${[
		"# Include it in a server { }.",
		...headers(cache),
		...block(`^~ ${hashed.folder}`, headers(hashed.cache)),
		...types.flatMap(([file, type]) =>
			block(`~ /${file.replaceAll(".", "\\.")}$`, ["types { }", `default_type ${quoted(type)};`]),
		),
	].join("\n")}\n`;
}

const quoted = (text: string): string => `"${text.replace(/["\\]/g, "\\$&")}"`;
