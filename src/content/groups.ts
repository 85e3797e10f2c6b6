/** The sections and topics of a story. */
import type { FrontMatter } from "../core/front-matter-schema.js";
import type { SiteConfig } from "../core/model.js";

/** What WordPress calls the category of stories without one. */
const NO_CATEGORY = /^uncategori[sz]ed$/i;

/** A list of categories is the path of one section or, if they are `flat`, the section and topics. Without any, the folders of the file are the sections. */
export function groupsOf(
	{ breadcrumb = [], tags = [] }: Pick<FrontMatter, "breadcrumb" | "tags">,
	folders: readonly string[],
	categories: SiteConfig["categories"],
): { readonly breadcrumb: readonly string[]; readonly tags: readonly string[] } {
	if (categories === "path") return { breadcrumb: breadcrumb.length ? breadcrumb : folders, tags };
	const names = breadcrumb.flatMap((name) => name.split(/\s*,\s*/)).filter((name) => name && !NO_CATEGORY.test(name));
	const [section, ...others] = names;
	const known = new Set([...tags, section ?? ""].map((name) => name.toLowerCase()));
	return {
		breadcrumb: section === undefined ? folders : [section],
		tags: [...tags, ...others.filter((name) => !known.has(name.toLowerCase()))],
	};
}
