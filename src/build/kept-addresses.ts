/** The addresses of the last build with those of changed stories, and the targets of references among them. */
import { recordsProviding } from "../cache/file-record-columns.js";
import type { FileRecords } from "../cache/file-records.js";
import type { KeptRedirect, PageReads } from "../cache/page-reads.js";
import { lazy } from "../core/lazy.js";
import { fnv1a32, linkKeysOfReference } from "../core/link-key.js";
import type { Asset, Edition, Owner, Path, Picture, PublicArticle, Redirect, SiteConfig, Url } from "../core/model.js";
import type { OutputFiles } from "../core/output-record.js";
import { outputPathOf, urlOf } from "../core/paths.js";
import type { PageTask } from "../pages/page-task.js";
import type { Addresses } from "../site/assemble.js";
import { createLinkResolver } from "../site/link-resolver.js";
import { articleUrls } from "../site/urls.js";
import type { ChangedStory } from "./changed-story.js";
import { type EditedRedirects, isRedirectAt } from "./edited-redirects.js";
import { NotKept } from "./kept-site.js";

interface KeptInputs {
	readonly site: SiteConfig;
	readonly stories: readonly ChangedStory[];
	readonly reads: PageReads<PageTask>;
	readonly files: OutputFiles;
	readonly assets: readonly Asset[];
	/** The addresses of sections, topics, authors and series. */
	readonly collections: ReadonlySet<Url>;
	/** Undefined if all redirects are as they were. */
	readonly moves: EditedRedirects | undefined;
}

/** The addresses of the last build, with those of the changed stories. */
export function keptAddresses(
	{ site, stories, reads, files, assets, collections, moves }: KeptInputs,
	articleAt: ReadonlyMap<Path, PublicArticle>,
): Addresses {
	const articleUrl = articleUrls(site);
	const unknown = () => {
		throw new NotKept();
	};
	const now = new Map(stories.flatMap(({ now, path }) => (now === undefined ? [] : [[now, path] as const])));
	const left = new Set([...(moves?.concerned ?? []), ...stories.flatMap(({ before }) => before ?? [])]);
	const redirects = lazy(() => {
		const all: readonly (Redirect | KeptRedirect)[] = moves?.redirects ?? reads.redirects().redirects;
		return new Map(all.flatMap((redirect) => (redirect.isRule ? [] : [[redirect.from, redirect] as const])));
	});
	const gone = lazy(() => new Set(moves?.gone ?? reads.redirects().gone));
	const owner = (url: Url): Owner | undefined => {
		const changed = articleAt.get(now.get(url) ?? "");
		if (changed) return { name: changed.from, article: changed };
		if (moves?.concerned.has(url) || isRedirectAt(url, { files, reads })) {
			const { article } = redirects().get(url) ?? {};
			if (!article) return redirects().has(url) || gone().has(url) ? { name: url } : undefined;
			const target = typeof article === "string" ? articleAt.get(article) : article;
			return target ? { name: url, article: target } : unknown();
		}
		if (left.has(url)) return undefined;
		const asset = fixed().get(url);
		if (asset) return { name: asset.path, place: { path: asset.path } };
		const file = files.get(outputPathOf(url));
		const task = file?.page && reads.page(url)?.task;
		if (!file) return undefined;
		// A file of the theme or of a plugin.
		if (!task) return unknown();
		const article = task.kind === "article" || task.kind === "plain-page" ? articleAt.get(task.from) : undefined;
		return { name: url, ...(article && { article }) };
	};
	const articles = {
		get: (from: Path) => {
			const article = articleAt.get(from);
			return article && articleUrl(article);
		},
		has: (from: Path) => articleAt.has(from),
	};
	const fixed = lazy(
		() => new Map(assets.flatMap((asset) => (asset.folder === "static" ? [[urlOfStatic(asset), asset]] : []))),
	);
	/** Whether it had the address, apart from collections and changed stories. */
	const hadPage = (url: Url) => {
		const file = files.get(outputPathOf(url));
		if (!file?.page) return fixed().has(url);
		return !left.has(url) && !COLLECTIONS.test(reads.page(url)?.task.kind ?? "");
	};
	const has = (url: Url) =>
		now.has(url) ||
		collections.has(url) ||
		(moves?.concerned.has(url) && (redirects().has(url) || gone().has(url))) ||
		hadPage(url);
	/** The same as in a composed site, apart from the order. */
	function* keys(): Generator<Url> {
		yield* now.keys();
		for (const url of moves?.concerned ?? []) if (!now.has(url) && has(url)) yield url;
		yield* fixed().keys();
		for (const { path, page } of files.values()) {
			const url = urlOf(path);
			const isArchivePage = /\/page\/\d+\/$/.test(url) && "page" in (reads.page(url)?.task ?? {});
			if (page && !now.has(url) && !left.has(url) && !isArchivePage) yield url;
		}
	}
	const owners = { get: owner, has, keys, [Symbol.iterator]: unknown };
	return {
		urls: { owners, articles } as unknown as Edition["urls"],
		redirects: moves?.redirects ?? [],
		gone: moves?.gone ?? [],
		claim: () => true,
	};
}

const urlOfStatic = ({ name }: Asset): Url => `/${name.replace(/(^|\/)index\.html$/, "$1")}`;
/** The kinds of pages whose addresses `collections` has. */
const COLLECTIONS = /^(?:section|topic|author|series)$/;

/** Resolves a reference among the stories that have its name. The references of `stories` are looked up together. */
export function referencedStories(
	edition: Edition,
	stories: readonly Pick<ChangedStory, "path">[],
	rows: FileRecords,
	articleAt: ReadonlyMap<Path, PublicArticle>,
	files: ReadonlyMap<Path, Picture>,
) {
	const wanted = new Set(stories.flatMap(({ path }) => Array.from(rows.get(path)?.dependencies?.references ?? [])));
	const found = lazy(() => recordsProviding(rows, wanted));
	/** The stories of the entries of live coverage. */
	const storyOf = lazy(
		() => new Map([...edition.coverage].flatMap(([story, list]) => list.map(({ from }) => [from, story]))),
	);
	return (reference: string, from: Path) => {
		const keys = linkKeysOfReference(reference);
		if (keys.includes("")) throw new NotKept(reference);
		const names = new Set(keys.map((key) => fnv1a32(key) || 1));
		const areWanted = [...names].every((name) => wanted.has(name));
		const articles = (areWanted ? found() : recordsProviding(rows, names)).flatMap(({ path, dependencies }) => {
			const article = articleAt.get(storyOf().get(path) ?? path);
			return article && Array.from(dependencies?.provides ?? []).some((name) => names.has(name)) ? [article] : [];
		});
		const stories = articles.filter(({ page }) => !page);
		const among = { ...edition, articles: stories, plainPages: articles.filter(({ page }) => page) };
		return createLinkResolver(among, files).resolve(reference, from);
	};
}
