/** A reference that leads nowhere → the hidden story that its path names, for the hint of a Problem. Pages never see it. */

import { lazy } from "../core/lazy.js";
import type { IndexedArticle, Instant, Path } from "../core/model.js";
import { joinPath, parentPath } from "../core/paths.js";
import { publishedAt } from "../core/publication-date.js";
import { bySpelling, readingsOf } from "../core/reference-paths.js";
import { hiddenReason } from "../core/visibility.js";

/** Returns why the article has no page at `at`, and what to do; undefined if the path does not belong to a hidden article. `from` is the file that contains the reference. */
export function hiddenTargets(
	hidden: readonly IndexedArticle[],
	at: Instant,
): (reference: string, from: Path) => string | undefined {
	const storyAt = lazy(() => bySpelling(new Map(hidden.map((story) => [story.from, story]))));
	return (reference, from) => {
		for (const { path } of readingsOf(reference))
			for (const folder of path.startsWith("/") ? ["content"] : [parentPath(from), "content"]) {
				const file = joinPath(folder, path) ?? "";
				const story = [file, `${file}.md`, `${file}/index.md`].map(storyAt()).find(Boolean);
				if (story) return whyHidden(story, at);
			}
		return undefined;
	};
}

function whyHidden(story: IndexedArticle, at: Instant): string {
	switch (hiddenReason(story, at)) {
		case "expired":
			return `${story.from} expired at ${story.expires}: take the reference out, or give the story a later \`expires\``;
		case "embargoed":
		case "scheduled":
			return `${story.from} is published at ${publishedAt(story)}: take the reference out until then`;
		case "killed":
			return `${story.from} is killed: take the reference out`;
		default:
			return `${story.from} is a draft: publish it, or take the reference out`;
	}
}
