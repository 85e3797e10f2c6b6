/** The pattern of addresses of an old site, by the addresses of its stories. */
import { calendarDay } from "../../../core/dates.js";
import { slugify } from "../../../core/paths.js";
import { sectionKey } from "../../../site/urls.js";
import type { ImportedItem } from "../item.js";
import { oldPath } from "./old-addresses.js";
import { instantIn } from "./story-text.js";

/** The pattern that most of the addresses have; undefined if fewer than half have one. `zone` is the time zone of the newsroom. */
export function commonPattern(items: Iterable<ImportedItem>, zone: string, siteUrl: string): string | undefined {
	const counts = new Map<string, number>();
	let stories = 0;
	for (const item of items) {
		if (item.kind !== "story" || item.link === undefined || item.hidden !== undefined) continue;
		stories++;
		const pattern = patternOfLink(item, zone, siteUrl);
		if (pattern !== undefined) counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
	}
	const [best] = [...counts].sort(([, a], [, b]) => b - a);
	return best && best[1] * 2 >= stories ? best[0] : undefined;
}

/** Undefined if the address does not end in the slug. */
function patternOfLink(
	{ link, slug, date, sections }: ImportedItem,
	zone: string,
	siteUrl: string,
): string | undefined {
	const path = oldPath(link, siteUrl);
	const [, folder = "", name = "", end = ""] = /^(.*\/)([^/]+?)(\.html|\/)$/.exec(path ?? "") ?? [];
	if (name === "" || name !== slugify(slug)) return undefined;
	const section = sectionKey(sections);
	const inSections = section === "" ? folder : folder.replace(`/${section}/`, "/:section/");
	if (!date) return `${inSections}:slug${end}`;
	const [year, month, day] = calendarDay(instantIn(date, { timeZone: zone }), zone);
	const dated = inSections
		.replace(`/${year}/${month}/${day}/`, "/:year/:month/:day/")
		.replace(`/${year}/${month}/`, "/:year/:month/")
		.replace(`/${year}/`, "/:year/");
	return /^\/(?:[\w-]+\/|:[a-z]+\/)*$/.test(dated) ? `${dated}:slug${end}` : undefined;
}
