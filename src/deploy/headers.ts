/** The headers stored with each file at hosts that support it: media type and cache rule, from the rules of `_headers`. */
import { join } from "node:path";
import { lookup } from "mrmime";
import * as z from "zod";
import { basePathOf } from "../core/base-path.js";
import { shortDigest } from "../core/digest.js";
import { ifThere } from "../core/exists.js";
import { memoize } from "../core/memoize.js";
import type { Path, SiteConfig, Url } from "../core/model.js";
import { fileNameOf, outputPathOf } from "../core/paths.js";
import { readRegularFile } from "../core/regular-file.js";
import { buildRules } from "../plugins/response-headers/rules.js";

/** By lower-case name. */
export type Headers = Readonly<Record<string, string>>;

export function headersFor(site: SiteConfig): (path: Path) => Headers {
	const { hashed, cache, types } = buildRules(site);
	const known = new Map(types);
	return (path) => ({
		"content-type": known.get(fileNameOf(path)) ?? typeOf(path),
		"cache-control": `/${path}`.startsWith(hashed.folder) ? hashed.cache : cache,
	});
}

/** Equal headers have equal digests. */
export const headersDigest = (headers: Headers): string => digestOfText(JSON.stringify(headers));
const digestOfText = memoize(100, (text: string): string => shortDigest(text).slice(0, 8));

function typeOf(path: Path): string {
	const type = lookup(path) ?? "application/octet-stream";
	return /^text\/|javascript|json|\bxml$/.test(type) && type !== "image/svg+xml" ? `${type}; charset=utf-8` : type;
}

const Redirects = z.object({ moved: z.record(z.string(), z.string()) });

/** The files of redirects and their targets, from `redirects.json` of the output. `url` is that of the site. */
export function movedIn(out: string, url: Url): ReadonlyMap<Path, Url> {
	const text = ifThere(() => readRegularFile(join(out, "redirects.json")).toString());
	const base = basePathOf(url);
	const inSite = (from: Url) => (from.startsWith(`${base}/`) ? from.slice(base.length) : from);
	const { moved } = text === undefined ? { moved: {} } : Redirects.parse(JSON.parse(text));
	return new Map(Object.entries(moved).map(([from, to]) => [outputPathOf(decodeURIComponent(inSite(from))), to]));
}
