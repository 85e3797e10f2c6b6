/** `folders.content` and `folders.static` of the configuration: where the files of the site are. */
import * as z from "zod";
import type { Mount } from "../core/mounts.js";

const siteFolder = z
	.string()
	.transform((path) => path.replace(/^\.\/|\/+$/g, ""))
	.refine(
		(path) => path !== "" && path !== "." && !/^\/|\\|(?:^|\/)\.\.?(?:\/|$)|^(?:node_modules|\.)/.test(path),
		"is a folder of the site, such as `_posts` or `src/content/blog`",
	);
const place = z
	.string()
	.regex(/^(?!.*(?:^|\/)\.\.(?:\/|$))[^\\]*$/, "is a path without `..`")
	.transform((path) => path.replace(/^\/+|\/+$/g, ""));

/** One folder, several, or each with its place. */
export const mounts = (placeOf: (folder: string) => string) =>
	z.union(
		[
			siteFolder.transform((one): Mount[] => [{ folder: one, at: placeOf(one) }]),
			z
				.array(siteFolder)
				.min(1)
				.transform((all): Mount[] => all.map((each) => ({ folder: each, at: placeOf(each) }))),
			z
				.record(siteFolder, place)
				.transform((map): Mount[] => Object.entries(map).map(([key, at]) => ({ folder: key, at }))),
		],
		"is a folder of the site such as `_posts`, a list of folders, or folders with their places",
	);

/** Folders of a repository that no site of Jekyll or Hexo has as a section. */
const ROOTS = new Set(["source", "src", "content", "docs", "site"]);

/** The place in `content/` of a folder for which the configuration gives none: Jekyll's sections are the folders above `_posts`, and `_drafts` has drafts. */
export function placeOfContent(path: string): string {
	const parts = path.split("/");
	const last = parts.pop();
	if (last !== "_posts" && last !== "_drafts") return "";
	const sections = parts.filter((part) => !ROOTS.has(part));
	return (last === "_drafts" ? [...sections, last] : sections).join("/");
}
