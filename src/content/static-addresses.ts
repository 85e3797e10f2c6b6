/**
 * A page or style sheet of `static/` on a site below a path. It is published as it is, so an address in it that begins with a slash leads to the root of
 * the host, and out of the site.
 */
import { basePathOf } from "../core/base-path.js";
import type { Path, Problem, Url } from "../core/model.js";
import { lineColumn, warning } from "../core/problem.js";
import { cssWithBasePath, withBasePath } from "../core/with-base-path.js";

/** The first such address of a file. `url` is that of the site. */
export function outsideAddresses(text: string, path: Path, url: Url): Problem[] {
	const base = basePathOf(url);
	const put = /\.html?$/i.test(path) ? withBasePath : /\.css$/i.test(path) ? cssWithBasePath : undefined;
	if (base === "" || !put) return [];
	// What has the path already begins, for what follows, with no slash.
	const rest = text.replaceAll(`${base}/`, "x".repeat(base.length + 1));
	const made = put(rest, url);
	if (made === rest) return [];
	let start = 0;
	while (made[start] === rest[start]) start++;
	// Address and path begin with a slash: they differ one character later, or where both go on alike.
	while (rest[start] !== "/" || !made.startsWith(`${base}/`, start)) start--;
	const [address = "/"] = /^[^\s"'<>()]+/.exec(text.slice(start)) ?? [];
	const place = { path, ...lineColumn(text, start), length: address.length };
	return [
		warning("address-outside", `"${address}" leads to the root of the host, and this site is at ${base}/`, place, {
			hint: `write "${base}${address}", or an address relative to the file; to lead out of the site, write the full address`,
		}),
	];
}
