/**
 * The site after edits of stories: collections are composed again, and so is all that follows from them. Addresses and the targets of references are as
 * the last build read them, because no story has got a name that others use.
 */

import { recordsNaming } from "../cache/file-record-columns.js";
import type { FileRecords } from "../cache/file-records.js";
import { hydrate } from "../cache/hydrate.js";
import type { Store } from "../cache/kv-store.js";
import type { PageReads } from "../cache/page-reads.js";
import { fnv1a32, linkKeysOfReference } from "../core/link-key.js";
import type {
	Asset,
	Edition,
	Instant,
	Owner,
	PageSpec,
	Path,
	Problem,
	PublicArticle,
	SiteConfig,
	Url,
} from "../core/model.js";
import type { OutputFiles } from "../core/output-record.js";
import { outputPathOf } from "../core/paths.js";
import { compare } from "../core/problem.js";
import type { ReferenceTarget, SiteReader } from "../core/site-reader.js";
import type { SiteView } from "../core/views.js";
import type { PageTask } from "../pages/page-task.js";
import { createSiteView } from "../pages/site-view.js";
import { createAssetResolver, createImageResolver } from "../site/assets.js";
import { type Addresses, composeCollections, composeWith, withMenus } from "../site/compose.js";
import { pinEnds } from "../site/fronts.js";
import { gate } from "../site/gate.js";
import { createLinkResolver } from "../site/link-resolver.js";
import { createLists, type Lists } from "../site/lists.js";
import { groupCoverage } from "../site/live-coverage.js";
import { createSiteReader } from "../site/site-reader.js";
import { articleUrls } from "../site/urls.js";
import type { ChangedStory } from "./changed-stories.js";
import { NotKept } from "./kept-site.js";

interface EditedInputs {
	readonly rows: FileRecords;
	readonly store: Store;
	readonly site: SiteConfig;
	readonly at: Instant;
	readonly stories: readonly ChangedStory[];
	readonly reads: PageReads<PageTask>;
	readonly files: OutputFiles;
	readonly assets: readonly Asset[];
}
export interface EditedSite {
	readonly edition: Edition;
	readonly lists: Lists;
	readonly reader: SiteReader;
	/** The next instant at which the site changes although no file changes. */
	readonly nextChange: Instant | undefined;
}

/** Throws `NotKept` if the whole site must be composed. */
export function composeEdited({ rows, store, site, at, stories, reads, files, assets }: EditedInputs): EditedSite {
	const problems: Problem[] = [];
	const opened = hydrate(rows, store);
	const gated = gate(opened.stories, at, false, site.ageNotice, pinEnds(opened.fronts));
	const coverage = groupCoverage(opened.entries, gated.articles, rows.paths(), at);
	problems.push(...coverage.problems);
	const inputs = {
		articles: gated.articles,
		coverage: coverage.value.public,
		...{ profiles: opened.profiles, notes: opened.notes, fronts: opened.fronts, assets },
		withheld: { articles: gated.hidden, files: new Map(), notes: opened.notes },
	};
	const collections = composeCollections(inputs, site, problems);
	const articleAt = new Map<Path, PublicArticle>(gated.articles.map((article) => [article.from, article]));
	const addresses = keptAddresses({ site, stories, reads, files, assets }, articleAt);
	const edition = withMenus(composeWith(addresses, collections, inputs, site, at, problems), inputs, problems);
	const theme = JSON.parse(reads.common.siteViewJson) as SiteView;
	const view = createSiteView(edition, { ...theme, logo: theme.logo });
	if (problems.length > 0 || JSON.stringify(view) !== reads.common.siteViewJson) throw new NotKept();

	const find = createAssetResolver(assets, site);
	const external = createImageResolver(find, new Map(), site.links);
	const lists = createLists(edition);
	const targets = referencedStories(edition, rows, articleAt);
	const base = createSiteReader(edition, lists, {
		view,
		resolve: targets,
		picture: (src, path) => {
			const found = find(src, path);
			if (!("elsewhere" in found)) throw new NotKept(src);
			return external(src, { path }, () => {});
		},
	});
	const keptAnswer = (file: Path, question: string): unknown => reads.answersAbout(file)?.[question];
	const names = new Set(stories.flatMap((story) => [...story.names]));
	const isNamed = (reference: string) =>
		names.size > 0 && linkKeysOfReference(reference).some((key) => key === "" || names.has(fnv1a32(key) || 1));
	const reader: SiteReader = {
		...base,
		resolve: (reference, from) => {
			const kept = keptAnswer(from, `resolve ${reference}`);
			if (kept !== undefined && !isNamed(reference)) return (kept ?? undefined) as ReferenceTarget | undefined;
			const found = base.resolve(reference, from);
			// A dead link that was reported leads to a page now.
			if (found && kept === null) throw new NotKept(reference);
			return found;
		},
		picture: (src, from) => {
			const kept = keptAnswer(from, `picture ${src}`) as ReturnType<SiteReader["picture"]> | null;
			return kept === undefined ? base.picture(src, from) : (kept ?? undefined);
		},
	};
	const [nextChange] = [
		...[gated.nextChange, coverage.value.nextChange],
		...edition.documents.map(({ validUntil }) => validUntil),
	]
		.filter((each) => each !== undefined)
		.sort(compare);
	return { edition, lists, reader, nextChange };
}

