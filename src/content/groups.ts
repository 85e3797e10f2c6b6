/** The sections and topics of a story. */
import type { FrontMatter } from "../core/front-matter-schema.js";
import type { Article, Path, SiteConfig } from "../core/model.js";
import { nameInContent } from "../core/mounts.js";
import { sectionsOfFile } from "./file-slugs.js";
import type { YamlMap } from "./front-matter/yaml.js";
import { jekyllNames, typedSection, withoutFoldersOfPosts } from "./jekyll-groups.js";

/** What WordPress calls the category of stories without one. */
const NO_CATEGORY = /^uncategori[sz]ed$/i;

/**
 * A list of categories is the path of one section or, if they are `flat`, the section and topics. Without any, the folders of the file are the sections;
 * in Jekyll they are categories that go before the others. A plain page has no path.
 */
export function groupsOf(
	{ breadcrumb = [], tags = [] }: Pick<FrontMatter, "breadcrumb" | "tags">,
	path: Path | undefined,
	data: YamlMap,
	site: Pick<SiteConfig, "categories" | "from" | "folders">,
): Pick<Article, "breadcrumb" | "tags" | "typedSection"> {
	const isJekyll = site.from === "jekyll" && path !== undefined;
	const inContent =
		path === undefined ? "" : nameInContent(isJekyll ? withoutFoldersOfPosts(path) : path, site.folders);
	const folders = sectionsOfFile(inContent, site.from !== undefined);
	if (site.categories === "path") return { breadcrumb: breadcrumb.length ? breadcrumb : folders, tags };
	const names = (isJekyll ? jekyllNames("categories", breadcrumb, data) : breadcrumb)
		.flatMap((name) => name.split(/\s*,\s*/))
		.filter((name) => name && !NO_CATEGORY.test(name));
	const topics = isJekyll ? jekyllNames("tags", tags, data) : tags;
	const isInFolder = isJekyll && folders.length > 0;
	const [section, ...others] = isInFolder ? [undefined, ...names] : names;
	const known = new Set([...topics, ...(isInFolder ? folders : [section ?? ""])].map((name) => name.toLowerCase()));
	return {
		breadcrumb: section === undefined ? folders : [section],
		tags: [...topics, ...others.filter((name) => !known.has((name ?? "").toLowerCase()))] as string[],
		...(isJekyll && typedSection(inContent, names)),
	};
}
