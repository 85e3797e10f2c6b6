/** Composes the edition: collections, the table of URLs, redirects, related articles. Runs completely in every build; no I/O, nothing quadratic. */

import { authorityOf } from "../core/base-path.js";
import type { FieldName } from "../core/front-matter-schema.js";
import { lazy } from "../core/lazy.js";
import type {
	Asset,
	CollectionMetas,
	Edition,
	FrontPlan,
	Instant,
	Memberships,
	Outcome,
	Owner,
	Path,
	Problem,
	Profile,
	PublicArticle,
	SiteConfig,
	Url,
} from "../core/model.js";
import { updatesUrl } from "../core/paths.js";
import { callHook, collectHook } from "../core/plugin-hooks.js";
import { claimOwnPages } from "./claim-own-pages.js";
import { buildAuthors, buildMasthead, buildTopics } from "./collections/groups.js";
import { buildMonths, newestFirst } from "./collections/months.js";
import { buildSections } from "./collections/sections.js";
import { buildSeries } from "./collections/series.js";
import { groupTranslations } from "./collections/translations.js";
import { resolveFronts } from "./fronts.js";
import { duplicateIds } from "./lint/duplicate-ids.js";
import { misplacedBelowPath } from "./lint/host-root.js";
import { singleUseTopSections } from "./lint/single-use.js";
import { duplicateStories } from "./lint/twins.js";
import { NOTHING_WITHHELD, resolveMenus, type Withheld } from "./menus.js";
import { GroupOwner, StoryOwner } from "./owners.js";
import { partition } from "./partition.js";
import { NO_HISTORY, type PublicationHistory } from "./publication-history.js";
import { buildRedirects } from "./redirects.js";
import { relatedStories } from "./related.js";
import { articleUrls, UrlTable } from "./urls.js";

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

export function composeEdition(inputs: CompositionInputs, site: SiteConfig, at: Instant): Outcome<Edition> {
	const { assets, coverage = new Map(), past = NO_HISTORY } = inputs;
	const problems: Problem[] = [];
	const collections = composeCollections(inputs, site, problems);
	const { articles, plainPages, given, sections, topics, authors, series, months } = collections;
	const table = new UrlTable();
	const urls = new Map<Path, Url>();
	claimOwnPages(table, { articles, topics: topics.groups, authors: authors.groups, months }, site);
	for (const { name, folder, path } of assets)
		if (folder === "static")
			table.claim(`/${name.replace(/(^|\/)index\.html$/, "$1")}`, { name: `the file ${path}`, place: { path } });
	const claimGroups = (
		kind: string,
		field: FieldName,
		groups: readonly { name: string; url: Url; articles: readonly PublicArticle[] }[],
	) => {
		for (const { name, url, articles } of groups)
			table.claim(url, new GroupOwner(`the ${kind} "${name}"`, articles[0], field));
	};
	claimGroups("section", "breadcrumb", sections.groups);
	claimGroups("topic", "tags", topics.groups);
	claimGroups("author", "byline", authors.groups);
	claimGroups("series", "series", series.groups);
	// In file order, so that of two articles with the same URL always the same one is reported.
	const urlOf = articleUrls(site);
	for (const article of given) {
		const url = urlOf(article);
		if (!table.claim(url, new StoryOwner(article))) continue;
		urls.set(article.from, url);
		if (coverage.has(article.from)) table.claim(updatesUrl(url), { name: `the updates of ${article.from}` });
	}
	for (const page of plainPages)
		if (page.page && table.claim(page.page.url, new StoryOwner(page))) urls.set(page.from, page.page.url);
	const { redirects, gone } = buildRedirects(
		{ articles: [...articles, ...plainPages], topics: topics.groups },
		urls,
		past,
		site,
		table,
		problems,
	);
	const claim: Addresses["claim"] = (url, owner) => table.claim(url, owner);
	const addresses = { urls: { owners: table.owners, articles: urls }, redirects, gone, claim };
	const edition = composeWith(addresses, collections, inputs, site, at, problems);
	problems.push(...table.problems, ...duplicateIds(inputs.articles), ...duplicateStories(given, site));
	problems.push(...misplacedBelowPath(edition));
	return { value: withMenus(edition, inputs, problems), problems };
}

/** The public articles in order, and the collections that they form. */
export function composeCollections(
	{ articles: all, coverage = new Map(), profiles, notes }: CompositionInputs,
	site: SiteConfig,
	problems: Problem[],
) {
	const { stories: given, pages: plainPages } = partition(all);
	const articles = newestFirst(given);
	const sections = buildSections(articles, notes.section ?? [], site, problems);
	problems.push(...singleUseTopSections(sections.groups, site));
	const topics = buildTopics(articles, notes.topic ?? [], site, problems);
	const authors = buildAuthors(articles, coverage, profiles, site, problems);
	const series = buildSeries(articles, notes.series ?? [], site, problems);
	return { given, plainPages, articles, sections, topics, authors, series, months: buildMonths(articles, site) };
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
	const places = lazy(() => new Map(articles.map(({ from }, place) => [from, place])));
	const belongs = ({ from }: PublicArticle): Memberships => {
		const place = places().get(from) ?? -1;
		const [part] = series.of(place);
		return { sections: sections.of(place), topics: topics.of(place), authors: authors.of(place), series: part };
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
