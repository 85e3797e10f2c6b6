/** Answers requests below `/_desk/`: a page for editors, and its data. */
import type { LoadedContent } from "../../build/load-content.js";
import { isCacheEmptied } from "../../core/cache-emptied.js";
import type { Instant, Problem } from "../../core/model.js";
import type { OverlayError } from "../live-reload.js";
import type { OnDemandSite } from "../on-demand-site.js";
import { createDeepChecks, type DeepChecks } from "./deep-checks.js";
import { deskOf } from "./desk.js";
import { type DeskStories, deskStories } from "./desk-stories.js";
import { type Edit, rowsOf } from "./rows.js";
import { openSearch } from "./search.js";

/** A name below `/_desk/` and its query → a value that is sent as JSON; undefined where there is no such name. */
export type Desk = (name: string, query: URLSearchParams, at: Instant | undefined) => Promise<object | undefined>;

export interface DeskOptions {
	/** The site as of now. It is another value with each change, and undefined where there is nothing to show. */
	readonly now: () => OnDemandSite | undefined;
	/** The site as of another instant. */
	readonly as: (at: Instant) => Promise<OnDemandSite> | undefined;
	/** All that is wrong now. */
	readonly problems: () => readonly Problem[];
	readonly faultOf: (problem: Problem) => OverlayError;
	readonly clock: () => Instant;
	/** Notifies listeners of new results. */
	readonly tell: () => void;
}

export function openDesk({ now, as, problems, faultOf, clock, tell }: DeskOptions): Desk {
	const edit: Edit = (place) => faultOf({ code: "", severity: "warning", message: "", place }).href;
	const shelves = new WeakMap<LoadedContent, DeskStories>();
	const shelfIn = ({ loaded, sitePlan }: OnDemandSite): DeskStories => {
		const shelf = shelves.get(loaded) ?? deskStories(loaded, sitePlan.edition);
		shelves.set(loaded, shelf);
		return shelf;
	};
	const look = createDeepChecks();
	const search = openSearch();
	/** The site that was looked into last, and what was found there. */
	let scanned: { readonly proof: OnDemandSite; inside?: DeepChecks } | undefined;
	let before: DeepChecks | undefined;

	/** Runs the deep checks of what has changed, and says when they are complete. Runs only once the desk has been requested. */
	const lookInto = async (proof: OnDemandSite): Promise<void> => {
		if (scanned?.proof === proof) return;
		const mine: NonNullable<typeof scanned> = { proof };
		scanned = mine;
		try {
			const inside = await look(proof.loaded, shelfIn(proof).all, () => now() === proof);
			if (!inside || scanned !== mine) return;
			[mine.inside, before] = [inside, inside];
			// Who searches next need not wait until all stories are read for it.
			search(shelfIn(proof).all, "", proof);
			tell();
		} catch (cause) {
			// The cache was cleared: the next change reads everything again.
			if (!isCacheEmptied(cause)) throw cause;
		}
	};
	return async (name, query, instant) => {
		if (name !== "desk.json" && name !== "search.json") return undefined;
		const proof = instant === undefined ? now() : await as(instant);
		if (!proof) return {};
		const at = instant ?? clock();
		const shelf = shelfIn(proof);
		if (name === "search.json") {
			const found = search(shelf.all, query.get("q") ?? "", proof);
			const rows = rowsOf(proof.sitePlan.edition, at, edit);
			return { count: found.count, rows: found.stories.map((story) => rows.story(story)) };
		}
		const shown = now();
		if (shown) void lookInto(shown);
		const inside = scanned?.inside ?? before;
		return deskOf(proof, shelf, problems(), { at, another: instant !== undefined, inside, edit });
	};
}
