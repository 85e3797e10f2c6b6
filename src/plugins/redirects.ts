import { basePathOf, onHost } from "../core/base-path.js";
import { messagesFor } from "../core/i18n/index.js";
import type { Edition, OutputFile, Plugin, Redirect } from "../core/model.js";
import { encodeUrl } from "../core/paths.js";

/**
 * Redirects: a page for each former URL, which leads to the new one or says that the old one is gone; and for hosts the same as `_redirects` (Netlify,
 * Cloudflare), as maps for nginx, and as JSON, all with the base path. Status codes are 301 and 410 (RFC 9110, sections 15.4.2 and 15.5.11). No options.
 */
export function redirects(): Plugin {
	return {
		name: "redirects",
		pages: ({ redirects: moves, goneUrls: gone, site }) => [
			...moves.map((move) => {
				const to = encodedAddress(move);
				return {
					url: move.from,
					template: "redirect",
					view: {
						title: move.article?.headline ?? onHost(to, basePathOf(site.url)),
						to,
						canonical: to.startsWith("/") ? site.url + to : to,
						noindex: true,
					},
				};
			}),
			...gone.map((url) => ({
				url,
				template: "gone",
				view: { title: messagesFor(site.language).gone, noindex: true },
			})),
		],
		files: (edition) => (edition.redirects.length + edition.goneUrls.length > 0 ? tables(edition) : []),
	};
}

function encodedAddress({ to }: Redirect): string {
	if (!to.startsWith("/")) return to;
	const [, path = "", rest = ""] = /^([^?#]*)(.*)$/s.exec(to) ?? [];
	// Query and fragment stay as written, because they may be encoded already.
	return encodeUrl(path) + rest.replace(/[^!-~]+/g, encodeURIComponent);
}

function tables({ redirects, goneUrls, site }: Edition): OutputFile[] {
	const base = basePathOf(site.url);
	const pairs = redirects
		.map((move) => [base + encodeUrl(move.from), onHost(encodedAddress(move), base)] as const)
		.sort(([a], [b]) => (a < b ? -1 : 1));
	const ends = goneUrls.map((url) => base + encodeUrl(url)).sort();
	const file = (path: string, lines: readonly string[]): OutputFile => ({
		path,
		bytes: Buffer.from(`${lines.join("\n")}\n`),
		kind: "index",
	});
	return [
		file("_redirects", [...pairs.map(([from, to]) => `${from} ${to} 301`), ...ends.map((url) => `${url} ${url} 410`)]),
		file("redirects.json", [JSON.stringify({ moved: Object.fromEntries(pairs), gone: ends })]),
		file("redirects.nginx.conf", [
			...map(
				"moved",
				'""',
				pairs.map(([from, to]) => [decodeURIComponent(from), to.replaceAll("$", "%24")]),
			),
			...map(
				"gone",
				"0",
				ends.map((url) => [decodeURIComponent(url), "1"]),
			),
		]),
	];
}

/** An nginx `map` from `$uri`, which is decoded, to a variable. */
const map = (name: string, otherwise: string, pairs: readonly (readonly [string, string])[]): string[] => [
	`map $uri $broadsheet_${name} {`,
	`\tdefault ${otherwise};`,
	...pairs.map(([from, to]) => `\t${quotedForNginx(from)} ${quotedForNginx(to)};`),
	"}",
];
const quotedForNginx = (text: string): string => `"${text.replace(/["\\]/g, "\\$&")}"`;
