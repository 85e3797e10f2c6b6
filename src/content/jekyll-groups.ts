/** Categories and tags as Jekyll reads them (jekyllrb.com/docs/posts, "Categories"; `lib/jekyll/document.rb`). */
import type { Article, Path } from "../core/model.js";
import { parentPath } from "../core/paths.js";
import { toPlainValue, type Yaml, type YamlMap } from "./front-matter/yaml.js";

/** The categories of a post are the folders above `_posts`; those in it say nothing. */
export const withoutFoldersOfPosts = (path: Path): Path => path.replace(/((?:^|\/)_(?:posts|drafts)\/).*\//, "$1");

/** A text under a key in the plural is several names, divided by spaces. One with commas is a list of another program. `category` comes behind them. */
export function jekyllNames(
	key: "categories" | "tags",
	names: readonly string[],
	{ entries }: YamlMap,
): readonly string[] {
	const value = entries.get(key)?.value;
	if (value === undefined) return names;
	const isLine = (given: readonly string[]) =>
		value.kind === "text" && given.length === 1 && given[0] === value.text.trim();
	const divided = (given: readonly string[]) =>
		isLine(given) && !given[0]?.includes(",") ? (given[0] as string).split(/\s+/) : given;
	const one = textsOf(entries.get("category")?.value);
	const isOne = key === "categories" && one.length > 0 && one.join("\0") === names.join("\0");
	return isOne ? [...new Set([...divided(textsOf(value)), ...one])] : divided(names);
}

const textsOf = (value: Yaml | undefined): readonly string[] =>
	value === undefined
		? []
		: [toPlainValue(value)].flat().flatMap((each) => (typeof each === "string" ? each.trim() || [] : []));

/** All categories, which Jekyll has in the address of a post; undefined if they are one folder or one name, as the section. */
export function typedSection(name: Path, names: readonly string[]): Pick<Article, "typedSection"> | undefined {
	const above = parentPath(name)
		.split("/")
		.filter((part) => part && part !== "_posts" && part !== "_drafts");
	const all = [...new Set([...above, ...names].map((each) => each.toLowerCase()))];
	return names.length > 0 && all.length > 1 ? { typedSection: all.join("/") } : undefined;
}
