/** Whether pages may appear and disappear while all others stay. */
import type { OutputRecords } from "../cache/output-records.js";
import { fnv1a32, linkKey } from "../core/link-key.js";
import type { Path, Url } from "../core/model.js";
import { caseFold, outputPathOf, urlOf } from "../core/paths.js";
import { type KeptTexts, referrersTo } from "./referrers.js";

/** Whether no file has an address that is new, and no text refers to a new one or to one that is gone, except to those of changed stories (`own`). */
export function mayAppear(
	urls: readonly Url[],
	gone: readonly Path[],
	files: OutputRecords,
	own: ReadonlySet<Url>,
	changes: KeptTexts,
): boolean {
	const fresh = urls.filter((url) => files.indexOf(outputPathOf(url)) < 0);
	if (fresh.map(outputPathOf).some((path) => path.length > MAX_PATH || collides(path, files.paths()))) return false;
	const others = [...fresh, ...gone.map(urlOf)].filter((url) => !own.has(url));
	const names = new Set(others.map((url) => fnv1a32(linkKey(url)) || 1));
	return names.size === 0 || referrersTo(names, {}, changes)?.length === 0;
}
/** Whether a file has this path on some systems, or the path is that of a folder of a file, or has a file for a folder. */
function collides(path: Path, paths: readonly Path[]): boolean {
	const form = caseFold(path);
	return paths.some((other) => {
		const [short, long] = other.length <= path.length ? [other, form] : [path, other];
		return short === other
			? long.startsWith(caseFold(short)) && /^(?:\/|$)/.test(long.slice(short.length))
			: long[path.length] === "/" && caseFold(long).startsWith(`${form}/`);
	});
}
/** In characters; the address of a longer one may be too long. */
const MAX_PATH = 250;
