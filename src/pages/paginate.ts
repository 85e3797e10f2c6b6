/** A list of stories, newest first → a front and its archive. */
import type { Messages } from "../core/i18n/messages.js";
import type { Url } from "../core/model.js";
import type { LinkView } from "../core/views.js";
import { linkTo } from "./links.js";

export interface PageSlice<T> {
	readonly url: Url;
	/** The number of an archive page, from the oldest; missing on the front. */
	readonly page?: number;
	/** Newest first. */
	readonly items: readonly T[];
	readonly newer?: Url;
	readonly older?: Url;
}

/**
 * The front shows the newest stories, at least `size` and fewer than twice as many. All others stand in archive pages of exactly `size`,
 * counted from the oldest: page 1 holds the first stories ever. So every story has one place, and an archive page, once there, never changes
 * when stories are added, except in its link to the page that follows it.
 */
export function paginate<T>(items: readonly T[], size: number, url: Url): PageSlice<T>[] {
	const pages = Math.max(0, Math.floor(items.length / size) - 1);
	const urlOf = (page: number): Url => (page > pages ? url : `${url}page/${page}/`);
	const end = items.length - pages * size;
	const front: PageSlice<T> = { url, items: items.slice(0, end), ...(pages > 0 && { older: urlOf(pages) }) };
	const archive = Array.from({ length: pages }, (_, index): PageSlice<T> => {
		const page = pages - index;
		const start = end + index * size;
		return {
			url: urlOf(page),
			page,
			items: items.slice(start, start + size),
			newer: urlOf(page + 1),
			...(page > 1 && { older: urlOf(page - 1) }),
		};
	});
	return [front, ...archive];
}

export const archiveCrumb = ({ page, url }: PageSlice<unknown>, words: Messages): LinkView[] =>
	page === undefined ? [] : [linkTo({ name: words.archive(page), url })];
/** A name, in an archive with the number of the page. */
export const withPageNumber =
	({ page }: PageSlice<unknown>, words: Messages) =>
	(name: string): string =>
		page === undefined ? name : words.archivePage(name, page);
