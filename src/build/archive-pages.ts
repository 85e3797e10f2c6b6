/** The pages of the archive by date that edits of stories may change. */
import type { Edition, Url } from "../core/model.js";
import { ARCHIVE } from "../core/paths.js";
import type { ListName } from "../core/site-reader.js";
import type { PageTask } from "../pages/page-task.js";
import type { ChangedList } from "./changed-lists.js";

/** A month that is new or gone changes the links of its neighbours. */
export function archivePages(
	{ months }: Edition,
	changed: ReadonlyMap<ListName, ChangedList>,
	isThere: (url: Url) => boolean,
): ReadonlyMap<Url, PageTask> {
	const pages = new Map<Url, PageTask>();
	const urls = new Set([...changed.keys()].flatMap(archiveUrlsOf));
	if (urls.size === 0) return pages;
	const there = new Set(months.flatMap(({ year, url }) => [url, `${ARCHIVE}${year}/`]));
	const areNew = [...urls].some((url) => isThere(url) !== there.has(url));
	pages.set(ARCHIVE, { kind: "archive" });
	for (const { year, month, url } of months) {
		const ofYear = `${ARCHIVE}${year}/`;
		if (areNew || urls.has(ofYear)) pages.set(ofYear, { kind: "archive", year });
		if (areNew || urls.has(url)) pages.set(url, { kind: "month", year, month });
	}
	return pages;
}
/** Of the year and the month. */
export function archiveUrlsOf(list: ListName): Url[] {
	const [, year = "", month = ""] = /^month:(\d+)-(\d+)$/.exec(list) ?? [];
	return year === "" ? [] : [`${ARCHIVE}${year}/`, `${ARCHIVE}${year}/${month}/`];
}
