/** Old addresses of items → paths of the new site. */
import { basePathOf } from "../../../core/base-path.js";
import type { Url } from "../../../core/model.js";
import { pageUrl } from "../../../core/paths.js";
import { siteAddress } from "../../../core/site-path.js";

/** The page at an old address. `base` is the path of the new site, which no story writes. Undefined if no file can answer for it: an address with a query. */
export function oldPath(link: string | undefined, siteUrl: Url): Url | undefined {
	if (link === undefined || /[?#]/.test(link)) return undefined;
	const path = URL.canParse(link) ? new URL(link).pathname : link;
	const base = basePathOf(siteUrl);
	const inside = base !== "" && path.startsWith(`${base}/`) ? path.slice(base.length) : path;
	const address = siteAddress(inside.replace(/\/index\.html?$/i, "/"));
	return "path" in address && address.path !== "/" ? pageUrl(address.path) : undefined;
}

/** The form in which links are compared: without a host, an end and a difference of case. */
export const linkForm = (url: Url): string => url.toLowerCase().replace(/\/+$/, "");

/** Whether two addresses have the same host, with or without `www`. */
export const isSameHost = (a: string, b: string): boolean =>
	URL.canParse(a) && URL.canParse(b) && hostOf(a) === hostOf(b);
const hostOf = (url: string): string => new URL(url).host.replace(/^www\./, "");
