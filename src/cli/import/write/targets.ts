/** Where all items go: their files, their addresses, and the keys by which they keep the old ones. No two have the same file or address. */
import type { SiteConfig, Url } from "../../../core/model.js";
import { ARCHIVE, CORRECTIONS, caseFold, listUrl, MASTHEAD, slugify } from "../../../core/paths.js";
import { authorUrl, sectionKey, sectionUrl, topicUrl } from "../../../site/urls.js";
import type { ImportedItem } from "../item.js";
import { DigestMap } from "../store/digest-map.js";
import { DiskMap } from "../store/disk-map.js";
import { oldPath } from "./old-addresses.js";
import { pageTarget } from "./page-target.js";
import { storyTarget } from "./story-target.js";
import type { ItemTarget, Places } from "./target.js";

/** By the key of the item, in the order of `items`. */
export function planTargets(items: Iterable<ImportedItem>, places: Places): DiskMap<ItemTarget> {
	const { site } = places;
	const files = new DigestMap();
	for (const { key } of items) files.set(caseFold(places.recorded(key) ?? ""));
	const urls = reservedUrls(items, site);
	const claim = (url: Url): boolean => {
		const isFree = !urls.has(caseFold(url));
		urls.set(caseFold(url));
		return isFree;
	};
	const claims = { files, claim };
	// Plain pages have the address of their file, and public items go before drafts.
	const rank = ({ kind, hidden }: ImportedItem) => (hidden === undefined ? 0 : 2) + (kind === "page" ? 0 : 1);
	const planned = new DiskMap<ItemTarget>();
	for (const now of RANKS)
		for (const item of items)
			if (rank(item) === now)
				planned.set(item.key, (item.kind === "page" ? pageTarget : storyTarget)(item, places, claims));
	// A former address never takes the place of a page.
	const targets = new DiskMap<ItemTarget>();
	for (const { key } of items) {
		const target = planned.get(key);
		if (target) targets.set(key, withAliases(target, site, claim));
	}
	planned.clear();
	return targets;
}

const RANKS = [0, 1, 2, 3];

/** Addresses of the pages of the site's own, and of sections, topics and authors. */
function reservedUrls(items: Iterable<ImportedItem>, site: SiteConfig): DigestMap {
	const { topic, author } = site.permalinks;
	const urls = new DigestMap();
	for (const url of ["/", ARCHIVE, CORRECTIONS, MASTHEAD, listUrl(topic), listUrl(author)]) urls.set(caseFold(url));
	for (const { tags, byline, sections } of items) {
		for (const tag of tags) urls.set(caseFold(topicUrl(slugify(tag), site)));
		for (const name of byline) urls.set(caseFold(authorUrl(slugify(name), site)));
		for (let depth = 1; depth <= sections.length; depth++)
			urls.set(caseFold(sectionUrl(sectionKey(sections.slice(0, depth)), site)));
	}
	return urls;
}

function withAliases(target: ItemTarget, site: SiteConfig, claim: (url: Url) => boolean): ItemTarget {
	const { link, formerLinks, hidden } = target.item;
	if (hidden !== undefined) return target;
	const found = [link, ...formerLinks].map((each) => oldPath(each, site.url));
	const aliases = [...new Set(found)].filter(
		(each): each is Url => each !== undefined && each !== target.url && claim(each),
	);
	return { ...target, aliases };
}
