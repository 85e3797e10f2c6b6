/** Every public story of an instant → the edition: groups, and the table of URLs. Runs afresh in every build; no I/O, nothing quadratic. */
import { listUrl, pageUrl } from "../../base/paths.js";
import { compare } from "../../base/problem.js";
import { callSlot } from "../../base/slots.js";
import type { FieldName } from "../../fields.js";
import type {
	Asset,
	Edition,
	Instant,
	Outcome,
	Path,
	Place,
	Problem,
	Profile,
	PublicArticle,
	Site,
	TopicNote,
	Url,
} from "../../model.js";
import { authorsOf, sectionsOf, seriesOf, topicsOf } from "./groups.js";
import { articleUrl, UrlTable } from "./urls.js";

export interface Ingredients {
	readonly articles: readonly PublicArticle[];
	readonly profiles: readonly Profile[];
	readonly topicNotes: readonly TopicNote[];
	/** Files of `static/`: each owns the URL under which it is copied. */
	readonly assets: readonly Asset[];
}

export function composeEdition(
	{ articles: given, profiles, topicNotes, assets }: Ingredients,
	site: Site,
	at: Instant,
): Outcome<Edition> {
	const problems: Problem[] = [];
	const articles = given.toSorted((a, b) => compare(b.date, a.date) || compare(a.from, b.from));
	const sections = sectionsOf(articles, site, problems);
	const topics = topicsOf(articles, topicNotes, site, problems);
	const authors = authorsOf(articles, profiles, site, problems);
	const series = seriesOf(articles, site, problems);

	const table = new UrlTable();
	const urls = new Map<Path, Url>();
	table.claim("/", { name: "the home page" });
	table.claim("/404.html", { name: "the page for missing pages" });
	if (topics.groups.length) table.claim(listUrl(site.permalinks.topic), { name: "the list of topics" });
	if (authors.groups.length) table.claim(listUrl(site.permalinks.author), { name: "the list of authors" });
	for (const { name, folder, path } of assets)
		if (folder === "static")
			table.claim(`/${name.replace(/(^|\/)index\.html$/, "$1")}`, { name: `the file ${path}`, place: { path } });
	const claimGroups = (
		kind: string,
		field: FieldName,
		groups: readonly { name: string; url: Url; articles: readonly PublicArticle[] }[],
	) => {
		for (const { name, url, articles } of groups)
			table.claim(url, {
				name: `the ${kind} "${name}"`,
				...(articles[0] && { place: articles[0].places[field] ?? startOf(articles[0]) }),
			});
	};
	claimGroups("section", "breadcrumb", sections.groups);
	claimGroups("topic", "tags", topics.groups);
	claimGroups("author", "byline", authors.groups);
	claimGroups("series", "series", series.groups);
	// By file, so that of two stories with one URL it is always the same one that is told.
	for (const article of articles.toSorted((a, b) => compare(a.from, b.from))) {
		const url = articleUrl(article, site);
		if (table.claim(url, { name: article.from, place: article.places.slug ?? startOf(article) }))
			urls.set(article.from, url);
	}
	for (const article of articles)
		for (const { text, line, column } of article.aliases ?? [])
			table.claim(pageUrl(text), {
				name: `an alias of ${article.from}`,
				place: { path: article.from, line, column, length: text.length },
			});
	const belongs = new Map(
		articles.map((article) => [
			article.from,
			{
				sections: sections.of(article),
				topics: topics.of(article),
				authors: authors.of(article),
				series: series.of(article)[0],
			},
		]),
	);
	const edition: Edition = {
		site,
		at,
		articles,
		belongs,
		related: new Map(),
		pages: [],
		sections: sections.groups,
		topics: topics.groups,
		authors: authors.groups,
		series: series.groups,
		urls: { owners: table.owners, articles: urls },
	};
	const report = (problem: Problem) => void problems.push(problem);
	const enriched = site.plugins.reduce(
		(value, plugin) => callSlot(plugin, "edition", () => plugin.edition?.(value) ?? value, value, report),
		edition,
	);
	const pages = site.plugins.flatMap((plugin) => {
		const brought = callSlot(plugin, "pages", () => plugin.pages?.(enriched) ?? [], [], report);
		for (const { url } of brought)
			if (!table.owners.has(url)) table.claim(url, { name: `a page of the plugin "${plugin.name}"` });
		return brought;
	});
	problems.push(...table.problems);
	return { value: { ...enriched, pages }, problems };
}

const startOf = ({ from }: PublicArticle): Place => ({ path: from, line: 1, column: 1 });
