/** What is stored with each file at a host that takes headers: its type and its cache rule, from the rules that `_headers` is made of. */
import { lookup } from "mrmime";
import { shortDigest } from "../base/digest.js";
import { nameOf } from "../base/paths.js";
import { rulesOf } from "../features/hosts/rules.js";
import type { Path, Site } from "../model.js";

/** By name, in small letters. */
export type Headers = Readonly<Record<string, string>>;

export function headersFor(site: Site): (path: Path) => Headers {
	const { hashed, cache, types } = rulesOf(site);
	const known = new Map(types);
	return (path) => ({
		"content-type": known.get(nameOf(path)) ?? typeOf(path),
		"cache-control": `/${path}`.startsWith(hashed.folder) ? hashed.cache : cache,
	});
}

/** Equal headers, equal digests. */
export const headersDigest = (headers: Headers): string => shortDigest(JSON.stringify(headers)).slice(0, 8);

function typeOf(path: Path): string {
	const type = lookup(path) ?? "application/octet-stream";
	return /^text\/|javascript|json|\bxml$/.test(type) && type !== "image/svg+xml" ? `${type}; charset=utf-8` : type;
}
