/** The addresses of the last build with those of changed stories, and the targets of references among them. */
import { recordsProviding } from "../cache/file-record-columns.js";
import type { FileRecords } from "../cache/file-records.js";
import type { PageReads } from "../cache/page-reads.js";
import { lazy } from "../core/lazy.js";
import { fnv1a32, linkKeysOfReference } from "../core/link-key.js";
import type { Asset, Edition, Owner, PageSpec, Path, Picture, PublicArticle, SiteConfig, Url } from "../core/model.js";
import type { OutputFiles } from "../core/output-record.js";
import { outputPathOf, urlOf } from "../core/paths.js";
import type { PageTask } from "../pages/page-task.js";
import type { Addresses } from "../site/assemble.js";
import { createLinkResolver } from "../site/link-resolver.js";
import { articleUrls } from "../site/urls.js";
import type { ChangedStory } from "./changed-stories.js";
import { NotKept } from "./kept-site.js";

interface KeptInputs {
	readonly site: SiteConfig;
	readonly stories: readonly ChangedStory[];
	readonly reads: PageReads<PageTask>;
	readonly files: OutputFiles;
	readonly assets: readonly Asset[];
}

/** The addresses of the last build, with those of the changed stories. */
export function keptAddresses(
	{ site, stories, reads, files, assets }: KeptInputs,
	articleAt: ReadonlyMap<Path, PublicArticle>,
): Addresses {
	const articleUrl = articleUrls(site);
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
			return article && articleUrl(article);
		},
		has: (from: Path) => articleAt.has(from),
	};
	const has = (url: Url) => now.has(url) || (!gone.has(url) && files.has(outputPathOf(url)));
	/** The same as in a composed site, apart from the order. */
	function* keys(): Generator<Url> {
		yield* now.keys();
		for (const { folder, name } of assets)
			if (folder === "static") yield `/${name.replace(/(^|\/)index\.html$/, "$1")}`;
		for (const { path, page } of files.values()) {
			const url = urlOf(path);
			const isArchivePage = /\/page\/\d+\/$/.test(url) && "page" in (reads.page(url)?.task ?? {});
			if (page && !now.has(url) && !gone.has(url) && !isArchivePage) yield url;
		}
	}
	const owners = { get: owner, has, keys, [Symbol.iterator]: unknown };
	return {
		urls: { owners, articles } as unknown as Edition["urls"],
		redirects: [],
		gone: [],
		claim: () => true,
	};
}

const isRedirect = (spec: unknown): boolean =>
	/^(?:redirect|gone)$/.test((spec as PageSpec | undefined)?.template ?? "");

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
	return (reference: string, from: Path) => {
		const keys = linkKeysOfReference(reference);
		if (keys.includes("")) throw new NotKept(reference);
		const names = new Set(keys.map((key) => fnv1a32(key) || 1));
		const areWanted = [...names].every((name) => wanted.has(name));
		const articles = (areWanted ? found() : recordsProviding(rows, names)).flatMap(({ path, dependencies }) => {
			const article = articleAt.get(path);
			return article && Array.from(dependencies?.provides ?? []).some((name) => names.has(name)) ? [article] : [];
		});
		const stories = articles.filter(({ page }) => !page);
		const among = { ...edition, articles: stories, plainPages: articles.filter(({ page }) => page) };
		return createLinkResolver(among, files).resolve(reference, from);
	};
}
