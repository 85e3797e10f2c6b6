/** Assigns articles to the slots of a front: first what editors pinned, then the newest; no article twice. */

import { combine } from "../../core/hash.js";
import { fnv1a32 } from "../../core/link-key.js";
import type { Collection, FrontPlan, Problem, PublicArticle, SlotPlan } from "../../core/model.js";
import type { SlotsView } from "../../core/views.js";
import { sectionLink } from "../links.js";
import type { PageContext } from "../page-context.js";
import { keyOf } from "../planned-page.js";
import { resolveFillSource, resolvePins } from "./pins.js";

/** Default number of articles in a strip. */
const STRIP_SIZE = 4;
/** Default number of articles in the narrow list. */
const RAIL_SIZE = 8;
/** Number of newest articles among which the lead is the first with a picture. */
const LEAD_CANDIDATES = 5;

/** A front to arrange: `stories` fill its slots, newest first; `strips` are the default strips. */
export interface FrontLayout {
	readonly stories: readonly PublicArticle[];
	readonly strips: readonly Collection[];
	readonly plan: FrontPlan | undefined;
	/** Default numbers of secondary articles and of articles in the list of latest news. */
	readonly secondary: number;
	readonly rail: number;
}

interface Slot {
	readonly pins: readonly PublicArticle[];
	readonly source: readonly PublicArticle[];
	readonly size: number;
}
interface Strip extends Slot {
	readonly group: Collection;
	readonly title: string | undefined;
}
interface Slots {
	readonly lead: Slot;
	readonly secondary: Slot;
	readonly rail: Slot;
	readonly strips: readonly Strip[];
}

export function fillSlots(
	front: FrontLayout,
	context: PageContext,
): SlotsView & { readonly shown: ReadonlySet<PublicArticle> } {
	const { views } = context;
	const { report } = context.holeContext;
	const { lead, secondary, rail, strips } = resolveSlots(front, context, report);
	const shown = new Set<PublicArticle>();
	// The pins of all slots are taken before any slot is filled.
	const pinned = new Map(
		[lead, secondary, rail, ...strips].map((slot) => [slot, takeUnused(slot.pins, slot.size, shown)]),
	);
	const fill = (slot: Slot, paid: boolean): PublicArticle[] => {
		const stories = pinned.get(slot) ?? [];
		const free = paid ? slot.source : withoutSponsored(slot.source);
		return [...stories, ...takeUnused(free, slot.size - stories.length, shown)];
	};
	const first = pinned.get(lead)?.[0] ?? pickLead(lead.source, shown, context);
	if (first) shown.add(first);
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

/** Digest of everything that the slots of a front can show. */
export function slotsKey(front: FrontLayout, context: PageContext): number {
	const { lead, secondary, rail, strips } = resolveSlots(front, context, () => {});
	const slots = [lead, secondary, rail, ...strips];
	// No more articles of a source are needed than the slots above it can use.
	const most = slots.reduce((sum, { size }) => sum + size, LEAD_CANDIDATES);
	const titles = JSON.stringify([
		front.plan?.rail?.title,
		strips.map(({ title, group, size }) => [title, group.name, group.url, size]),
	]);
	return slots.reduce(
		(sum, { pins, source, size }, index) =>
			combine(combine(sum, keyOf(pins, context)), combine(size, keyOf(newest(source, most, index > 2), context))),
		fnv1a32(titles),
	);
}
const newest = (source: readonly PublicArticle[], most: number, paid: boolean): PublicArticle[] =>
	takeUnused(paid ? source : withoutSponsored(source), most, new Set());

function resolveSlots(
	{ stories, strips, plan, secondary, rail }: FrontLayout,
	context: PageContext,
	report: (problem: Problem) => void,
): Slots {
	const seen = new Set<PublicArticle>();
	const slot = (planned: SlotPlan | undefined, size: number): Slot => ({
		pins: planned ? resolvePins(planned, plan?.from ?? "", seen, context, report) : [],
		source: planned?.fill
			? (resolveFillSource(planned.fill, plan?.from ?? "", context, report)?.articles ?? [])
			: stories,
		size: planned?.size ?? size,
	});
	const strip = (planned: SlotPlan): Strip[] => {
		const group = planned.fill && resolveFillSource(planned.fill, plan?.from ?? "", context, report);
		return group ? [{ ...slot(planned, STRIP_SIZE), group, title: planned.title }] : [];
	};
	return {
		lead: { ...slot(plan?.lead, 1), size: 1 },
		secondary: slot(plan?.secondary, plan?.secondary ? STRIP_SIZE : secondary),
		rail: slot(plan?.rail, plan?.rail ? RAIL_SIZE : rail),
		strips:
			plan?.strips?.flatMap(strip) ??
			strips.map((group) => ({ pins: [], source: group.articles, size: STRIP_SIZE, group, title: undefined })),
	};
}

/** The first articles that are not used yet; marks them as used. */
function takeUnused(stories: Iterable<PublicArticle>, most: number, shown: Set<PublicArticle>): PublicArticle[] {
	const found: PublicArticle[] = [];
	if (most > 0)
		for (const story of stories) {
			if (shown.has(story)) continue;
			shown.add(story);
			if (found.push(story) === most) break;
		}
	return found;
}

/** Editorial articles only: sponsored ones appear in strips, and where an editor pins them. */
function* withoutSponsored(stories: readonly PublicArticle[]): Generator<PublicArticle> {
	for (const story of stories) if (story.type !== "sponsored") yield story;
}

function pickLead(
	source: readonly PublicArticle[],
	shown: ReadonlySet<PublicArticle>,
	{ views }: PageContext,
): PublicArticle | undefined {
	const candidates = takeUnused(withoutSponsored(source), LEAD_CANDIDATES, new Set(shown));
	return candidates.find((article) => views.picture(article)) ?? candidates[0];
}
