/** Serves `/_desk/`: a page for editors, and its data. */
import type { LoadedContent } from "../../build/load-content.js";
import { isCacheEmptied } from "../../core/cache-emptied.js";
import type { Instant, Problem } from "../../core/model.js";
import type { OverlayError } from "../live-reload.js";
import type { OnDemandSite } from "../on-demand-site.js";
import { createDeepChecks, type DeepChecks } from "./deep-checks.js";
import { buildDesk } from "./desk.js";
import { type DeskStories, deskStories } from "./desk-stories.js";
import { createRows, type Edit } from "./rows.js";
import { openSearch } from "./search.js";

/** Handles a name below `/_desk/` with its query. The result is sent as JSON; undefined if the name is unknown. */
export type Desk = (name: string, query: URLSearchParams, at: Instant | undefined) => Promise<object | undefined>;

export interface DeskOptions {
	/** The site at present: a new value after each change, undefined if there is nothing to show. */
	readonly currentSite: () => OnDemandSite | undefined;
	/** The site at a different instant. */
	readonly siteAt: (at: Instant) => Promise<OnDemandSite> | undefined;
	/** All current problems. */
	readonly problems: () => readonly Problem[];
	readonly toOverlayError: (problem: Problem) => OverlayError;
	readonly clock: () => Instant;
	/** Notifies open pages of new results. */
	readonly notify: () => void;
}

export function openDesk({ currentSite, siteAt, problems, toOverlayError, clock, notify }: DeskOptions): Desk {
	const edit: Edit = (place) => toOverlayError({ code: "", severity: "warning", message: "", place }).href;
	const storiesByContent = new WeakMap<LoadedContent, DeskStories>();
	const storiesOf = ({ loaded, sitePlan }: OnDemandSite): DeskStories => {
		const stories = storiesByContent.get(loaded) ?? deskStories(loaded, sitePlan.edition);
		storiesByContent.set(loaded, stories);
		return stories;
	};
	const runDeepChecks = createDeepChecks();
	const search = openSearch();
	/** The site that was checked last, and the results. */
	let scanned: { readonly onDemandSite: OnDemandSite; deepChecks?: DeepChecks } | undefined;
	let lastDeepChecks: DeepChecks | undefined;

	/** Runs the deep checks of changed articles in idle time. Called only after the desk has been requested. */
	const checkInBackground = async (onDemandSite: OnDemandSite): Promise<void> => {
		if (scanned?.onDemandSite === onDemandSite) return;
		const current: NonNullable<typeof scanned> = { onDemandSite };
		scanned = current;
		try {
			const deepChecks = await runDeepChecks(
				onDemandSite.loaded,
				storiesOf(onDemandSite).all,
				() => currentSite() === onDemandSite,
			);
			if (!deepChecks || scanned !== current) return;
			[current.deepChecks, lastDeepChecks] = [deepChecks, deepChecks];
			// Builds the search index, so that the first search does not have to wait.
			search(storiesOf(onDemandSite).all, "", onDemandSite);
			notify();
		} catch (cause) {
			// The cache was cleared: the next change reads everything again.
			if (!isCacheEmptied(cause)) throw cause;
		}
	};
	return async (name, query, instant) => {
		if (name !== "desk.json" && name !== "search.json") return undefined;
		const onDemandSite = instant === undefined ? currentSite() : await siteAt(instant);
		if (!onDemandSite) return {};
		const at = instant ?? clock();
		const stories = storiesOf(onDemandSite);
		if (name === "search.json") {
			const found = search(stories.all, query.get("q") ?? "", onDemandSite);
			const rows = createRows(onDemandSite.sitePlan.edition, at, edit);
			return { count: found.count, rows: found.stories.map((story) => rows.story(story)) };
		}
		const shown = currentSite();
		if (shown) void checkInBackground(shown);
		const deepChecks = scanned?.deepChecks ?? lastDeepChecks;
		return buildDesk(onDemandSite, stories, problems(), {
			at,
			isOtherInstant: instant !== undefined,
			deepChecks,
			edit,
		});
	};
}
