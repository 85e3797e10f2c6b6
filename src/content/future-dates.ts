/** Dates to come in an archive of a generator that publishes such stories at once. */
import type { Article, Instant, Problem, SiteConfig } from "../core/model.js";
import { warning } from "../core/problem.js";
import { hiddenReason } from "../core/visibility.js";
import { GENERATORS } from "./hidden-elsewhere.js";

/** Hugo and Jekyll hold a story back until its date, as Broadsheet does. */
const PUBLISH_AT_ONCE = /^(?:zola|astro|docusaurus|eleventy)$/;

type Dated = Pick<Article, "from" | "fieldPlaces" | "draft" | "status" | "date" | "embargo" | "expires">;

/** A warning for each story that readers of the old site could see and readers here cannot see yet. */
export function futureDates(stories: readonly Dated[], at: Instant, from: SiteConfig["from"] = ""): Problem[] {
	if (!PUBLISH_AT_ONCE.test(from)) return [];
	const held = stories.filter((story) => hiddenReason(story, at) === "scheduled");
	return held.map(({ from: path, fieldPlaces: { date } }) =>
		warning(
			"date-to-come",
			`${GENERATORS[from]} publishes a story whose date is to come; here readers see it from that date on`,
			{ path, line: 1, column: 1, ...date },
			{ group: "date", hint: "if it is public, give it a date that has passed" },
		),
	);
}
