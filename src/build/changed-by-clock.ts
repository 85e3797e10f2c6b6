/** What the clock alone changes. */
import type { HydratedContent } from "../cache/hydrate.js";
import type { Instant, Path, SiteConfig } from "../core/model.js";
import { publishedAt } from "../core/publication-date.js";
import { hiddenReason } from "../core/visibility.js";
import { NotKept } from "./kept-site.js";

/** The files of the stories that appear or disappear between two instants, the first exclusive. Throws `NotKept` if more than lists may follow from the clock. */
export function changedByClock(
	{ stories, entries }: Pick<HydratedContent, "stories" | "entries">,
	{ since, at, site }: { readonly since: Instant; readonly at: Instant; readonly site: Pick<SiteConfig, "ageNotice"> },
): readonly Path[] {
	const isPassed = (instant: Instant | undefined) => instant !== undefined && since < instant && instant <= at;
	const hasChanged = (story: (typeof stories)[number]) => !hiddenReason(story, since) !== !hiddenReason(story, at);
	const isWide = stories.some((story) => isPassed(story.ends) || (story.page && hasChanged(story)));
	if (site.ageNotice !== undefined || isWide) throw new NotKept();
	if (entries.some((entry) => isPassed(publishedAt(entry)) || isPassed(entry.expires))) throw new NotKept();
	return stories.filter(hasChanged).map(({ from }) => from);
}
