/** Categories and tags as Jekyll reads them (jekyllrb.com/docs/posts, "Categories"; `lib/jekyll/document.rb`). */
import type { Article, Path } from "../core/model.js";
import { parentPath } from "../core/paths.js";
import type { YamlMap } from "./front-matter/yaml.js";

/** The categories of a post are the folders above `_posts`; those in it say nothing. */
export const withoutFoldersOfPosts = (path: Path): Path => path.replace(/((?:^|\/)_(?:posts|drafts)\/).*\//, "$1");

/** A text under a key in the plural is several names, divided by spaces. One with commas is a list of another program. */
export function jekyllNames(
	key: "categories" | "tags",
	names: readonly string[],
	{ entries }: YamlMap,
): readonly string[] {
	const value = entries.get(key)?.value;
	const isLine = value?.kind === "text" && names.length === 1 && names[0] === value.text.trim();
	return isLine && !value.text.includes(",") ? value.text.trim().split(/\s+/) : names;
}

/** All categories, which Jekyll has in the address of a post; undefined if they are one folder or one name, as the section. */
export function typedSection(name: Path, names: readonly string[]): Pick<Article, "typedSection"> | undefined {
	const above = parentPath(name)
		.split("/")
		.filter((part) => part && part !== "_posts" && part !== "_drafts");
	const all = [...new Set([...above, ...names].map((each) => each.toLowerCase()))];
	return names.length > 0 && all.length > 1 ? { typedSection: all.join("/") } : undefined;
}
