/** Live coverage on the page of its story, and the page of its latest entries. */
import { compact } from "../../base/compact.js";
import { cut, encodeUrl, updatesUrl } from "../../base/paths.js";
import type { PublicArticle } from "../../model.js";
import type { LiveEntryView, LiveView, TimeView, UpdatesView } from "../../views.js";
import { fillHoles } from "./fills.js";
import { linkTo } from "./links.js";
import type { Making } from "./making.js";
import type { Unmade } from "./unmade.js";
import { isRunning } from "./views.js";

/** A page that is open asks for so many entries at a time; pinned ones are always among them. */
const LATEST = 20;

/** The live coverage of a story that has entries: all of them, or the latest. */
export function liveView(article: PublicArticle, making: Making, latest = false): LiveView | undefined {
	const { edition, views } = making;
	const entries = edition.coverage.get(article.from);
	const url = edition.urls.articles.get(article.from) ?? "/";
	if (!entries) return undefined;
	const shown = latest ? entries.filter((entry, index) => index < LATEST || entry.pinned) : entries;
	const [newest] = entries;
	return compact({
		running: isRunning(article, edition),
		ends: article.ends === undefined ? undefined : views.time(article.ends),
		updates: encodeUrl(updatesUrl(url)),
		updated: newest && views.time(newest.date),
		keyEvents: entries.flatMap(({ keyEvent, headline, entry, id, date }) =>
			keyEvent ? [{ name: headline || cut(entry?.text ?? "", 80), url: `#${id}`, time: views.time(date) }] : [],
		),
		entries: [...shown.filter(({ pinned }) => pinned), ...shown.filter(({ pinned }) => !pinned)].map((entry) =>
			entryView(entry, making),
		),
	});
}

function entryView(entry: PublicArticle, { edition, views, around }: Making): LiveEntryView {
	return compact({
		id: entry.id,
		headline: entry.headline || undefined,
		headlineHtml: entry.headlineHtml,
		time: views.time(entry.date),
		pinned: entry.pinned ?? false,
		keyEvent: entry.keyEvent ?? false,
		hidden: views.hidden(entry),
		authors: entry.byline.map((name) => {
			const author = edition.authorOf(name);
			return author ? linkTo(author) : { name };
		}),
		plain: (entry.entry?.text ?? "").replace(/\s+/g, " ").trim(),
		body: { parts: entry.entry?.parts ?? [], fills: fillHoles(entry.holes, entry.from, around) },
		html: "",
	});
}

/** When the story was last changed: with `updated`, or with its newest entry. */
export function updatedAt({ updated, from }: PublicArticle, { edition, views }: Making): TimeView | undefined {
	const newest = edition.coverage.get(from)?.[0]?.date;
	const last = updated !== undefined && (newest === undefined || updated > newest) ? updated : newest;
	return last === undefined ? undefined : views.time(last);
}

/** What a page of live coverage that is open asks for. */
export function updatesPage(article: PublicArticle, making: Making): Unmade[] {
	const { edition, chrome } = making;
	const story = edition.urls.articles.get(article.from);
	if (story === undefined || !edition.coverage.has(article.from)) return [];
	const url = updatesUrl(story);
	const make = () => {
		const live = liveView(article, making, true) as LiveView;
		const about = chrome({ url, title: article.headline, lang: article.lang, noindex: true });
		const view: UpdatesView = { ...about, kind: "updates", live };
		return { url, template: "updates", view };
	};
	return [{ url, template: "updates", key: making.storyKey(article), make }];
}
