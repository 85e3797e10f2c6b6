/** Pages of articles and fronts that edits concern. */
import { isDeepStrictEqual } from "node:util";
import type { PageReads } from "../cache/page-reads.js";
import type { Edition, Path, PublicArticle, Url } from "../core/model.js";
import { slugify } from "../core/paths.js";
import type { ArticleRef } from "../core/site-reader.js";
import { translationKeyOf } from "../core/translation-key.js";
import type { PageTask } from "../pages/page-task.js";
import type { ChangedStory } from "./changed-story.js";
import { NotKept } from "./kept-site.js";

/**
 * The pages that link to authors whose lists they are not in: stories credit people, and plain pages have bylines. `keys` are those of authors whose pages
 * are new or gone. Throws `NotKept` if entries of live coverage name one.
 */
export function* creditedPages(keys: ReadonlySet<string>, edition: Edition): Generator<[Url, PageTask]> {
	if (keys.size === 0) return;
	const names = (article: PublicArticle) => [
		...edition.bylineOf(article),
		...edition.creditsOf(article).flatMap(({ people }) => people),
	];
	const isNamedIn = (article: PublicArticle) => names(article).some(({ name }) => keys.has(slugify(name)));
	if ([...edition.coverage.values()].some((list) => list.some(isNamedIn))) throw new NotKept();
	for (const article of [...edition.articles, ...edition.plainPages]) {
		if (article.contributors === undefined && !article.page) continue;
		const url = edition.urls.articles.get(article.from);
		if (url !== undefined && isNamedIn(article))
			yield [url, { kind: article.page ? "plain-page" : "article", from: article.from }];
	}
}

/** The pages of the translations of changed stories that have others now than at the last build. */
export function* translatedPages(
	stories: readonly Pick<ChangedStory, "path" | "was" | "is">[],
	{ translations, urls }: Edition,
	reads: PageReads<unknown>,
): Generator<[Url, PageTask]> {
	const filesOf = (refs: unknown) => (refs as readonly ArticleRef[] | undefined)?.map(({ from }) => from) ?? [];
	const before = (from: Path) => filesOf(reads.answersAbout(from)?.translations);
	const found = new Set<Path>();
	for (const { path, was, is } of stories) {
		for (const from of was ? before(path) : []) found.add(from);
		for (const story of [was, is])
			for (const { from } of (story && translations.get(translationKeyOf(story))) ?? []) found.add(from);
	}
	const groups = [...translations.values()];
	for (const from of found) {
		const url = urls.articles.get(from);
		const group = groups.find((each) => each.some((article) => article.from === from)) ?? [];
		if (url === undefined || isDeepStrictEqual(before(from), group.length > 1 ? filesOf(group) : [])) continue;
		const isPage = group.some((article) => article.from === from && article.page);
		yield [url, { kind: isPage ? "plain-page" : "article", from }];
	}
}

/** The pages of articles and the fronts that these files describe. */
export function* ownPages(paths: ReadonlySet<Path>, { urls, fronts, sections }: Edition): Generator<[Url, PageTask]> {
	for (const from of paths) {
		const url = urls.articles.get(from);
		if (url !== undefined) yield [url, { kind: "article", from }];
	}
	const isWanted = (key: string) => paths.has(fronts.get(key)?.from ?? "");
	if (isWanted("home")) yield ["/", { kind: "home" }];
	for (const { key, url } of sections) if (isWanted(key)) yield [url, { kind: "section", key }];
}
