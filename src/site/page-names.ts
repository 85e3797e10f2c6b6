/** The names by which the configuration refers to plain pages. */
import type { IndexedArticle, Path, SiteConfig } from "../core/model.js";
import { nameInContent } from "../core/mounts.js";

const withoutStart = (text: string, start: string): string =>
	text.startsWith(start) ? text.slice(start.length) : text;
/** `about` stands for `content/pages/about.md` and for `content/pages/about/index.md`. */
export const nameOfPage = (path: string, folder: Path): string =>
	withoutStart(withoutStart(withoutStart(path, "/"), "content/"), `${folder}/`)
		.replace(/\.(?:md|markdown|mdx|html?)$/i, "")
		.replace(/\/(?:_?index)?$/i, "");
export const pageAt = <A extends IndexedArticle>(
	to: string,
	articles: readonly A[],
	folders: SiteConfig["folders"],
): A | undefined =>
	articles.find(
		({ from, page }) =>
			page && nameOfPage(nameInContent(from, folders), folders.pages) === nameOfPage(to, folders.pages),
	);
