/** Splits a list of articles, newest first, into a front and archive pages. */
import type { Url } from "./scalars.js";

export interface PageSlice<T> {
	readonly url: Url;
	/** The number of the archive page, counted from the oldest; missing on the front. */
	readonly page?: number;
	/** Newest first. */
	readonly items: readonly T[];
	readonly newer?: Url;
	readonly older?: Url;
}

/**
 * The front shows at least `size` and fewer than `2 * size` of the newest articles. All others are on archive pages of exactly `size`, numbered from the
 * oldest: page 1 has the first articles ever. So a full archive page never changes when articles are added, except for its link to the next page.
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
