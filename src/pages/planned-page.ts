/** Pages whose views have not been built yet. */
import { combine } from "../core/hash.js";
import type { Path, Url } from "../core/model.js";
import type { ArticleRef } from "../core/site-reader.js";
import type { PageContext } from "./page-context.js";
import type { PageTask } from "./page-task.js";

/** A page whose view is built on request. `key` computes a digest of everything that it shows; undefined if that is not known. */
export interface UnbuiltPage {
	readonly url: Url;
	readonly template: string;
	/** The source file of an article or a plain page. */
	readonly from?: Path;
	readonly isDocument?: true;
	readonly key?: () => number;
	readonly task: PageTask;
}
export type UnbuiltPages = readonly UnbuiltPage[];

/** Digest of a list of articles, over what a list shows of each. */
export const keyOf = (articles: readonly ArticleRef[], { teaserKey }: PageContext): number =>
	articles.reduce((sum, article) => combine(sum, teaserKey(article)), articles.length);
