/** Names that begin with an underscore: in most generators, files that are not published. */

import type { Path, Problem, SiteConfig } from "../../core/model.js";
import { isPageFile } from "../../core/page-files.js";
import { error } from "../../core/problem.js";

/** The error for a text with such a name; none if `folders` contains the folder, nor for `_index.md`. */
export function underscoreProblem(path: Path, folders: SiteConfig["folders"]): Problem | undefined {
	if (!path.includes("/_")) return undefined;
	const { articles, ...others } = folders;
	const inside = path.slice(path.indexOf("/") + 1);
	const named = [...articles, ...Object.values(others)].filter((each) => each !== "" && inside.startsWith(`${each}/`));
	const most = Math.max(0, ...named.map((each) => each.length + 1));
	const parts = inside.slice(most).split("/");
	const at = parts.findIndex((part) => part.startsWith("_") && !/^_index\.\w+$/i.test(part));
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
				? `write \`draft: true\` in stories that are not public; for public ones rename the folder, or name it in the configuration: \`folders: { articles: [${[...articles, folder].map((each) => JSON.stringify(each)).join(", ")}] }\``
				: `write \`draft: true\` in a ${noun} that is not public; rename the file of one that is`,
		},
	);
}
