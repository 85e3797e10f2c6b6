/** What is to be sent with which file, for any host. */
import { basePathOf } from "../../core/base-path.js";
import { frameOrigins } from "../../core/embeds.js";
import type { SiteConfig } from "../../core/model.js";

export interface Rules {
	/** The base path, which is put before each path that a host compares with an address. */
	readonly base: string;
	/** With every file. */
	readonly all: readonly (readonly [name: string, value: string])[];
	/** The folder of files that have a digest of what they hold in their names, from the site's root; and for how long those are kept. */
	readonly hashed: { readonly folder: string; readonly cache: string };
	/** How long all others are kept: they are revalidated on each request, and sent only if they have changed. */
	readonly cache: string;
	/** Media types that servers do not know, by the names of files in any folder. */
	readonly types: readonly (readonly [file: string, type: string])[];
}

export const rulesOf = (site: SiteConfig): Rules => ({
	base: basePathOf(site.url),
	all: [
		["Content-Security-Policy", policyOf(site)],
		["X-Content-Type-Options", "nosniff"],
		["Referrer-Policy", "strict-origin-when-cross-origin"],
		...(site.isPreview ? [["X-Robots-Tag", "noindex"] as const] : []),
	],
	hashed: { folder: "/assets/", cache: "public, max-age=31536000, immutable" },
	cache: "public, max-age=0, must-revalidate",
	types: [
		// RSS has no registered type. By `application/rss+xml` browsers show the XML, by this one the page within it (plugins/feeds/feed-preview.ts).
		["feed.xml", "application/xml; charset=utf-8"],
		["atom.xml", "application/atom+xml; charset=utf-8"],
		["feed.json", "application/feed+json; charset=utf-8"],
		["site.webmanifest", "application/manifest+json; charset=utf-8"],
	],
});

/**
 * Everything comes from the site itself, except pictures, frames and sources that its configuration names (W3C, Content Security Policy Level 3).
 * JSON-LD needs no entry: a block of data is not run (HTML, 4.12.1.1, "prepare the script element").
 */
function policyOf(site: SiteConfig): string {
	const own: Readonly<Record<string, readonly string[]>> = {
		"default-src": ["'none'"],
		"script-src": ["'self'"],
		"style-src": ["'self'"],
		"img-src": ["'self'", ...site.images.external.flatMap(policySource)],
		"font-src": ["'self'"],
		"media-src": ["'self'"],
		"connect-src": ["'self'"],
		"manifest-src": ["'self'"],
		"frame-src": frameOrigins(site),
		"base-uri": ["'none'"],
		"form-action": ["'self'"],
		"frame-ancestors": ["'self'"],
	};
	const names = new Set([...Object.keys(own), ...Object.keys(site.headers.csp)]);
	const parts = [...names].flatMap((name) => {
		const sources = [...new Set([...(own[name] ?? []), ...(site.headers.csp[name] ?? [])])];
		return sources.length ? [`${name} ${sources.join(" ")}`] : [];
	});
	return [...parts, ...(site.url.startsWith("https:") ? ["upgrade-insecure-requests"] : [])].join("; ");
}

/** What begins so is of this origin; of any with the scheme where the host does not end. A path is of this site. */
const policySource = (start: string): string[] =>
	/^https?:\/\/[^/]+(?=\/)/i.exec(start)?.slice(0, 1) ?? /^https?:/i.exec(start)?.slice(0, 1) ?? [];
