/** What is needed to find the stories that have changed since the last build. */
import type { FileRecord, FileRecords } from "../cache/file-records.js";
import type { Store } from "../cache/kv-store.js";
import { isUnchangedBy, type LastBuild } from "../cache/last-build.js";
import { requireCached } from "../cache/memoize-on-disk.js";
import type { PageReads } from "../cache/page-reads.js";
import { lazy } from "../core/lazy.js";
import type { Instant, SiteConfig } from "../core/model.js";
import { typedUrls } from "../site/typed-urls.js";
import { articleUrls } from "../site/urls.js";
import { changedByClock } from "./changed-by-clock.js";
import type { Changes } from "./changed-story.js";
import { referrersTo } from "./referrers.js";
import type { StoriesNow } from "./stories-now.js";

interface SiteNow {
	/** The records of the files at the last build and now. */
	readonly before: FileRecords;
	readonly now: FileRecords;
	readonly at: Instant;
	readonly last: LastBuild;
	readonly site: SiteConfig;
	readonly pathOf: Changes["pathOf"];
	readonly store: Store;
	readonly stories: Pick<StoriesNow, "published" | "opened">;
}

export function changesSince(
	reads: PageReads<unknown>,
	{ before, now, at, last, site, pathOf, store, stories }: SiteNow,
): Changes {
	const typedUrlsOf = typedUrls(site);
	const contentOf = ({ fingerprint }: FileRecord) => requireCached(store, fingerprint).value;
	const recorded = lazy(() => new Map([...stories.published.stories.values()].map(({ file, urls }) => [file, urls])));
	const [since, isLater] = [last.at, !isUnchangedBy(last, at)];
	return {
		...{ before, now, at, last, since, isLater, common: reads.common, redirects: reads.redirects },
		byClock: () => (isLater ? changedByClock(stories.opened(), { since, at, site }) : []),
		formerUrlOf: (from) => {
			const { url } = reads.answersAbout(from) ?? {};
			return typeof url === "string" ? url : undefined;
		},
		formerUrlsOf: (from) => [
			...(recorded().get(from) ?? []),
			...reads.redirects().redirects.flatMap(({ article, from: url }) => (article === from ? [url] : [])),
		],
		referrersTo: (names, story) => referrersTo(names, story, { now, common: reads.common, contentOf }),
		urlOf: articleUrls(site),
		pathOf,
		hasFormerUrls: (story) => typedUrlsOf(story).length > 0,
		contentOf,
		problemsOf: ({ fingerprint, problems }: FileRecord) => (problems ? requireCached(store, fingerprint).problems : []),
	};
}
