/** What is stored with each file at a host that takes headers: its type and its cache rule, from the rules that `_headers` is made of. */
import { join } from "node:path";
import { lookup } from "mrmime";
import * as z from "zod";
import { shortDigest } from "../base/digest.js";
import { fileOf, nameOf } from "../base/paths.js";
import { readPlain } from "../engine/plain.js";
import { ifThere } from "../engine/there.js";
import { rulesOf } from "../features/hosts/rules.js";
import type { Path, Site, Url } from "../model.js";

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

const Redirects = z.object({ moved: z.record(z.string(), z.string()) });

/** The files that stand for former addresses → where these lead: from `redirects.json` of the output. */
export function movedIn(out: string): ReadonlyMap<Path, Url> {
	const text = ifThere(() => readPlain(join(out, "redirects.json")).toString());
	const { moved } = text === undefined ? { moved: {} } : Redirects.parse(JSON.parse(text));
	return new Map(Object.entries(moved).map(([from, to]) => [fileOf(decodeURIComponent(from)), to]));
}
