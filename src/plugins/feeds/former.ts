/**
 * Addresses of feeds that `feeds.groups` leaves out → the feed of the same stories that there is. A reader who subscribed to one of them goes on getting
 * stories, wherever a host redirects.
 */
import type { Edition, Url } from "../../core/model.js";
import { listUrl } from "../../core/paths.js";
import { FORMATS } from "./formats.js";

type Move = readonly [from: Url, to: Url];
export interface FormerFeeds {
	/** With the placeholder `:slug`, which stands for one segment, in both addresses. */
	readonly patterns: readonly Move[];
	/** Not percent-encoded. */
	readonly moves: readonly Move[];
}

export function formerFeeds({ site, sections, topics, authors, series, documents }: Edition): FormerFeeds {
	const { formats, groups } = site.feeds;
	const kinds = [
		["sections", sections, undefined],
		["topics", topics, site.permalinks.topic],
		["authors", authors, site.permalinks.author],
		["series", series, site.permalinks.series],
	] as const;
	const patterns: Move[] = [];
	const moves: Move[] = [];
	for (const [kind, list, permalink] of kinds) {
		const [kept] = groups[kind];
		if (kept === undefined || list.length === 0) continue;
		for (const format of formats) {
			if (groups[kind].includes(format)) continue;
			const [from, to] = [FORMATS[format][0], FORMATS[kept][0]];
			const pattern = permalink && `${permalink}${from}`;
			const isFree = pattern !== undefined && isPatternFree(pattern, documents);
			if (isFree) patterns.push([pattern, `${permalink}${to}`]);
			// Some hosts compare the decoded address and send what they captured: only ASCII survives that.
			for (const { url } of list) if (!isFree || !/^[!-~]*$/.test(url)) moves.push([url + from, url + to]);
		}
	}
	return { patterns, moves };
}

/** Hosts such as Cloudflare follow a rule even where a file is: no feed that there is may be at such an address. */
function isPatternFree(pattern: Url, documents: Edition["documents"]): boolean {
	if (listUrl(pattern) === "/") return false;
	const [before = "", after = ""] = pattern.split(":slug");
	return !documents.some(
		({ url }) =>
			url.startsWith(before) && url.endsWith(after) && !url.slice(before.length, -after.length).includes("/"),
	);
}
