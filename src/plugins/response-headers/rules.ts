/** The response headers of each file, for any host. */
import { basePathOf } from "../../core/base-path.js";
import { frameOrigins } from "../../core/embeds.js";
import type { SiteConfig } from "../../core/model.js";
import type { Encoding } from "../../core/precompressed.js";

export interface Rules {
	/** The base path of the site, put before each path that a host compares with a URL. */
	readonly base: string;
	/** Headers of every file. */
	readonly all: readonly (readonly [name: string, value: string])[];
	/** The folder of files with a digest in their names, and how long they may be cached. */
	readonly hashed: { readonly folder: string; readonly cache: string };
	/** Caching of all other files: they are revalidated on each request, and sent only if they have changed. */
	readonly cache: string;
	/** Media types that servers do not know, by file name in any folder. */
	readonly types: readonly (readonly [file: string, type: string])[];
	/** Encodings of precompressed copies beside the files. */
	readonly copies: readonly Encoding[];
}

export const buildRules = (site: SiteConfig): Rules => ({
	base: basePathOf(site.url),
	all: [
		["Content-Security-Policy", buildPolicy(site)],
		["X-Content-Type-Options", "nosniff"],
		["Referrer-Policy", "strict-origin-when-cross-origin"],
		...(site.isPreview ? [["X-Robots-Tag", "noindex"] as const] : []),
	],
	hashed: { folder: "/assets/", cache: "public, max-age=31536000, immutable" },
	cache: "public, max-age=0, must-revalidate",
	types: [
		// RSS has no registered media type. With `application/rss+xml` browsers show XML source, with this one the page within it (plugins/feeds/feed-preview.ts).
		["feed.xml", "application/xml; charset=utf-8"],
		["atom.xml", "application/atom+xml; charset=utf-8"],
		["feed.json", "application/feed+json; charset=utf-8"],
		["site.webmanifest", "application/manifest+json; charset=utf-8"],
	],
	copies: site.compress,
});

/**
 * The content security policy: only the site itself, except pictures, frames and sources from the configuration (W3C, Content Security Policy Level 3).
 * JSON-LD needs no entry, because a data block is not executed (HTML, 4.12.1.1, "prepare the script element").
 */
function buildPolicy(site: SiteConfig): string {
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

/** Sources by prefix: an origin, a scheme if the host is incomplete, or a path of this site. */
const policySource = (start: string): string[] =>
	/^https?:\/\/[^/]+(?=\/)/i.exec(start)?.slice(0, 1) ?? /^https?:/i.exec(start)?.slice(0, 1) ?? [];
