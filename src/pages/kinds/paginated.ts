/** Plans the front and the archive pages of a collection. */
import { combine } from "../../core/hash.js";
import { fnv1a32 } from "../../core/link-key.js";
import type { Html, Page, Url } from "../../core/model.js";
import { omitUndefined } from "../../core/omit-undefined.js";
import type { PageSlice } from "../../core/paginate.js";
import type { ArticleRef, Group, ListName } from "../../core/site-reader.js";
import type { FrontView, PageView, TeaserView } from "../../core/views.js";
import { fillHoles, type HoleContext, richTextHtml } from "../fill-holes.js";
import { pagerOf, withPageNumber } from "../links.js";
import type { PageContext } from "../page-context.js";
import { keyOf, type UnbuiltPages } from "../planned-page.js";
import { type FrontLayout, slotsKey } from "./front-slots.js";

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

export interface PaginatedList<T extends { readonly name: string }> {
	readonly list: ListName;
	/** The URL of the front. */
	readonly url: Url;
	readonly template: string;
	readonly context: PageContext;
	/** Reads what all pages of the collection show besides its articles. `holes` fills its texts. */
	readonly read: (holes: HoleContext) => T;
	readonly front?: () => FrontLayout | undefined;
	readonly viewOf: (collection: T, page: ListPage) => PageView;
}

export function paginatedPages<T extends { readonly name: string }>({
	list,
	url,
	template,
	context,
	read,
	front = () => undefined,
	viewOf,
}: PaginatedList<T>): UnbuiltPages {
	const { site, views, words, holeContext, silentHoles } = context;
	const label = fnv1a32(JSON.stringify([url, read(silentHoles)]));
	return site.slices(list).map(({ url, page }) => {
		const make = (): Page => {
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
			return { url, template, view: viewOf(collection, { slice, shown, title, siteName, front: layout }) };
		};
		const { items, newer, older } = site.slice(list, page);
		const layout = page === undefined ? front() : undefined;
		const slots = layout ? slotsKey(layout, context) : 0;
		const key = combine(combine(combine(keyOf(items, context), fnv1a32(`${newer} ${older}`)), label), slots);
		return { url, template, key, make };
	});
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
