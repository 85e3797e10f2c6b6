/** Files that others read at the root of a host alone, on a site below a path: there nobody reads them. */
import { basePathOf } from "../../core/base-path.js";
import type { Problem, SiteConfig, Urls } from "../../core/model.js";
import { warning } from "../../core/problem.js";

/** RFC 9309, 2.3; IAB Tech Lab, ads.txt 1.1, 3.1; RFC 8615, 3. */
const AT_ROOT = /^\/(?:robots\.txt|(?:app-)?ads\.txt|\.well-known\/.+)$/;
/** The keys of the configuration that write such a file. */
const WRITTEN_BY = new Map([
	["/robots.txt", "then `robots: { file: false }` ends this warning"],
	["/.well-known/security.txt", "then leave `security` out of the configuration"],
]);

export function filesForHostRoot({ owners }: Pick<Urls, "owners">, { url }: Pick<SiteConfig, "url">): Problem[] {
	const base = basePathOf(url);
	if (base === "") return [];
	const root = url.slice(0, -base.length);
	return [...owners].flatMap(([path, { place }]) => {
		if (!AT_ROOT.test(path)) return [];
		const rest = place ? `then remove ${place.path}` : (WRITTEN_BY.get(path) ?? "then leave it out here");
		return warning("host-root", `${path} is read at ${root}${path} alone, and this site is at ${base}/`, place, {
			hint: `publish ${base}${path} at the root of ${new URL(root).host}, in its own file or added to the one there; ${rest}`,
		});
	});
}
