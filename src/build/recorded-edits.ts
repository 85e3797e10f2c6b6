/** What edits of stories may change where a site keeps a record of its addresses: entries of stories that keep their URLs, and those of new ones. */
import type { Url } from "../core/model.js";
import type { ChangedStory } from "./changed-stories.js";
import { NotKept } from "./kept-site.js";
import type { StoriesNow } from "./stories-now.js";

/** Throws `NotKept` if addresses may be redirected, gone or lost. */
export function expectSameAddresses(
	stories: readonly Pick<ChangedStory, "path" | "before" | "now">[],
	{ published, matched }: Pick<StoriesNow, "published" | "matched">,
): void {
	if (published.stories.size === 0) return;
	const { recorded, lost } = matched();
	for (const [from, { file }] of recorded) if (file !== from) throw new NotKept(from);
	const lostFiles = new Set([...lost.values()].map(({ file }) => file));
	for (const { path, before, now } of stories) {
		const keepsUrl = before !== undefined && before === now;
		if (lostFiles.has(path) || (!keepsUrl && recorded.has(path))) throw new NotKept(path);
	}
}

/** `built` are the pages that are built, `removed` those that disappear. Throws `NotKept` if one of these was recorded, or one of those is marked as gone. */
export function expectSamePages(
	built: readonly Url[],
	removed: readonly Url[],
	{ published }: Pick<StoriesNow, "published">,
): void {
	const [fronts, gone] = [new Set(published.fronts), new Set(published.gone)];
	for (const url of removed) if (fronts.has(url)) throw new NotKept(url);
	for (const url of built) if (gone.has(url)) throw new NotKept(url);
}
