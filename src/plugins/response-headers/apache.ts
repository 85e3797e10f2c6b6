/**
 * `.htaccess` for Apache 2.4 and LiteSpeed, as cPanel has them: headers, media types, former addresses and the page for 404, because a host of that kind
 * gives no access to the configuration of its server. Rules of mod_rewrite match the decoded path below the folder of the file.
 */
import type { RedirectRules } from "../redirects.js";
import { CODING, copyRules } from "./apache-copies.js";
import type { Rules } from "./rules.js";

const UPGRADE = "; upgrade-insecure-requests";
/** Media types that older servers do not know. */
const TYPES = [
	...["application/manifest+json .webmanifest", "font/woff2 .woff2", "image/avif .avif", "image/webp .webp"],
	...["image/svg+xml .svg", "text/javascript .js"],
];

export function apache(
	{ base, all, hashed, cache, types, copies }: Rules,
	{ pairs, patterns, gone }: RedirectRules,
): string {
	const inSite = (url: string) => decodeURIComponent(url.startsWith(`${base}/`) ? url.slice(base.length) : url);
	return `${[
		"# Made by Broadsheet. Each build writes it again.",
		`ErrorDocument 404 ${base}/404.html`,
		"DirectoryIndex index.html",
		"AddDefaultCharset utf-8",
		...TYPES.map((type) => `AddType ${type}`),
		"AddCharset utf-8 .css .csv .js .json .svg .txt .webmanifest .xml",
		...types.flatMap(([file, type]) => [`<Files "${file}">`, `\tForceType "${type}"`, "</Files>"]),
		"<IfModule mod_headers.c>",
		...[...all.flatMap(byScheme), setAlways("Cache-Control", cache)].map((line) => `\t${line}`),
		// Of files alone: a page for 404 is not kept.
		`\t${setAlways("Cache-Control", hashed.cache, `%{REQUEST_URI} =~ m#^${pattern(decodeURIComponent(base) + hashed.folder)}# && -f %{REQUEST_FILENAME}`)}`,
		...(copies.length
			? [`\tHeader set Content-Encoding "%{${CODING}}e" env=${CODING}`, "\tHeader merge Vary Accept-Encoding"]
			: []),
		"</IfModule>",
		"<IfModule mod_deflate.c>",
		`\tAddOutputFilterByType DEFLATE ${COMPRESSED.join(" ")}`,
		"</IfModule>",
		"<IfModule mod_rewrite.c>",
		...[
			"RewriteEngine On",
			"# What is written for hosts, and not for readers.",
			'RewriteRule "(?:^|/)\\.(?!well-known/)" - [R=404,L]',
			'RewriteRule "^(?:_headers|_redirects|(?:vercel|staticwebapp\\.config)\\.json|(?:headers|redirects)(?:\\.[a-z0-9]+)*\\.(?:conf|json|caddy))$" - [R=404,L]',
			...pairs.map(([from, to]) => `RewriteRule "^${pattern(inSite(from).slice(1))}$" "${target(to)}" [R=301,L,NE]`),
			...patterns.map(
				([from, to]) =>
					`RewriteRule "^${pattern(inSite(from).slice(1)).replace(":slug", "([^/]+)")}$" "${target(to).replace(":slug", "$1")}" [R=301,L]`,
			),
			...gone.map((url) => `RewriteRule "^${pattern(inSite(url).slice(1))}$" - [G,L]`),
			...(copies.length ? copyRules(copies, types) : []),
		].map((line) => `\t${line}`),
		"</IfModule>",
	].join("\n")}\n`;
}

/** Texts by media type. */
const COMPRESSED = [
	...["text/html", "text/css", "text/plain", "text/xml", "text/javascript", "application/javascript"],
	...[
		"application/xml",
		"application/atom+xml",
		"application/json",
		"application/feed+json",
		"application/manifest+json",
	],
	"image/svg+xml",
];

/** `always` includes responses such as 404. */
const setAlways = (name: string, value: string, condition?: string): string =>
	`Header always set ${name} "${apacheQuoted(value)}"${condition === undefined ? "" : ` "expr=${condition}"`}`;

/** `upgrade-insecure-requests` is sent over https only: on an http-only server, pages would lose their style sheets. */
const byScheme = ([name, value]: readonly [string, string]): string[] =>
	value.endsWith(UPGRADE)
		? [setAlways(name, value.slice(0, -UPGRADE.length)), setAlways(name, value, "%{HTTPS} == 'on'")]
		: [setAlways(name, value)];

const apacheQuoted = (text: string): string => text.replace(/["\\]/g, "\\$&");
/** A text as a regular expression within quotation marks; `%` begins a variable elsewhere, and is a plain character here. */
const pattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|"]/g, "\\$&");
/** An address as a substitution: `$1` and `%1` are references there. */
const target = (url: string): string => apacheQuoted(url).replace(/[$%]/g, "\\$&");
