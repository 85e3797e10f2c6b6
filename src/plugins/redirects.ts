import { basePathOf, onHost } from "../core/base-path.js";
import { messagesFor } from "../core/i18n/index.js";
import type { Edition, OutputFile, Plugin, Redirect, Url } from "../core/model.js";
import { encodeUrl } from "../core/paths.js";
import { type FormerFeeds, formerFeeds } from "./feeds/former.js";

/**
 * Redirects: a page for each former URL, which leads to the new one or says that the old one is gone; and for hosts the same as `_redirects` (Netlify,
 * Cloudflare), as maps for nginx, and as JSON, all with the base path. Redirects of former feeds have no page. Status codes are 301 and 410 (RFC 9110,
 * sections 15.4.2 and 15.5.11). No options.
 */
export function redirects(): Plugin {
	return {
		name: "redirects",
		pages: ({ redirects: moves, goneUrls: gone, site }) => [
			...moves.flatMap((move) => {
				if (move.isRule) return [];
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
		files: (edition) => {
			const former = formerFeeds(edition);
			if (edition.redirects.length + edition.goneUrls.length > 0) return tables(edition, former);
			if (former.patterns.length + former.moves.length === 0) return [];
			// A site without redirects may have a file of its own in `static/`, which replaces the one that has former feeds alone.
			return tables(edition, former).filter(({ path }) => !edition.urls.owners.has(`/${path}`));
		},
	};
}

function encodedAddress({ to }: Pick<Redirect, "to">): string {
	if (!to.startsWith("/")) return to;
	const [, path = "", rest = ""] = /^([^?#]*)(.*)$/s.exec(to) ?? [];
	// Query and fragment stay as written, because they may be encoded already.
	return encodeUrl(path) + rest.replace(/[^!-~]+/g, encodeURIComponent);
}

/** Former addresses with the base path, percent-encoded. */
export interface RedirectRules {
	/** Sorted by the former address. */
	readonly pairs: readonly (readonly [from: Url, to: Url])[];
	/** With the placeholder `:slug`, which stands for one segment, in both addresses. */
	readonly patterns: readonly (readonly [from: Url, to: Url])[];
	/** Sorted. */
	readonly gone: readonly Url[];
}

export function redirectRules(
	{ redirects, goneUrls, site }: Pick<Edition, "redirects" | "goneUrls" | "site">,
	former: FormerFeeds,
): RedirectRules {
	const base = basePathOf(site.url);
	const pairs = [...redirects, ...former.moves.map(([from, to]) => ({ from, to }))]
		.map((move) => [base + encodeUrl(move.from), onHost(encodedAddress(move), base)] as const)
		.sort(([a], [b]) => (a < b ? -1 : 1));
	const patterns = former.patterns.map(([from, to]) => [base + from, base + to] as const);
	return { pairs, patterns, gone: goneUrls.map((url) => base + encodeUrl(url)).sort() };
}

function tables(edition: Edition, former: FormerFeeds): OutputFile[] {
	const { pairs, patterns, gone: ends } = redirectRules(edition, former);
	const file = (path: string, lines: readonly string[]): OutputFile => ({
		path,
		bytes: Buffer.from(`${lines.join("\n")}\n`),
		kind: "document",
	});
	return [
		file("_redirects", [
			...[...pairs, ...patterns].map(([from, to]) => `${from} ${to} 301`),
			...ends.map((url) => `${url} ${url} 410`),
		]),
		file("redirects.json", [
			JSON.stringify({
				moved: Object.fromEntries(pairs),
				gone: ends,
				...(patterns.length && { patterns: Object.fromEntries(patterns) }),
			}),
		]),
		file("redirects.nginx.conf", [
			...map("moved", '""', [
				...pairs.map(([from, to]) => [exactly(from, to), to.replaceAll("$", "%24")] as const),
				...patterns.map(nginxPattern),
			]),
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
/** nginx ignores the case of texts: one that differs from its target only in case must be a pattern, or the rule would redirect the page to itself. */
const exactly = (from: string, to: string): string => {
	const text = decodeURIComponent(from);
	return from.toLowerCase() === to.toLowerCase() ? `~^${text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")}$` : text;
};
/** A text before any pattern is what nginx takes. */
const nginxPattern = ([from, to]: readonly [string, string]) =>
	[
		`~^${decodeURIComponent(from).replaceAll(".", "\\.").replace(":slug", "([^/]+)")}$`,
		to.replace(":slug", "$1"),
	] as const;
const quotedForNginx = (text: string): string => `"${text.replace(/["\\]/g, "\\$&")}"`;
