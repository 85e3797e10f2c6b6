/** Live coverage on an article page, and the page of its latest entries. */

import { calendarDay } from "../../core/dates.js";
import type { Page, PublicArticle } from "../../core/model.js";
import { omitUndefined } from "../../core/omit-undefined.js";
import { encodeUrl, truncate, updatesUrl } from "../../core/paths.js";
import { isDay, publicationOf } from "../../core/publication-date.js";
import type { Moment } from "../../core/scalars.js";
import type { ArticleRef, Listing, SiteReader } from "../../core/site-reader.js";
import type { LiveEntryView, LiveUpdatesView, LiveView, TimeView } from "../../core/views.js";
import { fillHoles } from "../fill-holes.js";
import { personView } from "../links.js";
import type { PageContext } from "../page-context.js";
import type { UnbuiltPage } from "../planned-page.js";

/** Number of entries that an open page requests; pinned ones are always included. */
const LATEST_ENTRIES = 20;

/** The live coverage of an article with entries: all of them, or the latest. */
export function liveView(article: PublicArticle, context: PageContext, latest = false): LiveView | undefined {
	const { site, views } = context;
	const entries = site.entries(article)?.map(site.article);
	const url = site.url(article) ?? "/";
	if (!entries) return undefined;
	const shown = latest ? entries.filter((entry, index) => index < LATEST_ENTRIES || entry.pinned) : entries;
	const [newest] = entries;
	return omitUndefined({
		running: site.isLive(article),
		ends: article.ends === undefined ? undefined : views.time({ at: article.ends, isDay: isDay(article, "ends") }),
		updates: encodeUrl(updatesUrl(url)),
		updated: newest && views.time(publicationOf(newest)),
		keyEvents: entries.flatMap((each) =>
			each.keyEvent
				? [
						{
							name: each.headline || truncate(each.entry?.text ?? "", 80),
							url: `#${each.id}`,
							time: views.time(publicationOf(each)),
						},
					]
				: [],
		),
		entries: [...shown.filter(({ pinned }) => pinned), ...shown.filter(({ pinned }) => !pinned)].map((entry) =>
			entryView(entry, context),
		),
	});
}

function entryView(entry: PublicArticle, { site, views, holeContext }: PageContext): LiveEntryView {
	return omitUndefined({
		id: entry.id,
		headline: entry.headline || undefined,
		headlineHtml: entry.headlineHtml,
		time: views.time(publicationOf(entry)),
		pinned: entry.pinned ?? false,
		keyEvent: entry.keyEvent ?? false,
		hidden: views.hidden(entry),
		authors: site.byline(entry).map(personView),
		plain: (entry.entry?.text ?? "").replace(/\s+/g, " ").trim(),
		body: { parts: entry.entry?.parts ?? [], fills: fillHoles(entry.holes, entry.from, holeContext) },
		html: "",
	});
}

/** At most one: the newest entry of live coverage. */
export const newestEntry = (article: ArticleRef, { entries, listing }: SiteReader): readonly Listing[] =>
	(entries(article) ?? []).slice(0, 1).map(listing);

/** The last update of the article: `updated`, or the newest entry. An `updated` before the publication is ignored. */
export function updatedAt(article: PublicArticle, { site, views }: PageContext): TimeView | undefined {
	const { updated } = article;
	const [entry] = newestEntry(article, site);
	const newest = entry && publicationOf(entry);
	const own = updated === undefined ? undefined : { at: updated, isDay: isDay(article, "updated") };
	const isLater = own && isAfter(own, publicationOf(article), site.site.timeZone);
	const last = isLater && (newest === undefined || own.at > newest.at) ? own : newest;
	return last && views.time(last);
}

/** A day without a time sorts after the times of that day. */
const isAfter = (one: Moment, other: Moment, timeZone = "UTC"): boolean =>
	one.at > other.at ||
	(one.isDay && !other.isDay && calendarDay(one.at, timeZone).join() === calendarDay(other.at, timeZone).join());

/** The page that open article pages poll, if the article is live coverage. */
export function planUpdates(ref: ArticleRef, { site }: PageContext): UnbuiltPage[] {
	const story = site.url(ref);
	if (story === undefined || !site.entries(ref)) return [];
	const task = { kind: "updates", from: ref.from } as const;
	return [{ url: updatesUrl(story), template: "updates", task }];
}

export function updatesPage(ref: ArticleRef, context: PageContext): Page<LiveUpdatesView> {
	const { site, chrome } = context;
	const article = site.article(ref);
	const url = updatesUrl(site.url(ref) ?? "/");
	const live = liveView(article, context, true) as LiveView;
	const about = chrome({ url, title: article.headline, lang: article.lang, noindex: true });
	return { url, template: "updates", view: { ...about, kind: "updates", live } };
}
