/** What edits of stories may change where a site keeps a record of its addresses. */
import type { ChangedStory } from "./changed-story.js";
import { NotKept } from "./kept-site.js";
import type { StoriesNow } from "./stories-now.js";

/** Throws `NotKept` if a story has the record of another file. */
export function expectSameFiles(
	stories: readonly Pick<ChangedStory, "path">[],
	{ published, matched }: Pick<StoriesNow, "published" | "matched">,
): void {
	if (published.stories.size === 0) return;
	const { recorded, lost, stories: now } = matched();
	for (const [from, { file }] of recorded) if (file !== from) throw new NotKept(from);
	const lostFiles = new Set([...lost.values()].map(({ file }) => file));
	const isThere = new Set(now.map(({ from }) => from));
	for (const { path } of stories) if (lostFiles.has(path) && isThere.has(path)) throw new NotKept(path);
}
