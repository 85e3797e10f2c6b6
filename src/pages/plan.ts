/** Plans all pages of the edition. Views are built on request, because most pages have not changed. */
import { numberDigest } from "../core/digest.js";
import { combine } from "../core/hash.js";
import { messagesFor } from "../core/i18n/index.js";
import type {
	Edition,
	Hole,
	Outcome,
	Page,
	PageKey,
	PageSpec,
	Picture,
	Place,
	PlannedPage,
	Problem,
	PublicArticle,
	RichText,
} from "../core/model.js";
import type { IconView, LogoView, PageView, SiteView } from "../core/views.js";
import { createChrome, type PageHead, type Theme } from "./chrome.js";
import { fillHoles, type HoleContext, richTextHtml } from "./fill-holes.js";
import { archivePages } from "./kinds/archive.js";
import { ageOf, articlePage } from "./kinds/article.js";
import { authorPages } from "./kinds/author.js";
import { correctionPages } from "./kinds/corrections.js";
import { sectionPages, topicPages } from "./kinds/front.js";
import { homePage, notFoundPage } from "./kinds/home.js";
import { updatesPage } from "./kinds/live.js";
import { createDocumentPlanner } from "./kinds/machine-document.js";
import { plainPage } from "./kinds/plain-page.js";
import type { PageContext } from "./page-context.js";
import type { UnbuiltPages } from "./planned-page.js";
import { createSharedViews, isLive, type PictureOf } from "./shared-views.js";
import { pageProblems } from "./validate-pages.js";

export interface PlanContext extends Pick<HoleContext, "resolve" | "suggest"> {
	readonly pictureOf: (src: string, place: Place, report: (problem: Problem) => void) => Picture | undefined;
	readonly theme: Theme;
	readonly icons: readonly IconView[];
	readonly logo?: LogoView | undefined;
	/** The last key point of every article. */
	readonly footer: { readonly rich: RichText; readonly holes: readonly Hole[] } | undefined;
	/** The names of existing templates. */
	readonly templates: ReadonlySet<string>;
	/** Digests of what articles show of each other; undefined if they are not known: then no page has a key. */
	readonly dependencyDigests:
		| Readonly<Record<"teaser" | "content" | "page", (article: PublicArticle) => number>>
		| undefined;
}

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

export function planPages(edition: Edition, inputs: PlanContext): Outcome<Plan> {
	let problems: Problem[] = [];
	const { dependencyDigests } = inputs;
	const report = (problem: Problem) => void problems.push(problem);
	const pictureOf: PictureOf = (src, place) => inputs.pictureOf(src, place, report);
	const silentPictureOf: PictureOf = (src, place) => inputs.pictureOf(src, place, () => {});
	const views = createSharedViews(edition, pictureOf, silentPictureOf);
	const chrome = createChrome(edition, { ...inputs.theme, icons: inputs.icons, logo: inputs.logo });
	const words = messagesFor(edition.site.language);
	const holeContext: HoleContext = { ...inputs, pictureOf, links: edition.site.links, report, label: views.label };
	const keyPointsFooter =
		inputs.footer &&
		richTextHtml(inputs.footer.rich, fillHoles(inputs.footer.holes, "broadsheet.config.ts", holeContext));
	const { site } = chrome({ url: "/", title: "" });
	const sections = new Map(edition.sections.map((section) => [section.key, section]));
	const context: PageContext = {
		edition,
		views,
		chrome,
		keyPointsFooter,
		holeContext,
		words,
		sectionOf: (key) => sections.get(key),
		teaserKey: dependencyDigests?.teaser ?? (() => 0),
		contentKey: (article) => combine(article.dependencies.contentDigest, dependencyDigests?.content(article) ?? 0),
	};
	// Dead links are reported once, with the page of the article.
	const silentContext: HoleContext = { ...holeContext, pictureOf: silentPictureOf, report: () => {} };
	const documents = createDocumentPlanner({ ...context, holeContext: silentContext }, site);
	const siteProblems = problems;
	const siteViewJson = numberDigest(JSON.stringify([chrome({ url: "/", title: "" }), keyPointsFooter]));

	const deferred = (make: () => Page) => (): Outcome<Page> => {
		problems = [];
		return { value: make(), problems };
	};
	const planned = (leaves: UnbuiltPages): PlannedPage[] =>
		leaves.map(({ url, template, from, isDocument, key, make }) => ({
			url,
			template,
			...(from !== undefined && { from }),
			...(isDocument && { isDocument }),
			...(dependencyDigests && key !== undefined && { key: [0, key, siteViewJson] as const }),
			make: deferred(make),
		}));
	const articlePlan = (article: PublicArticle): PlannedPage => {
		const own = article.dependencies.contentDigest + (ageOf(article, edition) ?? 0);
		const key: PageKey | undefined = dependencyDigests && [own, dependencyDigests.page(article), siteViewJson];
		const url = edition.urls.articles.get(article.from) ?? "/";
		const make = deferred(() => articlePage(article, context));
		return { url, template: "article", from: article.from, make, ...(key && { key }) };
	};
	const pluginPage = ({ url, template, view, from }: PageSpec): PlannedPage => {
		const page = { url, template, ...(from && { from }) };
		const make = () => ({
			...page,
			view: { ...view, ...chrome({ ...(view as unknown as PageHead), url }) } as PageView,
		});
		return { ...page, make: deferred(make) };
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
	const running = edition.articles.some((article) => isLive(article, edition));
	const isShared = (value: unknown) => views.isTeaser(value) || documents.isItem(value);
	const forget = (article: PublicArticle) => {
		views.forget(article);
		documents.forget();
	};
	return { value: { pages, isShared, forget, site, running }, problems: siteProblems };
}
