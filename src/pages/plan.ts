/** Plans all pages of the edition. Views are built on request, because most pages have not changed. */
import { numberDigest } from "../core/digest.js";
import type {
	Edition,
	Outcome,
	Page,
	PageKey,
	PageSpec,
	PlannedPage,
	Problem,
	PublicArticle,
	Url,
} from "../core/model.js";
import { NO_RECORDER } from "../core/site-reader.js";
import type { PageView, SiteView } from "../core/views.js";
import type { PageHead } from "./chrome.js";
import { createPageContext, type PlanInputs } from "./create-context.js";
import { archivePages } from "./kinds/archive.js";
import { ageOf, articlePage } from "./kinds/article.js";
import { authorPages } from "./kinds/author.js";
import { correctionPages } from "./kinds/corrections.js";
import { sectionPages, topicPages } from "./kinds/front.js";
import { homePage, notFoundPage } from "./kinds/home.js";
import { updatesPage } from "./kinds/live.js";
import { createDocumentPlanner } from "./kinds/machine-document.js";
import { plainPage } from "./kinds/plain-page.js";
import type { UnbuiltPages } from "./planned-page.js";
import { pageProblems } from "./validate-pages.js";

export interface Plan {
	readonly pages: readonly PlannedPage[];
	/** Whether an object occurs on many pages, such as a teaser. */
	readonly isShared: (value: unknown) => boolean;
	/** Discards cached views after the text of an article has changed, but not its position in the site. */
	readonly forget: (article: PublicArticle) => void;
	/** The `site` of every view. */
	readonly site: SiteView;
	/** Whether there is live coverage that has not ended. */
	readonly running: boolean;
}

export function planPages(edition: Edition, inputs: PlanInputs): Outcome<Plan> {
	let problems: Problem[] = [];
	const { dependencyDigests, recorder = NO_RECORDER } = inputs;
	const report = (problem: Problem) => void problems.push(problem);
	const context = createPageContext(edition, inputs, report);
	const { site: reader, views, chrome, silentHoles, keyPointsFooter } = context;
	const { site } = chrome({ url: "/", title: "" });
	const documents = createDocumentPlanner({ ...context, holeContext: silentHoles }, site);
	const siteProblems = problems;
	const siteViewJson = numberDigest(JSON.stringify([chrome({ url: "/", title: "" }), keyPointsFooter]));

	const deferred = (url: Url, make: () => Page) => (): Outcome<Page> => {
		problems = [];
		return { value: recorder.within(`page ${url}`, make), problems };
	};
	const planned = (leaves: UnbuiltPages): PlannedPage[] =>
		leaves.map(({ url, template, from, isDocument, key, make }) => ({
			url,
			template,
			...(from !== undefined && { from }),
			...(isDocument && { isDocument }),
			...(dependencyDigests && key !== undefined && { key: [0, key, siteViewJson] as const }),
			make: deferred(url, make),
		}));
	const articlePlan = (article: PublicArticle): PlannedPage => {
		const own = article.dependencies.contentDigest + (ageOf(article, reader) ?? 0);
		const key: PageKey | undefined = dependencyDigests && [own, dependencyDigests.page(article), siteViewJson];
		const url = edition.urls.articles.get(article.from) ?? "/";
		const make = deferred(url, () => articlePage(article, context));
		return { url, template: "article", from: article.from, make, ...(key && { key }) };
	};
	const pluginPage = ({ url, template, view, from }: PageSpec): PlannedPage => {
		const page = { url, template, ...(from && { from }) };
		const make = () => {
			recorder.note(`spec ${url}`, () => [template, view, from]);
			return { ...page, view: { ...view, ...chrome({ ...(view as unknown as PageHead), url }) } as PageView };
		};
		return { ...page, make: deferred(url, make) };
	};

	const pages: PlannedPage[] = [
		...planned([homePage(context)]),
		// An article whose URL belongs to another page has no page; that has been reported.
		...edition.articles.filter(({ from }) => edition.urls.articles.has(from)).map(articlePlan),
		...edition.articles
			.filter(({ from }) => edition.coverage.has(from))
			.flatMap((article) => planned(updatesPage(article, context))),
		...planned(edition.plainPages.map((page) => plainPage(page, context))),
		...edition.sections.flatMap((section) => planned(sectionPages(section, context))),
		...edition.topics.flatMap((topic) => planned(topicPages("topic", topic, context))),
		...edition.series.flatMap((series) => planned(topicPages("series", series, context))),
		...edition.authors.flatMap((author) => planned(authorPages(author, context))),
		...planned(correctionPages(context)),
		...planned(archivePages(context)),
		...planned([notFoundPage(context)]),
		...edition.pages.map(pluginPage),
		...planned(edition.documents.map(documents.of)),
	];
	siteProblems.push(...pageProblems(pages, inputs.templates));
	const running = [...edition.coverage.keys()].some((from) => reader.isLive({ from }));
	const isShared = (value: unknown) => views.isTeaser(value) || documents.isItem(value);
	const forget = (article: PublicArticle) => {
		views.forget(article);
		documents.forget();
	};
	return { value: { pages, isShared, forget, site, running }, problems: siteProblems };
}
