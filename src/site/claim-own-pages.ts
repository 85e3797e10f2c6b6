/** The addresses of the pages that a site has by itself: home, lists, the archive by date. */
import type { Edition } from "../core/model.js";
import { ARCHIVE, CORRECTIONS, listUrl } from "../core/paths.js";
import type { UrlTable } from "./urls.js";

export function claimOwnPages(
	table: UrlTable,
	{ articles, topics, authors, months }: Pick<Edition, "articles" | "topics" | "authors" | "months">,
	{ permalinks }: Edition["site"],
): void {
	table.claim("/", { name: "the home page" });
	table.claim("/404.html", { name: "the page for missing pages" });
	if (topics.length) table.claim(listUrl(permalinks.topic), { name: "the list of topics" });
	if (authors.length) table.claim(listUrl(permalinks.author), { name: "the list of authors" });
	if (articles.some(({ corrections }) => corrections.length > 0))
		table.claim(CORRECTIONS, { name: "the page of corrections" });
	const dated = months.flatMap(({ year, url }) => [`${ARCHIVE}${year}/`, url]);
	for (const url of new Set(months.length ? [ARCHIVE, ...dated] : []))
		table.claim(url, { name: "the archive by date" });
}
