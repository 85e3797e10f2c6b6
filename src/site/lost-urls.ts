import type { Problem, SiteConfig } from "../core/model.js";
import { isPageFile } from "../core/page-files.js";
import { error, warning } from "../core/problem.js";
import type { PublicationHistory } from "./publication-history.js";
import type { UrlTable } from "./urls.js";

/** URLs that were published and now have neither a page nor a redirect, and are not marked as gone. */
export function lostUrls(
	{ lost, fronts, placeOf }: PublicationHistory,
	{ owners }: { readonly owners: Pick<UrlTable["owners"], "has"> },
	{ links, folders }: SiteConfig,
): Problem[] {
	const problems: Problem[] = [];
	for (const [id, { urls, file }] of lost) {
		const dead = urls.filter((url) => !owners.has(url));
		if (dead.length === 0) continue;
		const noun = isPageFile(file, folders) ? "page" : "story";
		const message = `${dead.join(", ")} ${dead.length > 1 ? "were" : "was"} published, and the ${noun} "${id}" (${file}) is gone`;
		const hint = `give the ${noun} that took its place \`aliases\`, or list the URL under \`gone\` in published.json`;
		problems.push((links === "error" ? error : warning)("url-lost", message, placeOf(id), { hint }));
	}
	for (const url of fronts)
		if (!owners.has(url)) {
			const hint = "add it to `redirects` in broadsheet.config.ts, or list it under `gone` in published.json";
			problems.push(warning("url-lost", `${url} was published and has no page now`, placeOf(url), { hint }));
		}
	return problems;
}
