/** The pages that are built again after edits of texts. */
import type { OutputRecords } from "../cache/output-records.js";
import type { PageReads } from "../cache/page-reads.js";
import type { Url } from "../core/model.js";
import type { PreviousOutput } from "../core/output-record.js";
import { outputPathOf } from "../core/paths.js";
import type { PageTask } from "../pages/page-task.js";
import type { ChangedStory } from "./changed-story.js";
import type { StalePages } from "./stale-pages.js";

/** The pages that show the texts of stories of which nothing else has changed. */
export function pagesOfTexts(
	stories: readonly Pick<ChangedStory, "path" | "isListed">[],
	reads: PageReads<PageTask>,
	files: OutputRecords,
): StalePages {
	const urls = stories.flatMap(({ path, isListed }) => [
		...reads.pagesWith(path, "article"),
		...(isListed ? reads.pagesWith(path, "listing") : []),
	]);
	const tasks = new Map<Url, PageTask>();
	for (const url of new Set(urls)) {
		const task = files.indexOf(outputPathOf(url)) >= 0 ? reads.page(url)?.task : undefined;
		if (task) tasks.set(url, task);
	}
	return { tasks, gone: [], fresh: [], areNamesKept: true };
}

/** Whether templates reported problems of the page: they may be others now. */
export const hadRenderProblems = ({ files }: PreviousOutput, url: Url): boolean => {
	const file = files.get(outputPathOf(url));
	return file !== undefined && (file.page === undefined || file.page.hasRenderProblems);
};
