/** Resolves references between articles: a file path, a URL of the site, an id, a slug, a file name or a headline → the URL of a page. */

import { basePathOf } from "../core/base-path.js";
import { didYouMean } from "../core/closest-match.js";
import { lazy } from "../core/lazy.js";
import { memoize } from "../core/memoize.js";
import type { Edition, Path, Picture, PublicArticle, Url } from "../core/model.js";
import { filesOf, nameInContent } from "../core/mounts.js";
import { caseFold, encodeUrl, fileNameOf, joinPath, parentPath, slugify, withoutExtension } from "../core/paths.js";
import { bySpelling, mainReading, type PathReading, readingsOf } from "../core/reference-paths.js";
import { namesOf } from "./reference-names.js";

export interface LinkTarget {
	/** Percent-encoded; query and fragment as written. */
	readonly url: Url;
	readonly article?: PublicArticle;
	/** Set for a file that cannot be published. */
	readonly error?: Picture["error"];
}

export interface LinkResolver {
	/** `from` is the file that contains the reference. Undefined if there is no such public page. */
	readonly resolve: (to: string, from: Path) => LinkTarget | undefined;
	/** `did you mean "…"?` for an unresolved reference. */
	readonly suggest: (to: string, from: Path) => string | undefined;
}

/** What a reference may leave out of the path of a story. */
const ENDINGS = [".md", "/index.md", ".mdx", ".html"];
/** Maximum number of resolved references kept in memory. */
const REFERENCE_CACHE_SIZE = 20_000;

/** `files` are the published assets of `content/` by path. */
export function createLinkResolver(edition: Edition, files: ReadonlyMap<Path, Picture>): LinkResolver {
	const { owners, articles: urls } = edition.urls;
	const { folders } = edition.site;
	// Most references are URLs, which the table of URLs resolves; the other indexes are built on first use.
	const texts = lazy(() => [...edition.articles, ...edition.plainPages]);
	const byFile = lazy(() => bySpelling(new Map(texts().map((article) => [article.from, article]))));
	const byEntry = lazy(() =>
		bySpelling(
			new Map([...edition.coverage].flatMap(([from, list]) => list.map((entry) => [entry.from, { from, entry }]))),
		),
	);
	const byId = lazy(() => bySpelling(new Map(texts().map((article) => [article.id, article]))));
	const assetAt = bySpelling(files);
	/** Names that match several articles, with two of them. */
	const twins = new Map<string, readonly [PublicArticle, PublicArticle]>();
	// A name that a story has is never that of a page: a new page changes no reference to a story.
	const byName = lazy(() => {
		const names = namesOf(edition.articles, twins);
		for (const [key, page] of namesOf(edition.plainPages, twins)) if (!names.has(key)) names.set(key, page);
		return names;
	});
	/** Resolved references are cached. */
	const suggested = new Map<string, string | undefined>();

	const page = (url: Url, rest: string): LinkTarget | undefined => {
		const found =
			[url, `${url}/`, url.replace(/\/index\.html$/, "/")].find((each) => owners.has(each)) ??
			[url, `${url}/`].map(caseFold).find((each) => owners.has(each));
		const article = found === undefined ? undefined : owners.get(found)?.article;
		if (article) return story(article, rest);
		return found === undefined ? undefined : { url: encodeUrl(found) + rest };
	};
	const file = (path: Path | undefined, rest: string): LinkTarget | undefined => {
		if (path === undefined) return undefined;
		const stories = byFile();
		const article = stories(path) ?? stories(path + (ENDINGS.find((ending) => stories(path + ending)) ?? ""));
		if (article) return story(article, rest);
		const part = byEntry()(path) ?? byEntry()(`${path}.md`);
		const whole = part && stories(part.from);
		if (whole) return story(whole, `#${part.entry.id}`);
		const asset = assetAt(path);
		return asset && { url: asset.url + rest, ...(asset.error && { error: asset.error }) };
	};
	const story = (article: PublicArticle, rest: string): LinkTarget | undefined => {
		const url = urls.get(article.from);
		return url === undefined ? undefined : { url: encodeUrl(url) + rest, article };
	};

	/** The path relative to the folder of `from`, even if no such file exists. */
	const relativeTo = (path: Path, from: Path): Path => joinPath(parentPath(nameInContent(from, folders)), path) ?? path;

	/** Sorted, so that of equally similar ones always the same is suggested. */
	const addresses = lazy(() => [...owners.keys()].sort());
	const named = ({ from }: PublicArticle): Path => nameInContent(from, folders);
	const nearest = (to: string, from: Path): string | undefined => {
		const path = mainReading(to);
		const base = basePathOf(edition.site.url);
		const inside = base !== "" && path.startsWith(`${base}/`) ? path.slice(base.length) : "";
		// Stories never write the base path.
		if (inside && page(inside, ""))
			return `write "${inside}": ${base} is the path of \`url\`, which every address gets`;
		if (path.startsWith("/")) return didYouMean(path, addresses());
		const names = byName();
		const keys = [`file ${path}`, `slug ${path}`, `headline ${path.toLowerCase()}`];
		const both = keys.map((key) => twins.get(key)).find(Boolean);
		if (both) return `it may be "${named(both[0])}" or "${named(both[1])}": name the file`;
		const twin =
			names.get(`file ${fileNameOf(path)}`) ??
			names.get(`file ${fileNameOf(path)}.md`) ??
			names.get(`slug ${slugify(withoutExtension(fileNameOf(path)))}`);
		if (twin) return `did you mean "${named(twin)}"?`;
		const paths = texts().map(named);
		return didYouMean(relativeTo(path, from), paths) ?? didYouMean(path.replace(/^(?:\.\.?\/)+/, ""), paths);
	};

	/** A path that counts from `content/` or, in a site with other folders, from that of the site. */
	const inContent = (path: Path, rest: string): LinkTarget | undefined => {
		const whole = joinPath("", path);
		for (const place of [...filesOf(path, folders.content), whole]) {
			const found = file(place, rest);
			if (found) return found;
		}
		return undefined;
	};
	const meant = ({ path, rest }: PathReading, from: Path): LinkTarget | undefined => {
		if (path.startsWith("/")) return page(path, rest) ?? inContent(path, rest);
		const own = urls.get(from);
		const names = byName();
		const bare =
			names.get(`file ${path}`) ??
			byId()(path) ??
			names.get(`slug ${path}`) ??
			names.get(`headline ${path.toLowerCase()}`);
		return (
			file(joinPath(parentPath(from), path), rest) ??
			inContent(path, rest) ??
			(bare ? story(bare, rest) : undefined) ??
			(own && /^\.\.?\//.test(path) ? page(`/${joinPath(own.slice(1, -1), path) ?? ""}/`, rest) : undefined)
		);
	};

	const firstOf = (to: string, from: Path): LinkTarget | undefined => {
		for (const reading of readingsOf(to)) {
			const target = meant(reading, from);
			if (target) return target;
		}
		return undefined;
	};
	// Many articles link to the same sections and topics. A path from the root has the same meaning in all of them.
	const absolute = memoize(REFERENCE_CACHE_SIZE, (to: string) => firstOf(to, ""));

	return {
		resolve: (to, from) => (to.startsWith("/") ? absolute(to) : firstOf(to, from)),
		suggest: (to, from) => {
			const reference = `${parentPath(from)}\n${to}`;
			if (!suggested.has(reference)) suggested.set(reference, nearest(to, from));
			return suggested.get(reference);
		},
	};
}
