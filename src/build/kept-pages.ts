/** Builds pages from what the last build read of the site and from the current texts of articles. */
import type { Html, Page, Path, PlannedPage, Problem, Url } from "../core/model.js";
import type { ReadRecorder } from "../core/site-reads.js";
import { buildPage } from "../pages/build-page.js";
import { createPageContext } from "../pages/create-context.js";
import { createDocumentItems } from "../pages/kinds/machine-document.js";
import type { PageTask } from "../pages/page-task.js";
import { NotKept, type PageSource } from "./kept-site.js";

/** Throws `NotKept` if a page has a new problem, or asks what no page has asked before. */
export function buildPages(
	urls: readonly Url[],
	{
		source: kept,
		keyPointsFooter,
		recorder,
		isReported,
	}: {
		readonly source: PageSource<PageTask>;
		readonly keyPointsFooter: Html | undefined;
		readonly recorder: ReadRecorder;
		/** Whether the last build reported a problem of the page of `from`. */
		readonly isReported: (problem: Problem, from: Path | undefined) => boolean;
	},
): { readonly pages: readonly PlannedPage[]; readonly isShared: (value: unknown) => boolean } {
	let problems: Problem[] = [];
	const unknown = () => {
		throw new NotKept();
	};
	const bare = createPageContext(
		kept.reader,
		{
			recorder,
			// A reported problem has its hint already.
			suggest: () => undefined,
			pictureOf: unknown,
			groupNames: unknown,
			dependencyDigests: undefined,
		},
		(problem) => void problems.push(problem),
	);
	const context = { ...bare, keyPointsFooter };
	const documentContext = { ...context, holeContext: context.silentHoles };
	const documents = { context: documentContext, items: createDocumentItems(documentContext) };
	const pages = urls.map((url): PlannedPage => {
		problems = [];
		const value = kept.build(url, (task): Page => buildPage(task, context, documents));
		if (!problems.every((problem) => isReported(problem, value.from))) throw new NotKept(url);
		const { view: _, ...page } = value;
		return { ...page, make: () => ({ value, problems: [] }) };
	});
	return { pages, isShared: (value) => context.views.isTeaser(value) || documents.items.isItem(value) };
}