/** The addresses of the last build, with those of the changed stories. */
function keptAddresses(
	{ site, stories, reads, files, assets }: Pick<EditedInputs, "site" | "stories" | "reads" | "files" | "assets">,
	articleAt: ReadonlyMap<Path, PublicArticle>,
): Addresses {
	const urlOf = articleUrls(site);
	const unknown = () => {
		throw new NotKept();
	};
	const now = new Map(stories.flatMap(({ now, path }) => (now === undefined ? [] : [[now, path] as const])));
	const gone = new Set(stories.flatMap(({ before }) => before ?? []));
	const owner = (url: Url): Owner | undefined => {
		const changed = articleAt.get(now.get(url) ?? "");
		if (changed) return { name: changed.from, article: changed };
		if (gone.has(url)) return undefined;
		const fixed = assets.find(({ folder, name }) => folder === "static" && `/${name}` === url);
		if (fixed) return { name: fixed.path, place: { path: fixed.path } };
		const file = files.get(outputPathOf(url));
		const task = file?.page && reads.page(url)?.task;
		if (!file) return undefined;
		// A file of the theme or of a plugin, or the page of a redirect, which leads to another owner.
		if (!task || (task.kind === "spec" && isRedirect(reads.page(url)?.answers[`spec ${url}`]))) return unknown();
		const article = task.kind === "article" || task.kind === "plain-page" ? articleAt.get(task.from) : undefined;
		return { name: url, ...(article && { article }) };
	};
	const articles = {
		get: (from: Path) => {
			const article = articleAt.get(from);
			return article && urlOf(article);
		},
		has: (from: Path) => articleAt.has(from),
	};
	const has = (url: Url) => now.has(url) || (!gone.has(url) && files.has(outputPathOf(url)));
	const owners = { get: owner, has, keys: unknown, [Symbol.iterator]: unknown };
	return {
		urls: { owners, articles } as unknown as Edition["urls"],
		redirects: [],
		gone: [],
		claim: () => true,
	};
}

const isRedirect = (spec: unknown): boolean =>
	/^(?:redirect|gone)$/.test((spec as PageSpec | undefined)?.template ?? "");

/** Resolves a reference of a changed story among those that have its name. */
function referencedStories(edition: Edition, rows: FileRecords, articleAt: ReadonlyMap<Path, PublicArticle>) {
	return (reference: string, from: Path) => {
		const keys = linkKeysOfReference(reference);
		if (keys.includes("")) throw new NotKept(reference);
		const names = new Set(keys.map((key) => fnv1a32(key) || 1));
		const articles = recordsNaming(rows, names).flatMap(({ path, dependencies }) => {
			const article = articleAt.get(path);
			return article && Array.from(dependencies?.provides ?? []).some((name) => names.has(name)) ? [article] : [];
		});
		const stories = articles.filter(({ page }) => !page);
		const among = { ...edition, articles: stories, plainPages: articles.filter(({ page }) => page) };
		return createLinkResolver(among, new Map()).resolve(reference, from);
	};
}
