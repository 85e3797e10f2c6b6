/** Every public story of an instant → the edition: groups, and the table of URLs. Runs afresh in every build; no I/O, nothing quadratic. */

import { authorityOf } from "../core/base-path.js";
import type { FieldName } from "../core/front-matter-schema.js";
import type {
	Asset,
	CollectionMetas,
	Edition,
	FrontPlan,
	Instant,
	Memberships,
	Outcome,
	Path,
	Problem,
	Profile,
	PublicArticle,
	SiteConfig,
	Url,
} from "../core/model.js";
import { ARCHIVE, CORRECTIONS, listUrl, updatesUrl } from "../core/paths.js";
import { callHook, collectHook } from "../core/plugin-hooks.js";
import { buildAuthors, buildMasthead, buildTopics } from "./collections/groups.js";
import { buildMonths, newestFirst } from "./collections/months.js";
import { buildSections } from "./collections/sections.js";
import { buildSeries } from "./collections/series.js";
import { groupTranslations } from "./collections/translations.js";
import { frontsOf } from "./fronts.js";
import { duplicateIds } from "./lint/duplicate-ids.js";
import { misplacedBelowPath } from "./lint/host-root.js";
import { singleUseTopSections } from "./lint/single-use.js";
import { duplicateStories } from "./lint/twins.js";
import { GroupOwner, StoryOwner } from "./owners.js";
import { buildRedirects, NO_HISTORY, type PublicationHistory } from "./redirects.js";
import { relatedStories } from "./related.js";
import { articleUrls, UrlTable } from "./urls.js";

export interface CompositionInputs {
	/** In the order of their files. */
	readonly articles: readonly PublicArticle[];
	/** The public entries of live coverage, by the file of its story. @default none */
	readonly coverage?: Edition["coverage"];
	readonly profiles: readonly Profile[];
	readonly notes: CollectionMetas;
	readonly fronts?: readonly FrontPlan[];
	/** Files of `static/`: each owns the URL under which it is copied. */
	readonly assets: readonly Asset[];
	/** Are there stories among them that are not public? @default false */
	readonly drafts?: boolean;
	/** @default nothing was published before */
	readonly past?: PublicationHistory;
}

export function composeEdition(
	{
		articles: given,
		coverage = new Map(),
		profiles,
		notes,
		fronts = [],
		assets,
		past = NO_HISTORY,
		drafts = false,
	}: CompositionInputs,
	site: SiteConfig,
	at: Instant,
): Outcome<Edition> {
	const problems: Problem[] = [];
	const articles = newestFirst(given);
	const sections = buildSections(articles, notes.section ?? [], site, problems);
	problems.push(...singleUseTopSections(sections.groups, site));
	const topics = buildTopics(articles, notes.topic ?? [], site, problems);
	const authors = buildAuthors(articles, coverage, profiles, site, problems);
	const series = buildSeries(articles, notes.series ?? [], site, problems);

	const table = new UrlTable();
	const urls = new Map<Path, Url>();
	table.claim("/", { name: "the home page" });
	table.claim("/404.html", { name: "the page for missing pages" });
	if (topics.groups.length) table.claim(listUrl(site.permalinks.topic), { name: "the list of topics" });
	if (authors.groups.length) table.claim(listUrl(site.permalinks.author), { name: "the list of authors" });
	if (articles.some(({ corrections }) => corrections.length > 0))
		table.claim(CORRECTIONS, { name: "the page of corrections" });
	const months = buildMonths(articles, site);
	const dated = months.flatMap(({ year, url }) => [`${ARCHIVE}${year}/`, url]);
	for (const url of new Set(months.length ? [ARCHIVE, ...dated] : []))
		table.claim(url, { name: "the archive by date" });
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
	// In the order of the files, so that of two articles with one URL the same one is reported each time.
	const urlOf = articleUrls(site);
	for (const article of given) {
		const url = urlOf(article);
		if (!table.claim(url, new StoryOwner(article))) continue;
		urls.set(article.from, url);
		if (coverage.has(article.from)) table.claim(updatesUrl(url), { name: `the updates of ${article.from}` });
	}
	const { moves, gone } = buildRedirects({ articles, topics: topics.groups }, urls, past, site, table, problems);
	// By its file: a plugin may have put another object into the edition.
	const places = new Map(articles.map(({ from }, place) => [from, place]));
	const belongs = ({ from }: PublicArticle): Memberships => {
		const place = places.get(from) ?? -1;
		const [part] = series.of(place);
		return { sections: sections.of(place), topics: topics.of(place), authors: authors.of(place), series: part };
	};
	const edition: Edition = {
		site,
		at,
		drafts,
		articles,
		coverage: new Map([...coverage].filter(([from]) => urls.has(from))),
		collectionsOf: belongs,
		translations: groupTranslations(
			articles.filter(({ from }) => urls.has(from)),
			site,
			problems,
		),
		related: relatedStories(belongs),
		authority: site.feeds.authority ?? past.authority ?? authorityOf(site),
		redirects: moves,
		goneUrls: gone,
		pages: [],
		documents: [],
		sections: sections.groups,
		topics: topics.groups,
		authors: authors.groups,
		series: series.groups,
		months,
		fronts: frontsOf(fronts, sections.groups, problems),
		masthead: buildMasthead(profiles, site),
		authorOf: authors.authorOf,
		bylineOf: authors.bylineOf,
		creditsOf: authors.creditsOf,
		urls: { owners: table.owners, articles: urls },
	};
	const report = (problem: Problem) => void problems.push(problem);
	const enriched = site.plugins.reduce(
		(value, plugin) => callHook(plugin, "edition", () => plugin.edition?.(value) ?? value, value, report),
		edition,
	);
	const pages = site.plugins.flatMap((plugin) => {
		const brought = callHook(plugin, "pages", () => plugin.pages?.(enriched) ?? [], [], report);
		for (const { url } of brought)
			if (!table.owners.has(url)) table.claim(url, { name: `a page of the plugin "${plugin.name}"` });
		return brought;
	});
	const documents = collectHook(
		site.plugins,
		"documents",
		(plugin) => plugin.documents?.({ ...enriched, pages }),
		report,
	).filter(
		({ url, printer, yields }) =>
			!(yields && table.owners.get(url)?.place?.path === `static${url}`) &&
			table.claim(url, { name: `a document of the printer "${printer}"` }),
	);
	problems.push(...documents.flatMap(({ problems = [] }) => problems));
	problems.push(...table.problems, ...duplicateIds(given), ...duplicateStories(given, site));
	problems.push(...misplacedBelowPath(edition));
	return { value: { ...enriched, pages, documents }, problems };
}
