/**
 * The site after edits of stories and fronts: collections are composed again, and so is all that follows from them. Addresses and the targets of references are as
 * the last build read them, because no story has got a name that others use.
 */

import { isDeepStrictEqual } from "node:util";
import type { FileRecords } from "../cache/file-records.js";
import type { LastBuild } from "../cache/last-build.js";
import type { PageReads } from "../cache/page-reads.js";
import type { EditionIndex } from "../core/edition-index.js";
import type { Asset, Edition, Instant, Path, Picture, Problem, PublicArticle, SiteConfig, Url } from "../core/model.js";
import type { OutputFiles } from "../core/output-record.js";
import { outputPathOf, pageUrl } from "../core/paths.js";
import { compare } from "../core/problem.js";
import type { SiteReader } from "../core/site-reader.js";
import type { SiteView } from "../core/views.js";
import type { PageTask } from "../pages/page-task.js";
import { createSiteView } from "../pages/site-view.js";
import { composeWith, withMenus } from "../site/assemble.js";
import { createImageResolver, type ResolveAsset } from "../site/assets.js";
import { composeCollections, createTerms } from "../site/compose-collections.js";
import { indexOf } from "../site/edition-index.js";
import { pinEnds } from "../site/fronts.js";
import { gate } from "../site/gate.js";
import { buildHistory } from "../site/identity.js";
import { createLists, type Lists } from "../site/lists.js";
import { groupCoverage } from "../site/live-coverage.js";
import { lostUrls } from "../site/lost-urls.js";
import { createSiteReader } from "../site/site-reader.js";
import { articleUrls } from "../site/urls.js";
import type { ChangedContent } from "./changed-stories.js";
import { expectSameCoverage } from "./edited-coverage.js";
import { editedOrder } from "./edited-order.js";
import { editedReader } from "./edited-reader.js";
import { type EditedRedirects, editedRedirects, isRedirectAt } from "./edited-redirects.js";
import { keptAddresses, referencedStories } from "./kept-addresses.js";
import { NotKept } from "./kept-site.js";
import { expectSameFiles } from "./recorded-edits.js";
import type { StoriesNow } from "./stories-now.js";

interface EditedInputs {
	/** The records of the files before and now. */
	readonly before: FileRecords;
	readonly rows: FileRecords;
	/** That of the last build; undefined if it kept none. */
	readonly index: EditionIndex | undefined;
	readonly now: StoriesNow;
	readonly site: SiteConfig;
	readonly at: Instant;
	readonly last: Pick<LastBuild, "collectionProblems">;
	readonly changed: ChangedContent;
	readonly reads: PageReads<PageTask>;
	readonly files: OutputFiles;
	readonly assets: readonly Asset[];
	readonly find: ResolveAsset;
	/** The files that the changed stories show, by path. */
	readonly pictures: ReadonlyMap<Path, Picture>;
}
export interface EditedSite {
	readonly edition: Edition;
	readonly lists: Lists;
	readonly reader: SiteReader;
	/** The order of articles and collections, to be kept. */
	readonly index: EditionIndex;
	/** The next instant at which the site changes although no file changes. */
	readonly nextChange: Instant | undefined;
	/** Undefined if all redirects are as they were; then the edition has none. */
	readonly moves: EditedRedirects | undefined;
	/** `siteProblems` of the last build, as they are now. */
	readonly problems: readonly Problem[];
}

/** As they are kept, too. */
const inAnyOrder = (problems: readonly Problem[]): string[] =>
	problems.map((problem) => JSON.stringify(problem)).sort();

/** Throws `NotKept` if the whole site must be composed. */
export function composeEdited({ before, rows, index, now, ...inputsOfSite }: EditedInputs): EditedSite {
	const { site, at, last, changed, reads, files, assets, find, pictures } = inputsOfSite;
	const { stories } = changed;
	const { collectionProblems = [] } = last;
	const problems: Problem[] = [];
	expectSameFiles(stories, now);
	const [opened, matched] = [now.opened(), now.matched()];
	const gated = gate(matched.stories, at, false, site.ageNotice, pinEnds(opened.fronts));
	const coverage = groupCoverage(opened.entries, gated.articles, rows.paths(), at);
	problems.push(...coverage.problems);
	const past = buildHistory(now.published, matched, gated.hidden);
	const inputs = {
		articles: gated.articles,
		coverage: coverage.value.public,
		...{ profiles: opened.profiles, notes: opened.notes, fronts: opened.fronts, assets },
		withheld: { articles: gated.hidden, files: new Map(), notes: opened.notes },
		past,
	};
	const terms = createTerms(inputs, site, problems);
	expectSameCoverage(stories, coverage.value.public, reads, terms.people);
	const known =
		index && collectionProblems.length === 0 && editedOrder(index, changed, { before, rows }, terms, now.articleAt);
	const collections = composeCollections(inputs, site, problems, terms, known || undefined);
	if (!isDeepStrictEqual(inAnyOrder(problems), inAnyOrder(collectionProblems))) throw new NotKept();
	problems.length = 0;
	const articleAt = new Map<Path, PublicArticle>(gated.articles.map((article) => [article.from, article]));
	const pageAt = (url: Url) =>
		files.has(outputPathOf(url)) ? (isRedirectAt(url, { files, reads }) ? "redirect" : "page") : undefined;
	const urlOf = articleUrls(site);
	const configured = new Set(Object.keys(site.redirects).map(pageUrl));
	const moves = editedRedirects({ stories, past, kept: reads.redirects(), articleAt, urlOf, pageAt, configured });
	const { sections, topics, authors, series } = collections;
	const groups = [sections, topics, authors, series].flatMap(({ groups }) => groups.map(({ url }) => url));
	const keptInputs = { site, stories, reads, files, assets, collections: new Set(groups), moves };
	const addresses = keptAddresses(keptInputs, articleAt);
	problems.push(...lostUrls(past, addresses.urls, site));
	const edition = withMenus(composeWith(addresses, collections, inputs, site, at, problems), inputs, problems);
	const theme = JSON.parse(reads.common.siteViewJson) as SiteView;
	const view = createSiteView(edition, { ...theme, logo: theme.logo });
	if (JSON.stringify(view) !== reads.common.siteViewJson) throw new NotKept();

	const external = createImageResolver(find, pictures, site.links);
	const lists = createLists(edition);
	const targets = referencedStories(edition, stories, rows, articleAt, pictures);
	const base = createSiteReader(edition, lists, {
		view,
		resolve: targets,
		picture: (src, path) => {
			const found = find(src, path);
			if ("error" in found) return undefined;
			if (!("elsewhere" in found || ("asset" in found && pictures.has(found.asset.path)))) throw new NotKept(src);
			return external(src, { path }, () => {});
		},
	});
	const reader = editedReader(base, changed, reads);
	const [nextChange] = [
		...[gated.nextChange, coverage.value.nextChange],
		...edition.documents.map(({ validUntil }) => validUntil),
	]
		.filter((each) => each !== undefined)
		.sort(compare);
	return {
		edition,
		lists,
		reader,
		index: (known || undefined)?.index ?? indexOf(collections, (path) => rows.indexOf(path)),
		nextChange,
		moves,
		problems,
	};
}
