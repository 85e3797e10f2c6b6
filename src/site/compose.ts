/** Composes the edition: collections, the table of URLs, redirects, related articles. Runs completely in every build; no I/O, nothing quadratic. */

import type { FieldName } from "../core/front-matter-schema.js";
import type { Edition, Instant, Outcome, Path, Problem, PublicArticle, SiteConfig, Url } from "../core/model.js";
import { updatesUrl } from "../core/paths.js";
import { type Addresses, type CompositionInputs, composeWith, withMenus } from "./assemble.js";
import { claimOwnPages } from "./claim-own-pages.js";
import { composeCollections, type KnownOrder } from "./compose-collections.js";
import { duplicateIds } from "./lint/duplicate-ids.js";
import { misplacedBelowPath } from "./lint/host-root.js";
import { duplicateStories } from "./lint/twins.js";
import { lostUrls } from "./lost-urls.js";
import { GroupOwner, StoryOwner } from "./owners.js";
import { NO_HISTORY } from "./publication-history.js";
import { buildRedirects } from "./redirects.js";
import { articleUrls, UrlTable } from "./urls.js";

interface Composed extends Outcome<Edition> {
	/** The articles and the drafts of collections, and the problems that were found with them. */
	readonly order: KnownOrder & { readonly problems: readonly Problem[] };
	/** Problems that `composeWith` and what follows it find again after each edit of stories. */
	readonly siteProblems: readonly Problem[];
	/** Problems that depend on more than what such an edit changes. */
	readonly others: readonly Problem[];
}

export function composeEdition(inputs: CompositionInputs, site: SiteConfig, at: Instant): Composed {
	const { assets, coverage = new Map(), past = NO_HISTORY } = inputs;
	const [ofCollections, others]: [Problem[], Problem[]] = [[], []];
	const collections = composeCollections(inputs, site, ofCollections);
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
		others,
	);
	const siteProblems = lostUrls(past, table, site);
	const claim: Addresses["claim"] = (url, owner) => table.claim(url, owner);
	const addresses = { urls: { owners: table.owners, articles: urls }, redirects, gone, claim };
	const edition = withMenus(composeWith(addresses, collections, inputs, site, at, siteProblems), inputs, siteProblems);
	others.push(...table.problems, ...duplicateIds(inputs.articles), ...duplicateStories(given, site));
	return {
		value: edition,
		problems: [...ofCollections, ...others, ...siteProblems, ...misplacedBelowPath(edition)],
		order: { ...collections, problems: ofCollections },
		...{ siteProblems, others },
	};
}
