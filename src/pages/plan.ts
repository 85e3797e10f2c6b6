/** The edition → every page that it has. A page is made, with all that it shows, when it is asked for: most of them have not changed. */
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
import type { Leaves } from "./planned-page.js";
import { createSharedViews, isLive, type PictureOf } from "./shared-views.js";
import { pageProblems } from "./validate-pages.js";

export interface PlanContext extends Pick<HoleContext, "resolve" | "suggest"> {
	readonly pictureOf: (src: string, place: Place, report: (problem: Problem) => void) => Picture | undefined;
	readonly theme: Theme;
	readonly icons: readonly IconView[];
	readonly logo?: LogoView | undefined;
	/** The last key point of every story. */
	readonly footer: { readonly rich: RichText; readonly holes: readonly Hole[] } | undefined;
	/** Templates that there are. */
	readonly templates: ReadonlySet<string>;
	/** What a story can see of others and others of it. Undefined where that is not known: then no page has a key. */
	readonly sight:
		| { readonly teaser: (article: PublicArticle) => number; readonly page: (article: PublicArticle) => number }
		| undefined;
}

export interface Plan {
	readonly pages: readonly PlannedPage[];
	/** Comes on many pages, the same on all: the teaser of a story. */
	readonly isShared: (value: unknown) => boolean;
	/** The text of an article has changed, but not its place: pages whose views are made from here on show the new text. */
	readonly forget: (article: PublicArticle) => void;
	/** What every view has as its `site`. */
	readonly site: SiteView;
	/** There is live coverage that runs. */
	readonly running: boolean;
}

export function planPages(edition: Edition, around: PlanContext): Outcome<Plan> {
	let problems: Problem[] = [];
	const { sight } = around;
	const report = (problem: Problem) => void problems.push(problem);
	const pictureOf: PictureOf = (src, place) => around.pictureOf(src, place, report);
	const quietly: PictureOf = (src, place) => around.pictureOf(src, place, () => {});
	const views = createSharedViews(edition, pictureOf, quietly);
	const chrome = createChrome(edition, { ...around.theme, icons: around.icons, logo: around.logo });
	const words = messagesFor(edition.site.language);
	const full: HoleContext = { ...around, pictureOf, links: edition.site.links, report, label: views.label };
	const keyPointsFooter =
		around.footer && richTextHtml(around.footer.rich, fillHoles(around.footer.holes, "broadsheet.config.ts", full));
	const { site } = chrome({ url: "/", title: "" });
	const sections = new Map(edition.sections.map((section) => [section.key, section]));
	const context: PageContext = {
		edition,
		views,
		chrome,
		keyPointsFooter,
		around: full,
		words,
		sectionOf: (key) => sections.get(key),
		teaserKey: sight?.teaser ?? (() => 0),
		storyKey: (article) => combine(article.dependencies.contentDigest, sight?.page(article) ?? 0),
	};
	// Links without a target are reported once, when the page of the article itself is made.
	const quiet: HoleContext = { ...full, pictureOf: quietly, report: () => {} };
	const documents = createDocumentPlanner({ ...context, around: quiet }, site);
	const whole = problems;
	const siteViewJson = numberDigest(JSON.stringify([chrome({ url: "/", title: "" }), keyPointsFooter]));

	const later = (make: () => Page) => (): Outcome<Page> => {
		problems = [];
		return { value: make(), problems };
	};
	const planned = (leaves: Leaves): PlannedPage[] =>
		leaves.map(({ url, template, from, index, key, make }) => ({
			url,
			template,
			...(from !== undefined && { from }),
			...(index && { index }),
			...(sight && key !== undefined && { key: [0, key, siteViewJson] as const }),
			make: later(make),
		}));
	const story = (article: PublicArticle): PlannedPage => {
		const own = article.dependencies.contentDigest + (ageOf(article, edition) ?? 0);
		const key: PageKey | undefined = sight && [own, sight.page(article), siteViewJson];
		const url = edition.urls.articles.get(article.from) ?? "/";
		const make = later(() => articlePage(article, context));
		return { url, template: "article", from: article.from, make, ...(key && { key }) };
	};
	const brought = ({ url, template, view, from }: PageSpec): PlannedPage => {
		const page = { url, template, ...(from && { from }) };
		const make = () => ({
			...page,
			view: { ...view, ...chrome({ ...(view as unknown as PageHead), url }) } as PageView,
		});
		return { ...page, make: later(make) };
	};

	const pages: PlannedPage[] = [
		...planned([homePage(context)]),
		// An article whose URL belongs to another has none; that has been reported.
		...edition.articles.filter(({ from }) => edition.urls.articles.has(from)).map(story),
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
		...edition.pages.map(brought),
		...planned(edition.documents.map(documents.of)),
	];
	whole.push(...pageProblems(pages, around.templates));
	const running = edition.articles.some((article) => isLive(article, edition));
	const isShared = (value: unknown) => views.isTeaser(value) || documents.isItem(value);
	const forget = (article: PublicArticle) => {
		views.forget(article);
		documents.forget();
	};
	return { value: { pages, isShared, forget, site, running }, problems: whole };
}
