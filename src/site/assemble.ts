/** Assembles the edition: collections, what follows from them, and the pages and documents of plugins. Addresses are given. */
import { authorityOf } from "../core/base-path.js";
import type { IndexedKind } from "../core/edition-index.js";
import type { FieldName } from "../core/front-matter-schema.js";
import { lazy } from "../core/lazy.js";
import type {
	Asset,
	CollectionMetas,
	Edition,
	FrontPlan,
	Instant,
	Memberships,
	Owner,
	Problem,
	Profile,
	PublicArticle,
	SiteConfig,
	Url,
} from "../core/model.js";
import { callHook, collectHook } from "../core/plugin-hooks.js";
import { type Drafts, gather } from "./collections/builder.js";
import {
	authorTerms,
	buildAuthors,
	buildMasthead,
	buildTopics,
	bylineProblems,
	topicTerms,
} from "./collections/groups.js";
import { buildMonths, newestFirst } from "./collections/months.js";
import { createPeople } from "./collections/people.js";
import { buildSections, sectionTerms } from "./collections/sections.js";
import { buildSeries, seriesTerms } from "./collections/series.js";
import { groupTranslations } from "./collections/translations.js";
import { resolveFronts } from "./fronts.js";
import { singleUseTopSections } from "./lint/single-use.js";
import { NOTHING_WITHHELD, resolveMenus, type Withheld } from "./menus.js";
import { partition } from "./partition.js";
import { NO_HISTORY, type PublicationHistory } from "./publication-history.js";
import { relatedStories } from "./related.js";

export interface CompositionInputs {
	/** Articles and plain pages, sorted by source file. */
	readonly articles: readonly PublicArticle[];
	/** The public entries of live coverage, by the source file of their article. @default none */
	readonly coverage?: Edition["coverage"];
	readonly profiles: readonly Profile[];
	readonly notes: CollectionMetas;
	readonly fronts?: readonly FrontPlan[];
	/** Files of `static/`: each owns the URL under which it is published. */
	readonly assets: readonly Asset[];
	/** Whether articles that are not public are included. @default false */
	readonly drafts?: boolean;
	/** For entries of the navigation and the foot. @default nothing */
	readonly withheld?: Withheld;
	/** @default nothing was published before */
	readonly past?: PublicationHistory;
}

/** Who has which address. */
export interface Addresses extends Pick<Edition, "urls" | "redirects"> {
	readonly gone: readonly Url[];
	/** Takes an address for a page or a document of a plugin; false if it belongs to another file. */
	readonly claim: (url: Url, owner: Owner) => boolean;
}

/** The collections of each kind under construction. */
type EditionDrafts = Readonly<Record<IndexedKind, Drafts>>;
/** The articles in order and the drafts, if they are known already: then problems that articles have with them are not looked for. */
export interface KnownOrder {
	readonly articles: readonly PublicArticle[];
	readonly drafts: EditionDrafts;
}

/** What articles say of the collections that they belong to, by kind. */
export function createTerms(
	{ profiles, notes }: Pick<CompositionInputs, "profiles" | "notes">,
	site: SiteConfig,
	problems: Problem[],
) {
	const people = createPeople(profiles, site);
	const topic = topicTerms(notes.topic ?? [], problems);
	return { people, section: sectionTerms(), topic, author: authorTerms(people), series: seriesTerms() };
}

