/** Names that begin with an underscore: in most generators, files that are not published. */

import type { Path, Problem, SiteConfig } from "../../core/model.js";
import { nameIn } from "../../core/mounts.js";
import { isPageFile } from "../../core/page-files.js";
import { error } from "../../core/problem.js";

/** The error for a text with such a name; none if `folders` contains the folder, nor for `_index.md` and in folders of `known` names. */
export function underscoreProblem(
	path: Path,
	folders: SiteConfig["folders"],
	known: readonly string[] = [],
): Problem | undefined {
	if (!UNDERSCORED.test(path)) return undefined;
	const { most, inside, parts } = belowNamed(path, folders);
	const at = parts.findIndex(
		(part, index) =>
			part.startsWith("_") && !/^_index\.\w+$/i.test(part) && (index === parts.length - 1 || !known.includes(part)),
	);
	if (at === -1) return undefined;
	const name = parts[at] as string;
	const isFolder = at < parts.length - 1;
	const noun = isPageFile(path, folders) ? "page" : "story";
	const folder = inside.slice(0, most) + parts.slice(0, at + 1).join("/");
	return error(
		"underscore-name",
		isFolder
			? `The folder "${name}" begins with an underscore: it is unclear whether what is in it may be public`
			: `"${name}" begins with an underscore: it is unclear whether it may be public`,
		{ path },
		{
			withhold: true,
			...(isFolder && { group: folder }),
			hint: isFolder
				? `write \`draft: true\` in stories that are not public; for public ones rename the folder, or name it in the configuration: \`folders: { articles: [${[...folders.articles, folder].map((each) => JSON.stringify(each)).join(", ")}] }\``
				: `write \`draft: true\` in a ${noun} that is not public; rename the file of one that is`,
		},
	);
}

const UNDERSCORED = /(?:^|\/)_/;
const DRAFTS = /(?:^|\/)_drafts\//;

/** Folders of Jekyll and Hexo: all stories in the first are public, none in the second. */
export const JEKYLL_FOLDERS = ["_posts", "_drafts"];

/** Whether the file is in a folder `_drafts`, and `folders` does not contain it: the story is a draft. */
export const isInDrafts = (path: Path, folders: SiteConfig["folders"]): boolean =>
	DRAFTS.test(path) && belowNamed(path, folders).parts.includes("_drafts");

/** The parts of a path below the innermost folder that `folders` contains, which begins `most` characters into `inside`. */
function belowNamed(path: Path, folders: SiteConfig["folders"]) {
	const { articles, content, static: _, ...others } = folders;
	const inside = nameIn(path, content) ?? path;
	const named = [...articles, ...Object.values(others)].filter((each) => each !== "" && inside.startsWith(`${each}/`));
	const most = Math.max(0, ...named.map((each) => each.length + 1));
	return { most, inside, parts: inside.slice(most).split("/") };
}
