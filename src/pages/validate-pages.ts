import type { PlannedPage, Problem } from "../core/model.js";
import { caseFold } from "../core/paths.js";
import { error } from "../core/problem.js";

/** Two pages of one URL, and pages whose template is missing. */
export function pageProblems(pages: readonly PlannedPage[], templates: ReadonlySet<string>): Problem[] {
	const problems: Problem[] = [];
	const seen = new Map<string, PlannedPage>();
	for (const page of pages) {
		const key = caseFold(page.url);
		const other = seen.get(key);
		if (!other && (page.isDocument || templates.has(page.template))) {
			seen.set(key, page);
			continue;
		}
		const place = page.from ? { path: page.from } : other?.from ? { path: other.from } : undefined;
		if (other)
			problems.push(
				error("url-collision", `Two pages have the URL ${page.url}: ${describe(other)} and ${describe(page)}`, place),
			);
		if (!page.isDocument && !templates.has(page.template))
			problems.push(error("template-missing", `There is no template "${page.template}.tsx" for ${page.url}`, place));
		seen.set(key, page);
	}
	return problems;
}

const describe = ({ from, template }: PlannedPage): string => from ?? `a page of the template "${template}"`;
