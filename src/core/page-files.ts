/** Plain pages: which files they are, and what all of them have in common. */
import { type Mounts, nameIn, nameInContent } from "./mounts.js";
import { fileNameOf, parentPath, slugify, slugProblem, withoutExtension } from "./paths.js";
import type { Instant, Path, Url } from "./scalars.js";

interface Folders extends Mounts {
	readonly pages: Path;
}

/** Is the file a plain page, such as `content/pages/about.md`? `pages: ""` is a site without any. */
export const isPageFile = (path: Path, { pages, content }: Folders): boolean =>
	pages !== "" && nameIn(path, content)?.startsWith(`${pages}/`) === true;

/** The date of a page that has none: it has always been public. No page shows it. */
export const UNDATED: Instant = "1970-01-01T00:00:00Z";

/** The address that the path of a page gives: `content/pages/about/team.md` → `/about/team/`. Undefined where one of its names cannot be a part of a URL. */
export function pageUrlOfFile(path: Path, { pages, ...mounts }: Folders): Url | undefined {
	const inside = withoutExtension(nameInContent(path, mounts).slice(pages.length + 1));
	const parts = (/^_?index$/i.test(fileNameOf(inside)) ? parentPath(inside) : inside).split("/").filter(Boolean);
	const slugs = parts.map(slugify);
	return slugs.some(slugProblem) ? undefined : `/${slugs.map((slug) => `${slug}/`).join("")}`;
}
