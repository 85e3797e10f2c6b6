/** What edits of live coverage may change. */
import type { PageReads } from "../cache/page-reads.js";
import type { Edition } from "../core/model.js";
import { isLiveEntry } from "../core/paths.js";
import { bylineProblems } from "../site/collections/groups.js";
import type { People } from "../site/collections/people.js";
import type { ChangedStory } from "./changed-story.js";
import { NotKept } from "./kept-site.js";

/** Throws `NotKept` if coverage begins or is gone with its entries, or if a changed entry has a problem with its byline. */
export function expectSameCoverage(
	stories: readonly Pick<ChangedStory, "path">[],
	coverage: Edition["coverage"],
	reads: PageReads<unknown>,
	people: People,
): void {
	const paths = new Set(stories.map(({ path }) => path));
	for (const path of paths) {
		const isStory = path.includes(".live/") && !isLiveEntry(path);
		if (isStory && (reads.answersAbout(path)?.entries !== undefined) !== coverage.has(path)) throw new NotKept(path);
	}
	const changed = new Map([...coverage].map(([from, list]) => [from, list.filter((entry) => paths.has(entry.from))]));
	if (bylineProblems([], changed, people).length > 0) throw new NotKept();
}
