/** Builds pages from what the last build read of the site and from the current texts of articles. */
import type { Html, Page, PlannedPage, Problem, Url } from "../core/model.js";
import type { ReadRecorder } from "../core/site-reads.js";
import { buildPage } from "../pages/build-page.js";
import { type ContextInputs, createPageContext } from "../pages/create-context.js";
import { createDocumentItems } from "../pages/kinds/machine-document.js";
import type { PageTask } from "../pages/page-task.js";
import { NotKept, type PageSource } from "./kept-site.js";

/** Throws `NotKept` if a page asks what no page has asked before. */
export function buildPages(
	urls: readonly Url[],
	{
		source: kept,
		keyPointsFooter,
		recorder,
		pictureOf,
	}: {
		readonly source: PageSource<PageTask>;
		readonly keyPointsFooter: Html | undefined;
		readonly recorder: ReadRecorder;
		/** Reports why there is no picture. */
		readonly pictureOf: ContextInputs["pictureOf"];
	},
): {
	readonly pages: readonly PlannedPage[];
	readonly problems: ReadonlyMap<Url, readonly Problem[]>;
	readonly isShared: (value: unknown) => boolean;
} {
	let problems: Problem[] = [];
	const unknown = () => {
		throw new NotKept();
	};
	const bare = createPageContext(
		kept.reader,
		{
			recorder,
			pictureOf,
			groupNames: unknown,
		},
		(problem) => void problems.push(problem),
	);
	const context = { ...bare, keyPointsFooter };
	const documentContext = { ...context, holeContext: context.silentHoles };
	const documents = { context: documentContext, items: createDocumentItems(documentContext) };
	const found = new Map<Url, readonly Problem[]>();
	const pages = urls.map((url): PlannedPage => {
		problems = [];
		const [task, value] = kept.build(url, (task): readonly [PageTask, Page] => {
			const page = buildPage(task, context, documents);
			recorder.reported(problems);
			return [task, page];
		});
		const ofPage = problems;
		found.set(url, ofPage);
		const { view: _, ...page } = value;
		return { ...page, task, make: () => ({ value, problems: ofPage }) };
	});
	return {
		pages,
		problems: found,
		isShared: (value) => context.views.isTeaser(value) || documents.items.isItem(value),
	};
}
