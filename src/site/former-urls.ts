/** For sites without `content/published.json`: finds previously published articles that have moved or are missing, without a redirect. */

import { fieldPlace } from "../core/field-place.js";
import type { Edition, Path, Problem, Url } from "../core/model.js";
import { isPageFile } from "../core/page-files.js";
import { compare, warning } from "../core/problem.js";

/**
 * `former` has the URL of each article's page in the current output. An article that exists but is not public was withdrawn on purpose: `isKnown`
 * returns whether a source file exists.
 */
export function formerUrls(
	former: ReadonlyMap<Path, Url>,
	{
		articles,
		plainPages,
		urls,
		goneUrls,
		site,
	}: Pick<Edition, "articles" | "plainPages" | "urls" | "goneUrls" | "site">,
	isKnown: (path: Path) => boolean,
): Problem[] {
	const dead: (readonly [from: Path, url: Url])[] = [];
	for (const [from, url] of former) {
		if (urls.articles.get(from) === url || urls.owners.has(url) || goneUrls.includes(url)) continue;
		if (urls.articles.has(from) || !isKnown(from)) dead.push([from, url]);
	}
	if (dead.length === 0) return [];
	const byFile = new Map([...articles, ...plainPages].map((article) => [article.from, article]));
	return dead
		.sort(([a], [b]) => compare(a, b))
		.map(([from, url]) => {
			const line = `aliases: [${url}]`;
			const record = "or keep a record of addresses from now on: `record: true` in broadsheet.config.ts";
			const story = byFile.get(from);
			const noun = isPageFile(from, site.folders) ? "page" : "story";
			if (!story)
				return warning("former-url", `${url} is removed, because its ${noun} ${from} is missing`, undefined, {
					group: "gone",
					hint: `if another ${noun} takes its place, give that \`${line}\`; ${record}`,
				});
			const to = urls.articles.get(from) ?? "";
			return warning(
				"former-url",
				`The ${noun} moves from ${url} to ${to}, and nothing redirects there`,
				fieldPlace(story, "permalink", "slug", "date", "breadcrumb"),
				{
					group: "moved",
					hint: `add \`${line}\` to the ${noun}; ${record}`,
				},
			);
		});
}
