/** The desk: the state of a site at an instant, for editors. A pure function of values in memory; it loads no article from the cache. */
import { isoInZone } from "../../core/dates.js";
import type { IndexedArticle, Instant, Path, Place, Problem } from "../../core/model.js";
import { compare } from "../../core/problem.js";
import { publishedAt } from "../../core/publication-date.js";
import { type HiddenReason, hiddenReason } from "../../core/visibility.js";
import type { OnDemandSite } from "../on-demand-site.js";
import type { DeepChecks } from "./deep-checks.js";
import { type DeskStories, hasNoPicture, sortedNewestFirst } from "./desk-stories.js";
import { createRows, type Edit, type ProblemRow, type StoryRow, type When, zoneOf } from "./rows.js";
import { type UpcomingChange, upcomingChanges } from "./upcoming.js";

export interface List<R> {
	/** Total number. */
	readonly count: number;
	/** The first rows. */
	readonly rows: readonly R[];
}
type Stories = List<StoryRow>;

export interface DeskView {
	readonly site: string;
	/** The time zone of all times. */
	readonly zone: string;
	/** The instant of the view; `field` is its value in an input field: `2026-12-01T06:00`. */
	readonly at: When & { readonly field: string };
	/** The instant is not the present. */
	readonly isOtherInstant: boolean;
	/** Articles that are not public are included. */
	readonly drafts: boolean;
	/** Deep checks are still running: `corrections` and `noAlt` may grow. */
	readonly isChecking: boolean;
	/** Errors first. */
	readonly problems: List<ProblemRow>;
	readonly deadLinks: List<ProblemRow>;
	/** Published texts that have changed without a correction or update. */
	readonly corrections: Stories;
	/** In the order of their instants. */
	readonly embargoed: Stories;
	readonly scheduled: Stories;
	/** Newest first, like the following lists. */
	readonly drafted: Stories;
	/** Articles that have an image without alternative text. */
	readonly noAlt: Stories;
	readonly noPicture: Stories;
	readonly expired: Stories;
	readonly killed: Stories;
	readonly upcoming: readonly UpcomingChange[];
}

/** Codes of references without a target. */
const DEAD = new Set(["dead-link", "dead-anchor", "read-more", "front-pin", "redirect-dead", "url-lost"]);
/** Shown in a list of its own. */
const NO_ALT = "alt-missing";
/** Maximum numbers of rows in a list; fewer for articles without an image, because an archive can have many. */
const [MAX_ROWS, MAX_SAMPLE_ROWS] = [200, 50];

/** `stories` are the articles of the site; `at` is not before the instant of the edition; `deepChecks` are the results so far. */
export function buildDesk(
	{ loaded, sitePlan: { edition } }: Pick<OnDemandSite, "loaded" | "sitePlan">,
	stories: DeskStories,
	problems: readonly Problem[],
	{
		at,
		isOtherInstant,
		deepChecks,
		edit,
	}: { at: Instant; isOtherInstant: boolean; deepChecks: DeepChecks | undefined; edit: Edit },
): DeskView {
	const rows = createRows(edition, at, edit);
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
		isOtherInstant: isOtherInstant,
		drafts: edition.drafts,
		isChecking: deepChecks === undefined,
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
		upcoming: upcomingChanges(stories.waiting, edition, loaded.fronts, at, rows, edit),
	};
}