/** The public articles in order, and the collections that they form. */
export function composeCollections(
	{ articles: all, coverage = new Map(), profiles, notes }: CompositionInputs,
	site: SiteConfig,
	problems: Problem[],
	terms = createTerms({ profiles, notes }, site, problems),
	known?: KnownOrder,
) {
	const { stories: given, pages: plainPages } = partition(all);
	const articles = known?.articles ?? newestFirst(given);
	const draftsOf = (kind: keyof EditionDrafts | "series", field: FieldName) =>
		gather(articles, terms[kind], { kind, field, problems });
	const drafts = known?.drafts ?? {
		section: draftsOf("section", "breadcrumb"),
		topic: draftsOf("topic", "tags"),
		author: draftsOf("author", "byline"),
	};
	const sections = buildSections(drafts.section, terms.section, notes.section ?? [], site, problems);
	problems.push(...singleUseTopSections(sections.groups, site));
	const topics = buildTopics(drafts.topic, terms.topic, notes.topic ?? [], site);
	problems.push(...bylineProblems(known ? [] : articles, coverage, terms.people));
	const authors = buildAuthors(drafts.author, terms.author, terms.people, profiles, site);
	const series = buildSeries(draftsOf("series", "series"), terms.series, notes.series ?? [], site, problems);
	const months = buildMonths(articles, site);
	return { given, plainPages, articles, sections, topics, authors, series, months, drafts };
}

/** The edition with its pages and documents, without menus. */
export function composeWith(
	{ urls, redirects, gone, claim }: Addresses,
	{ articles, plainPages, sections, topics, authors, series, months }: ReturnType<typeof composeCollections>,
	{ coverage = new Map(), fronts = [], profiles, past = NO_HISTORY, drafts = false }: CompositionInputs,
	site: SiteConfig,
	at: Instant,
	problems: Problem[],
): Edition {
	// By source file, because a plugin may have replaced the article object.
	const byFile = lazy(() => new Map(articles.map((article) => [article.from, article])));
	const belongs = ({ from }: PublicArticle): Memberships => {
		const article = byFile().get(from);
		if (!article) return { sections: [], topics: [], authors: [], series: undefined };
		const [part] = series.of(article);
		return { sections: sections.of(article), topics: topics.of(article), authors: authors.of(article), series: part };
	};
	const isThere = ({ from }: PublicArticle) => urls.articles.has(from);
	const edition: Edition = {
		site,
		at,
		drafts,
		articles,
		plainPages: plainPages.filter(isThere),
		coverage: new Map([...coverage].filter(([from]) => urls.articles.has(from))),
		collectionsOf: belongs,
		translations: groupTranslations([...articles, ...plainPages].filter(isThere), site, problems),
		related: relatedStories(belongs),
		authority: site.feeds.authority ?? past.authority ?? authorityOf(site),
		redirects,
		goneUrls: gone,
		pages: [],
		documents: [],
		menus: {},
		sections: sections.groups,
		topics: topics.groups,
		authors: authors.groups,
		series: series.groups,
		months,
		fronts: resolveFronts(fronts, sections.groups, problems),
		masthead: buildMasthead(profiles, site),
		authorOf: authors.authorOf,
		bylineOf: authors.bylineOf,
		creditsOf: authors.creditsOf,
		urls,
	};
	const report = (problem: Problem) => void problems.push(problem);
	const enriched = site.plugins.reduce(
		(value, plugin) => callHook(plugin, "edition", () => plugin.edition?.(value) ?? value, value, report),
		edition,
	);
	const pages = site.plugins.flatMap((plugin) => {
		const brought = callHook(plugin, "pages", () => plugin.pages?.(enriched) ?? [], [], report);
		for (const { url } of brought)
			if (!urls.owners.has(url)) claim(url, { name: `a page of the plugin "${plugin.name}"` });
		return brought;
	});
	const documents = collectHook(
		site.plugins,
		"documents",
		(plugin) => plugin.documents?.({ ...enriched, pages }),
		report,
	).filter(
		({ url, serializer, replaceable }) =>
			!(replaceable && urls.owners.get(url)?.place?.path === `static${url}`) &&
			claim(url, { name: `a document of the serializer "${serializer}"` }),
	);
	problems.push(...documents.flatMap(({ problems = [] }) => problems));
	return { ...enriched, pages, documents };
}

export const withMenus = (
	edition: Edition,
	{ withheld = NOTHING_WITHHELD }: Pick<CompositionInputs, "withheld">,
	problems: Problem[],
): Edition => ({ ...edition, menus: resolveMenus(edition, withheld, problems) });
