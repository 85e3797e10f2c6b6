/** The rows of the desk: articles, times, problems. */

import { basePathOf } from "../../core/base-path.js";
import { isoInZone } from "../../core/dates.js";
import { withDocsPaths } from "../../core/docs-path.js";
import type { Edition, IndexedArticle, Instant, Path, Place, Problem } from "../../core/model.js";
import { UNDATED } from "../../core/page-files.js";
import { encodeUrl, isLiveEntry, liveFolderOf } from "../../core/paths.js";
import { publishedAt } from "../../core/publication-date.js";
import { type HiddenReason, hiddenReason } from "../../core/visibility.js";
import { articleUrls } from "../../site/urls.js";

/** An instant in the time zone of the site. */
export interface When {
	/** ISO 8601 with the offset of the site's time zone. */
	readonly iso: string;
	/** `Tue, 1 Dec 2026, 06:00` */
	readonly text: string;
}
export interface StoryRow {
	readonly headline: string;
	readonly from: Path;
	readonly section: string;
	readonly byline: string;
	/** Why the article is not public. */
	readonly hidden?: HiddenReason;
	/** When the article becomes public; for an expired article, when it expired. A plain page may have none. */
	readonly when?: When;
	/** The URL of its page; for a hidden article, at an instant at which it is public. Missing if there is none. */
	readonly page?: string;
	/** The instant in `page`. */
	readonly seen?: When;
	/** A link that opens the file in the editor. */
	readonly edit?: string;
}
export interface ProblemRow extends Pick<Problem, "severity" | "code" | "message" | "hint"> {
	/** `content/news/bridge.md:3:7` */
	readonly place?: string;
	readonly edit?: string;
}

/** Returns a link that opens a place in the editor. */
export type Edit = (place: Place) => string | undefined;

export interface Rows {
	readonly story: (story: IndexedArticle, place?: Place) => StoryRow;
	readonly when: (at: Instant) => When;
	readonly problem: (problem: Problem) => ProblemRow;
}

const DAY_AND_HOUR = new Intl.DateTimeFormat("en-GB", {
	...{ timeZone: "UTC", weekday: "short", day: "numeric", month: "short", year: "numeric" },
	...{ hour: "2-digit", minute: "2-digit" },
});

/** `at` is the instant that decides which articles are hidden. */
export function createRows(
	{ site, urls, drafts }: Pick<Edition, "site" | "urls" | "drafts">,
	at: Instant,
	edit: Edit,
): Rows {
	const zone = zoneOf(site);
	const base = basePathOf(site.url);
	const urlOf = articleUrls(site);
	const when = (instant: Instant): When => {
		const iso = isoInZone(instant, zone);
		return { iso, text: DAY_AND_HOUR.format(new Date(`${iso.slice(0, 19)}Z`)) };
	};
	/** The URL of the page, and the instant for which it must be shown. */
	const pageOf = (story: IndexedArticle, hidden: HiddenReason | undefined): Pick<StoryRow, "page" | "seen"> => {
		const isEntry = isLiveEntry(story.from);
		const url = urls.articles.get(isEntry ? `${liveFolderOf(story.from)}/index.md` : story.from);
		const anchor = isEntry ? `#${encodeURIComponent(story.id)}` : "";
		if (url !== undefined && (drafts || !hidden)) return { page: base + encodeUrl(url) + anchor };
		const seen = hidden && shownAt(story);
		const own = url ?? (isEntry ? undefined : urlOf(story));
		if (seen === undefined || own === undefined) return {};
		return { page: `${base}${encodeUrl(own)}?at=${seen}${anchor}`, seen: when(seen) };
	};
	const opens = (place: Place) => {
		const href = edit(place);
		return href !== undefined && { edit: href };
	};
	return {
		when,
		story: (story, place = { path: story.from }) => {
			const hidden = hiddenReason(story, at);
			const hour = hidden === "expired" && story.expires ? story.expires : publishedAt(story);
			return {
				headline: story.headline || story.id,
				from: story.from,
				section: story.breadcrumb.filter((name) => !name.endsWith(".live")).join(" › "),
				byline: [story.byline].flat().join(", "),
				...(hidden && { hidden }),
				...(hour !== UNDATED && { when: when(hour) }),
				...pageOf(story, hidden),
				...opens(place),
			};
		},
		problem: ({ severity, code, message, hint, place }) => ({
			...{ severity, code, message },
			...(hint !== undefined && { hint: withDocsPaths(hint) }),
			...(place && {
				place: [place.path, place.line, place.line && (place.column ?? 1)].filter(Boolean).join(":"),
				...opens(place),
			}),
		}),
	};
}

/** The time zone in which the site shows times. */
export const zoneOf = ({ timeZone = "UTC" }: Edition["site"]): string => timeZone;

/** An instant at which the article is public; undefined if there is none. */
function shownAt(story: IndexedArticle): Instant | undefined {
	const start = publishedAt(story);
	return hiddenReason(story, start) ? undefined : start;
}
