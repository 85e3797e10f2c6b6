/** Assigns articles to the slots of a front: first what editors pinned, then the newest; no article twice. */

import type { FrontPlan, Path, Problem, SlotPlan } from "../../core/model.js";
import type { ArticleRef, ListName } from "../../core/site-reader.js";
import type { SlotsView } from "../../core/views.js";
import { sectionLink } from "../links.js";
import type { PageContext } from "../page-context.js";
import { newestOf, takeUnused, withoutSponsored } from "../take-articles.js";
import { type FillSource, resolveFillSource, resolvePins } from "./pins.js";

/** Default number of articles in a strip. */
const STRIP_SIZE = 4;
/** Default number of articles in the narrow list. */
const RAIL_SIZE = 8;
/** Number of newest articles among which the lead is the first with a picture. */
const LEAD_CANDIDATES = 5;

/** The list of a slot whose section or topic is not found: it is empty. */
const NO_LIST: ListName = "topic:";

/** A front to arrange: `stories` fill its slots, newest first; `strips` are the default strips. */
export interface FrontLayout {
	readonly stories: ListName;
	readonly strips: readonly FillSource[];
	readonly plan: FrontPlan | undefined;
	/** Default numbers of secondary articles and of articles in the list of latest news. */
	readonly secondary: number;
	readonly rail: number;
}

interface Slot {
	readonly pins: readonly ArticleRef[];
	readonly source: ListName;
	readonly size: number;
}
interface Strip extends Slot {
	readonly group: FillSource["group"];
	readonly title: string | undefined;
}
interface Slots {
	readonly lead: Slot;
	readonly secondary: Slot;
	readonly rail: Slot;
	readonly strips: readonly Strip[];
}

export function fillSlots(front: FrontLayout, context: PageContext): SlotsView & { readonly shown: ReadonlySet<Path> } {
	const { views, site } = context;
	const { report } = context.holeContext;
	const { lead, secondary, rail, strips } = resolveSlots(front, context, report);
	const shown = new Set<Path>();
	// The pins of all slots are taken before any slot is filled.
	const pinned = new Map(
		[lead, secondary, rail, ...strips].map((slot) => [slot, takeUnused(slot.pins, slot.size, shown)]),
	);
	const fill = (slot: Slot, paid: boolean): ArticleRef[] => {
		const stories = pinned.get(slot) ?? [];
		const source = newestOf(slot.source, site);
		const free = paid ? source : withoutSponsored(source, site);
		return [...stories, ...takeUnused(free, slot.size - stories.length, shown)];
	};
	const first = pinned.get(lead)?.[0] ?? pickLead(lead.source, shown, context);
	if (first) shown.add(first.from);
	const secondaryTeasers = fill(secondary, false).map(views.teaser);
	const arranged = {
		...(first && { lead: views.teaser(first) }),
		secondary: secondaryTeasers,
		seconds: secondaryTeasers,
		latest: fill(rail, false).map(views.teaser),
		...(front.plan?.rail?.title !== undefined && { latestTitle: front.plan.rail.title }),
		strips: strips.map((strip) => ({
			section: sectionLink({ ...strip.group, name: strip.title ?? strip.group.name }),
			stories: fill(strip, true).map(views.teaser),
		})),
	};
	return { ...arranged, strips: arranged.strips.filter(({ stories }) => stories.length > 0), shown };
}

function resolveSlots(
	{ stories, strips, plan, secondary, rail }: FrontLayout,
	context: PageContext,
	report: (problem: Problem) => void,
): Slots {
	const seen = new Set<Path>();
	const slot = (planned: SlotPlan | undefined, size: number): Slot => ({
		pins: planned ? resolvePins(planned, plan?.from ?? "", seen, context, report) : [],
		source: planned?.fill
			? (resolveFillSource(planned.fill, plan?.from ?? "", context, report)?.list ?? NO_LIST)
			: stories,
		size: planned?.size ?? size,
	});
	const strip = (planned: SlotPlan): Strip[] => {
		const source = planned.fill && resolveFillSource(planned.fill, plan?.from ?? "", context, report);
		return source ? [{ ...slot(planned, STRIP_SIZE), group: source.group, title: planned.title }] : [];
	};
	return {
		lead: { ...slot(plan?.lead, 1), size: 1 },
		secondary: slot(plan?.secondary, plan?.secondary ? STRIP_SIZE : secondary),
		rail: slot(plan?.rail, plan?.rail ? RAIL_SIZE : rail),
		strips:
			plan?.strips?.flatMap(strip) ??
			strips.map(({ group, list }) => ({ pins: [], source: list, size: STRIP_SIZE, group, title: undefined })),
	};
}

function pickLead(source: ListName, shown: ReadonlySet<Path>, { views, site }: PageContext): ArticleRef | undefined {
	const candidates = takeUnused(withoutSponsored(newestOf(source, site), site), LEAD_CANDIDATES, new Set(shown));
	return candidates.find((article) => views.picture(article)) ?? candidates[0];
}
