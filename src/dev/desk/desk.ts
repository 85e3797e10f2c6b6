/** The desk: what an editor must know of a site at an instant. A pure function of what is in memory; it loads no article from the cache. */
import { isoInZone } from "../../core/dates.js";
import type { IndexedArticle, Instant, Path, Place, Problem } from "../../core/model.js";
import { compare } from "../../core/problem.js";
import { publishedAt } from "../../core/publication-date.js";
import { type HiddenReason, hiddenReason } from "../../core/visibility.js";
import type { OnDemandSite } from "../on-demand-site.js";
import type { DeepChecks } from "./deep-checks.js";
import { type DeskStories, hasNoPicture, sortedNewestFirst } from "./desk-stories.js";
import { type Edit, type ProblemRow, rowsOf, type StoryRow, type When, zoneOf } from "./rows.js";
import { type UpcomingChange, upcomingChanges } from "./upcoming.js";

export interface List<R> {
	/** How many there are. */
	readonly count: number;
	/** The first of them. */
	readonly rows: readonly R[];
}
type Stories = List<StoryRow>;

export interface DeskView {
	readonly site: string;
	/** The time zone of all hours. */
	readonly zone: string;
	/** The instant of everything here, and as a field for dates has it: `2026-12-01T06:00`. */
	readonly at: When & { readonly field: string };
	/** It is not the present. */
	readonly another: boolean;
	/** Stories that are not public are shown as well. */
	readonly drafts: boolean;
	/** Stories are still looked into: `corrections` and `noAlt` may grow. */
	readonly looking: boolean;
	/** Errors first. */
	readonly problems: List<ProblemRow>;
	readonly deadLinks: List<ProblemRow>;
	/** Published texts that have changed, and do not say so. */
	readonly corrections: Stories;
	/** Whose hour comes first, first. */
	readonly embargoed: Stories;
	readonly scheduled: Stories;
	/** Newest first, as all that follow. */
	readonly drafted: Stories;
	/** Articles that have an image without alternative text. */
	readonly noAlt: Stories;
	readonly noPicture: Stories;
	readonly expired: Stories;
	readonly killed: Stories;
	readonly coming: readonly UpcomingChange[];
}

/** References that lead nowhere. */
const DEAD = new Set(["dead-link", "dead-anchor", "read-more", "front-pin", "redirect-dead", "url-lost"]);
/** Told in a list of their own. */
const NO_ALT = "alt-missing";
/** Rows shown of a list, at most; of articles without an image fewer, because an archive may be full of them. */
const [MAX_ROWS, MAX_SAMPLE_ROWS] = [200, 50];

/** `shelf` has the articles of the site; `at` is not before its edition; `inside` has the results of the deep checks so far. */
export function deskOf(
	{ loaded, sitePlan: { edition } }: Pick<OnDemandSite, "loaded" | "sitePlan">,
	stories: DeskStories,
	problems: readonly Problem[],
	{ at, another, deepChecks, edit }: { at: Instant; another: boolean; deepChecks: DeepChecks | undefined; edit: Edit },
): DeskView {
	const rows = rowsOf(edition, at, edit);
	const list = (
		of: readonly IndexedArticle[],
		most = MAX_ROWS,
		placeOf = (_: IndexedArticle): Place | undefined => undefined,
	): Stories => ({
		count: of.length,
		rows: of.slice(0, most).map((story) => rows.story(story, placeOf(story))),
	});
	const problemList = (of: readonly Problem[]) => ({ count: of.length, rows: of.slice(0, MAX_ROWS).map(rows.problem) });
	const because: Record<HiddenReason, IndexedArticle[]> = {
		draft: [],
		killed: [],
		embargoed: [],
		scheduled: [],
		expired: [],
	};
	const withoutAlt = new Map<Path, Place>();
	for (const { code, place } of problems) if (code === NO_ALT && place) withoutAlt.set(place.path, place);
	for (const place of deepChecks?.noAlt ?? []) withoutAlt.set(place.path, place);
	const silent = new Map((deepChecks?.silent ?? []).map((place) => [place.path, place]));
	const noPicture = [...stories.noPicture.slice(0, MAX_SAMPLE_ROWS)];
	for (const story of stories.waiting) {
		const hidden = hiddenReason(story, at);
		if (hidden) because[hidden].push(story);
		if (hidden !== "killed" && hidden !== "expired" && hasNoPicture(story)) noPicture.push(story);
	}
	const among = (places: ReadonlyMap<Path, Place>) =>
		places.size === 0 ? [] : stories.all.filter(({ from }) => places.has(from));
	const noAlt = among(withoutAlt);
	const corrections = among(silent).filter((story) => !hiddenReason(story, at));
	const soonest = (of: readonly IndexedArticle[]) => of.toSorted((a, b) => compare(publishedAt(a), publishedAt(b)));
	const gravest = problems
		.filter(({ code }) => code !== NO_ALT && !DEAD.has(code))
		.toSorted((a, b) => compare(a.severity, b.severity));
	const when = rows.when(at);
	return {
		site: edition.site.name,
		zone: zoneOf(edition.site),
		at: { ...when, field: isoInZone(at, zoneOf(edition.site)).slice(0, 16) },
		another,
		drafts: edition.drafts,
		looking: deepChecks === undefined,
		problems: problemList(gravest),
		deadLinks: problemList(problems.filter(({ code }) => DEAD.has(code))),
		corrections: list(corrections, MAX_ROWS, ({ from }) => silent.get(from)),
		embargoed: list(soonest(because.embargoed)),
		scheduled: list(soonest(because.scheduled)),
		drafted: list(because.draft),
		noAlt: list(noAlt, MAX_SAMPLE_ROWS, ({ from }) => withoutAlt.get(from)),
		noPicture: {
			...list(noPicture.sort(sortedNewestFirst), MAX_SAMPLE_ROWS),
			count: noPicture.length + Math.max(0, stories.noPicture.length - MAX_SAMPLE_ROWS),
		},
		expired: list(because.expired),
		killed: list(because.killed),
		coming: upcomingChanges(stories.waiting, edition, loaded.fronts, at, rows, edit),
	};
}
