/** Files in the folder of plain pages of an old site that are not pages: templates of its feeds, its home page and its lists, and stubs that only redirect. */
import type { Path, Place, Problem, SiteConfig } from "../core/model.js";
import { warning } from "../core/problem.js";

/**
 * The warning for such a file, which is left out. Undefined if the site is not an archive, or if the file has an error other than that it has no title, or
 * an address that no plain page can have.
 */
export function templateWarning(
	path: Path,
	problems: readonly Problem[],
	permalink: Place | undefined,
	{ from }: Pick<SiteConfig, "from">,
): Problem | undefined {
	const errors = problems.filter(({ severity }) => severity === "error");
	if (from === undefined || errors.length === 0) return undefined;
	const isAddress = ({ code, place }: Problem) => code === "unsafe-url" && place !== undefined && place === permalink;
	const isUntitled = ({ code, withhold }: Problem) => code === "field-missing" && !withhold;
	if (!errors.every((each) => isAddress(each) || isUntitled(each))) return undefined;
	const hasAddress = errors.some(isAddress);
	return warning(
		"page-template",
		hasAddress
			? "A page of the old site has an address of another kind of file, and is left out"
			: "A page of the old site has no title, and is left out",
		hasAddress ? permalink : { path },
		{
			group: hasAddress ? "address" : "title",
			hint: hasAddress
				? "Broadsheet makes the home page, the feeds and the page for lost addresses itself; give a page of yours another `permalink`"
				: "give it a `title` if it is a page; one that only redirects is a line of `redirects` in broadsheet.config.ts",
		},
	);
}

/** The hint for a plain page without front matter names the keys of plain pages. */
export const withPageKeys = (problem: Problem): Problem =>
	problem.code === "front-matter-missing"
		? { ...problem, hint: "begin it with a line `---`, then `title:`, then another `---`" }
		: problem;
