/** Creates the requests that report changes to hubs and search engines. */
import type { Changes } from "../cache/change-log.js";
import type { SiteConfig, Url } from "../core/model.js";

/** One request. */
export interface NotifyRequest {
	readonly service: "WebSub" | "IndexNow";
	readonly endpoint: Url;
	/** The URLs that it reports. */
	readonly urls: readonly Url[];
	readonly type: string;
	readonly body: string;
}

/** IndexNow accepts at most this many URLs in one request (indexnow.org/documentation, "Submitting set of URLs"). */
const MAX_URLS_PER_REQUEST = 10_000;

export const buildRequests = (
	changes: Changes,
	site: Pick<SiteConfig, "url" | "feeds" | "indexNow">,
): NotifyRequest[] => [...webSub(changes, site), ...indexNow(changes, site)];

/** One request per hub and changed feed (W3C WebSub, 7; hubs take `hub.mode=publish`). */
const webSub = ({ changed }: Changes, { feeds }: Pick<SiteConfig, "feeds">): NotifyRequest[] =>
	feeds.hubs.flatMap((endpoint) =>
		changed.filter(isFeed).map((url): NotifyRequest => {
			const body = new URLSearchParams({ "hub.mode": "publish", "hub.url": url }).toString();
			return { service: "WebSub", endpoint, urls: [url], type: "application/x-www-form-urlencoded", body };
		}),
	);

/** Search engines are notified of pages, including deleted ones. */
function indexNow(
	{ changed, deleted }: Changes,
	{ url: base, indexNow }: Pick<SiteConfig, "url" | "indexNow">,
): NotifyRequest[] {
	if (!indexNow) return [];
	const { key, endpoint } = indexNow;
	const pages = [...changed, ...deleted].filter((url) => isPage(url.slice(base.length))).sort();
	return Array.from({ length: Math.ceil(pages.length / MAX_URLS_PER_REQUEST) }, (_, index) => {
		const urls = pages.slice(index * MAX_URLS_PER_REQUEST, (index + 1) * MAX_URLS_PER_REQUEST);
		const body = { host: new URL(base).host, key, keyLocation: `${base}/${key}.txt`, urlList: urls };
		return { service: "IndexNow", endpoint, urls, type: "application/json; charset=utf-8", body: JSON.stringify(body) };
	});
}

const isFeed = (url: Url): boolean => /\/(?:feed\.xml|atom\.xml|feed\.json)$/.test(url);
/** Without `404.html` and the pages that only open pages fetch. */
const isPage = (path: string): boolean => /(?:\/|\.html)$/.test(path) && !/(?:^\/404|\/live)\.html$/.test(path);
