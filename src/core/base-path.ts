/**
 * The path of the site's address on its host. Inside the program every address begins at the site's root (`/news/`); the path is put before it where an
 * address is written into a file: in HTML and CSS by `core/with-base-path`, in other files by what prints them.
 */
import type { SiteConfig, Url } from "./model.js";

/** The path in `url` of `SiteConfig`: `''` at the root of a host, else with a slash before it and none behind, percent-encoded: `/paper`. */
export const basePathOf = (url: Url): string => url.replace(/^[a-z]+:\/\/[^/]*/i, "");

/** Begins with one slash: an address of the site, and not one of another host (URL Standard, "scheme-relative-special-URL string"). */
export const isRootRelative = (address: string): boolean => /^\/(?![/\\])/.test(address);

/** An address of the site as it is on its host, with the base path before it. Any other address stays as it is. */
export const onHost = (address: Url, base: string): Url =>
	base !== "" && isRootRelative(address) ? base + address : address;

/** Any address, absolute and percent-encoded. `url` is that of `SiteConfig`. */
export const absoluteUrl = (address: Url, url: Url): Url => new URL(onHost(address, basePathOf(url)), url).href;

/** This machine, and hosts of examples: a site that is configured for one has no address yet. */
export const LOCAL_HOST = /^https?:\/\/(?:localhost|127\.0\.0\.1|(?:www\.)?example\.(?:com|net|org))(?::\d+)?(?:\/|$)/;

/**
 * Who gives out the ids in feeds (RFC 4151, 2.1): the host, and behind it the base path, because all projects of a user may share a host. A copy of the
 * site at a different address, such as a staging site, has the ids of the site.
 */
export function authorityOf({ url, configuredUrl }: Pick<SiteConfig, "url" | "configuredUrl">): string {
	const home = LOCAL_HOST.test(configuredUrl) ? url : configuredUrl;
	return new URL(home).hostname + basePathOf(home);
}

/** What `authorityOf` gives. */
export const AUTHORITY = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?:\/(?:[\w.~-]|%[0-9A-F]{2})+)*$/;

/** An address as a user writes it → `url` of `SiteConfig`: origin and path, without a slash at the end. */
export const siteUrlOf = (typed: string): Url => {
	const { origin, pathname } = new URL(typed);
	return origin + pathname.replace(/\/+$/, "");
};

/** The addresses by which texts name the site, the longest first, because one may begin with the other. */
export const ownUrlsOf = ({ url, configuredUrl }: Pick<SiteConfig, "url" | "configuredUrl">): readonly Url[] =>
	url === configuredUrl ? [url] : [url, configuredUrl].sort((a, b) => b.length - a.length);

/** What is wrong with the path of an address that a user writes; undefined where nothing is. */
export function basePathProblem(typed: string): string | undefined {
	const { pathname, search, hash } = new URL(typed);
	if (search || hash) return "takes neither a query nor a fragment";
	if (/\/index\.html?$/i.test(pathname))
		return "ends in the name of a file: end it with the folder, such as `https://someone.github.io/paper/`";
	// Letters of other scripts are percent-encoded; any other sign means something in the files of a host.
	if (!/^(?:\/(?:[\w.~-]|%[89a-f][0-9a-f])+)*\/*$/i.test(pathname))
		return "takes a path of letters, digits, `-`, `.`, `_` and `~`, such as `https://someone.github.io/paper/`";
	return undefined;
}
