/** Plans all pages of the edition. Views are built on request, because most pages have not changed. */
import type {
	Edition,
	Hole,
	Html,
	Outcome,
	Page,
	PlannedPage,
	Problem,
	PublicArticle,
	RichText,
	Url,
} from "../core/model.js";
import type { SiteReader } from "../core/site-reader.js";
import { NO_RECORDER } from "../core/site-reads.js";
import { buildPage } from "./build-page.js";
import { type ContextInputs, createPageContext } from "./create-context.js";
import { fillHoles, richTextHtml } from "./fill-holes.js";
import { planArchive } from "./kinds/archive-plan.js";
import { authorPages } from "./kinds/author.js";
import { planCorrections } from "./kinds/corrections.js";
import { sectionPages, topicPages } from "./kinds/front.js";
import { HOME } from "./kinds/home.js";
import { planUpdates } from "./kinds/live.js";
import { createDocumentItems, planDocument } from "./kinds/machine-document.js";
import { type CollectionTask, planCollection } from "./kinds/paginated.js";
import { planPlainPage } from "./kinds/plain-page.js";
import type { PageTask } from "./page-task.js";
import type { UnbuiltPages } from "./planned-page.js";
import { pageProblems } from "./validate-pages.js";

export interface PlanInputs extends Omit<ContextInputs, "groupNames"> {
	readonly reader: SiteReader;
	/** The last key point of every article. */
	readonly footer: { readonly rich: RichText; readonly holes: readonly Hole[] } | undefined;
	/** The names of existing templates. */
	readonly templates: ReadonlySet<string>;
}

export interface Plan {
	readonly pages: readonly PlannedPage[];
	/** Whether an object occurs on many pages, such as a teaser. */
	readonly isShared: (value: unknown) => boolean;
	/** Discards cached views after the text of an article has changed, but not its position in the site. */
	readonly forget: (article: PublicArticle) => void;
	/** The last key point of every article. */
	readonly keyPointsFooter: Html | undefined;
	/** Whether there is live coverage that has not ended. */
	readonly running: boolean;
}

export function planPages(edition: Edition, inputs: PlanInputs): Outcome<Plan> {
	let problems: Problem[] = [];
	const { footer, reader, recorder = NO_RECORDER } = inputs;
	const groupNames = (kind: "section" | "topic") =>
		kind === "section" ? edition.sections.map(({ key }) => key) : edition.topics.map(({ name }) => name);
	const bare = createPageContext(reader, { ...inputs, groupNames }, (problem) => void problems.push(problem));
	const keyPointsFooter =
		footer && richTextHtml(footer.rich, fillHoles(footer.holes, "broadsheet.config.ts", bare.holeContext));
	const context = { ...bare, keyPointsFooter };
	const documentContext = { ...context, holeContext: context.silentHoles };
	const documents = { context: documentContext, items: createDocumentItems(documentContext) };
	const siteProblems = problems;

	const make = (url: Url, task: PageTask) => (): Outcome<Page> => {
		problems = [];
		const build = () => {
			const page = buildPage(task, context, documents);
			recorder.reported(problems);
			return page;
		};
		return { value: recorder.within(`page ${url}`, build, task), problems };
	};
	const planned = (leaves: UnbuiltPages): PlannedPage[] =>
		leaves.map((page) => ({ ...page, make: make(page.url, page.task) }));
	const articlePlan = (article: PublicArticle): PlannedPage => {
		const { from } = article;
		const url = edition.urls.articles.get(from) ?? "/";
		const task = { kind: "article", from } as const;
		return { url, template: "article", from, task, make: make(url, task) };
	};
	const collection = (task: CollectionTask, pages: Parameters<typeof planCollection>[1]) =>
		planned(planCollection(task, pages, context));

	const pages: PlannedPage[] = [
		...planned(HOME),
		// An article whose URL belongs to another page has no page; that has been reported.
		...edition.articles.filter(({ from }) => edition.urls.articles.has(from)).map(articlePlan),
		...planned([...edition.coverage.keys()].flatMap((from) => planUpdates({ from }, context))),
		...planned(edition.plainPages.map((page) => planPlainPage(page, context))),
		...edition.sections.flatMap(({ key }) => collection({ kind: "section", key }, sectionPages(key, context))),
		...edition.topics.flatMap(({ key }) => collection({ kind: "topic", key }, topicPages("topic", key, context))),
		...edition.series.flatMap(({ key }) => collection({ kind: "series", key }, topicPages("series", key, context))),
		...edition.authors.flatMap(({ key }) => collection({ kind: "author", key }, authorPages(key, context))),
		...planned(planCorrections(context)),
		...planned(planArchive(context)),
		...planned(
			edition.pages.map(({ url, template, from }) => ({
				...{ url, template, task: { kind: "spec", url } },
				...(from && { from }),
			})),
		),
		...planned(edition.documents.map(planDocument)),
	];
	siteProblems.push(...pageProblems(pages, inputs.templates));
	const running = [...edition.coverage.keys()].some((from) => reader.isLive({ from }));
	const isShared = (value: unknown) => context.views.isTeaser(value) || documents.items.isItem(value);
	const forget = (article: PublicArticle) => {
		context.views.forget(article);
		documents.items.forget();
	};
	return { value: { pages, isShared, forget, running, keyPointsFooter }, problems: siteProblems };
}
