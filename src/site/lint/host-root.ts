/** Of a site below a path: files that others read at the root of a host alone, and addresses that have the path twice. */
import { basePathOf } from "../../core/base-path.js";
import type { Edition, Problem, Url } from "../../core/model.js";
import { warning } from "../../core/problem.js";

/** RFC 9309, 2.3; IAB Tech Lab, ads.txt 1.1, 3.1; RFC 8615, 3. */
const AT_ROOT = /^\/(?:robots\.txt|(?:app-)?ads\.txt|\.well-known\/.+)$/;
/** The keys of the configuration that write such a file. */
const WRITTEN_BY = new Map([
	["/robots.txt", "then `robots: { file: false }` ends this warning"],
	["/.well-known/security.txt", "then leave `security` out of the configuration"],
]);

export function misplacedBelowPath(edition: Pick<Edition, "urls" | "redirects" | "site">): Problem[] {
	const { url } = edition.site;
	const base = basePathOf(url);
	return base === "" ? [] : [...filesForHostRoot(edition.urls, url, base), ...pathTwice(edition, base)];
}

/** Former addresses that an editor writes are addresses within the site; one that is copied from a browser has the path in it. */
function pathTwice({ urls: { owners }, redirects }: Pick<Edition, "urls" | "redirects">, base: string): Problem[] {
	// A section or page may be called like the path.
	if (owners.has(`${base}/`)) return [];
	return redirects.flatMap(({ from }) => {
		const place = from.startsWith(`${base}/`) ? owners.get(from)?.place : undefined;
		if (!place) return [];
		const message = `"${from}" is an address within the site: it is served at ${base}${from}`;
		const hint = `write "${from.slice(base.length)}": ${base} is the path of \`url\`, which every address gets`;
		return [warning("path-twice", message, place, { hint })];
	});
}

function filesForHostRoot({ owners }: Edition["urls"], url: Url, base: string): Problem[] {
	const root = url.slice(0, -base.length);
	return [...owners].flatMap(([path, { place }]) => {
		if (!AT_ROOT.test(path)) return [];
		const rest = place ? `then remove ${place.path}` : (WRITTEN_BY.get(path) ?? "then leave it out here");
		return warning("host-root", `${path} is read at ${root}${path} alone, and this site is at ${base}/`, place, {
			hint: `publish ${base}${path} at the root of ${new URL(root).host}, in its own file or added to the one there; ${rest}`,
		});
	});
}
