/** Pages whose views have not been made yet, with keys that say whether they must be. */
import { combine } from "../core/hash.js";
import type { Page, Path, PublicArticle, Url } from "../core/model.js";
import type { PageContext } from "./page-context.js";

/** A page whose view has not been made yet. `key` is a digest of everything that it shows; undefined if that is not known. */
export interface UnbuiltPage {
	readonly url: Url;
	readonly template: string;
	/** The source file of a plain page. */
	readonly from?: Path;
	readonly isDocument?: true;
	readonly key?: number;
	readonly make: () => Page;
}
export type UnbuiltPages = readonly UnbuiltPage[];

/** Stands for a list of stories, as far as a list shows them. */
export const keyOf = (articles: readonly PublicArticle[], { teaserKey }: PageContext): number =>
	articles.reduce((sum, article) => combine(sum, teaserKey(article)), articles.length);
