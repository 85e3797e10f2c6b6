/** Plans the front and the archive pages of a collection. */
import type { Html, Page } from "../../core/model.js";
import { omitUndefined } from "../../core/omit-undefined.js";
import type { PageSlice } from "../../core/paginate.js";
import type { ArticleRef, Group, ListName } from "../../core/site-reader.js";
import type { FrontView, PageView, TeaserView } from "../../core/views.js";
import { fillHoles, type HoleContext, richTextHtml } from "../fill-holes.js";
import { pagerOf, withPageNumber } from "../links.js";
import type { PageContext } from "../page-context.js";
import type { PageTask } from "../page-task.js";
import type { UnbuiltPages } from "../planned-page.js";
import type { FrontLayout } from "./front-slots.js";

export type CollectionTask = Extract<PageTask, { readonly key: string }>;

/** A page of a list. */
export interface ListPage {
	readonly slice: PageSlice<ArticleRef>;
	/** The parts of the view that each such page has. */
	readonly shown: {
		readonly page?: number;
		readonly stories: readonly TeaserView[];
		readonly pager: FrontView["pager"];
	};
	readonly title: string;
	/** The name of the site; on archive pages with the page number. */
	readonly siteName: string;
	/** Set if editors arrange this page. */
	readonly front: FrontLayout | undefined;
}

/** What distinguishes the pages of a kind of collection. */
export interface CollectionPages<T extends { readonly name: string }> {
	readonly list: ListName;
	readonly template: string;
	/** Reads what all pages of the collection show besides its articles. `holes` fills its texts. */
	readonly read: (holes: HoleContext) => T;
	readonly front?: () => FrontLayout | undefined;
	readonly viewOf: (collection: T, page: ListPage) => PageView;
}

/** Infers the type of what `read` returns. */
export const collectionPages = <T extends { readonly name: string }>(pages: CollectionPages<T>) => pages;

/** The front and the archive pages. */
export const planCollection = (
	task: CollectionTask,
	{ list, template }: Pick<CollectionPages<{ readonly name: string }>, "list" | "template">,
	{ site }: PageContext,
): UnbuiltPages =>
	site.slices(list).map(({ url, page }) => ({
		...{ url, template },
		task: { ...task, ...(page !== undefined && { page }) },
	}));

/** `page` is the number of an archive page. */
export function collectionPage<T extends { readonly name: string }>(
	page: number | undefined,
	{ list, template, read, front = () => undefined, viewOf }: CollectionPages<T>,
	{ site, views, words, holeContext, silentHoles }: PageContext,
): Page {
	const slice = site.slice(list, page);
	// Problems of the description are reported once, with the front.
	const collection = read(page === undefined ? holeContext : silentHoles);
	const shown = omitUndefined({
		page,
		stories: slice.items.map(views.teaser),
		pager: pagerOf(slice, words),
	});
	const [title = "", siteName = ""] = [collection.name, site.site.name].map(withPageNumber(slice, words));
	const layout = page === undefined ? front() : undefined;
	const view = viewOf(collection, { slice, shown, title, siteName, front: layout });
	return { url: slice.url, template, view };
}

/** The description of a collection. */
export function aboutOf(
	group: Group | undefined,
	holes: HoleContext,
): { readonly html: Html; readonly text: string } | undefined {
	const { note } = group ?? {};
	if (!note) return undefined;
	return { html: richTextHtml(note.description, fillHoles(note.holes, note.from, holes)), text: note.description.text };
}
