/** Takes articles from lists, for the slots of fronts. */
import type { Path } from "../core/model.js";
import type { ArticleRef, ListName, SiteReader } from "../core/site-reader.js";

/** Number of articles that are read of a list at first. */
const FIRST_PART = 16;

/** The first articles that are not used yet; marks them as used. */
export function takeUnused(stories: Iterable<ArticleRef>, most: number, shown: Set<Path>): ArticleRef[] {
	const found: ArticleRef[] = [];
	if (most > 0)
		for (const story of stories) {
			if (shown.has(story.from)) continue;
			shown.add(story.from);
			if (found.push(story) === most) break;
		}
	return found;
}

/** Editorial articles only: sponsored ones appear in strips, and where an editor pins them. */
export function* withoutSponsored(stories: Iterable<ArticleRef>, site: SiteReader): Generator<ArticleRef> {
	for (const story of stories) if (site.listing(story).type !== "sponsored") yield story;
}

/** Reads a list in parts, so that a front depends only on the articles that it considers. */
export function* newestOf(list: ListName, site: SiteReader): Generator<ArticleRef> {
	for (let most = FIRST_PART, start = 0; ; start = most, most *= 2) {
		const part = site.first(list, most);
		yield* part.slice(start);
		if (part.length < most) return;
	}
}
