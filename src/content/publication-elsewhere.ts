/** What is public in the generator of an archive and not here, or the other way round. */
import type { Article, Instant, Path, Problem, SiteConfig } from "../core/model.js";
import { warning } from "../core/problem.js";
import { hiddenReason } from "../core/visibility.js";
import { GENERATORS, hiddenElsewhere, hidersIn } from "./hidden-elsewhere.js";

/** Hugo and Jekyll hold a story back until its date, as Broadsheet does. */
const PUBLISH_AT_ONCE = /^(?:zola|astro|docusaurus|eleventy)$/;

type Schedulable = Pick<Article, "from" | "fieldPlaces" | "draft" | "status" | "date" | "embargo" | "expires">;

/** A warning for each story that readers of the old site could see and readers here cannot see yet. */
function futureDates(stories: readonly Schedulable[], at: Instant, from: SiteConfig["from"] = ""): Problem[] {
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

/** `beside` are the paths of all files, `textOf` reads one: '' if there is none. `entries` are those of live coverage. */
export function publicationElsewhere(
	{ from }: Pick<SiteConfig, "from">,
	{ stories, entries }: { readonly stories: readonly Article[]; readonly entries: readonly Article[] },
	{
		beside,
		textOf,
		at,
	}: { readonly beside: readonly Path[]; readonly textOf: (path: Path) => string; readonly at: Instant },
): Problem[] {
	if (from === undefined) return [];
	const hidden = hiddenElsewhere([...stories, ...entries], hidersIn(from, beside, textOf), from);
	return [...hidden, ...futureDates(stories, at, from)];
}
