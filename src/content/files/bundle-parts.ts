/** Texts beside the `index.md` of a page of Hugo are parts of that page, and no pages (gohugo.io/content-management/page-bundles). */
import type { Problem, SiteConfig } from "../../core/model.js";
import { nameIn } from "../../core/mounts.js";
import { parentPath } from "../../core/paths.js";
import { warning } from "../../core/problem.js";
import type { ContentFile } from "./classify.js";

const INDEX = /(?:^|\/)index(?:\.[a-z]{2}(?:[-_]\w+)?)?\.(?:md|markdown|html)$/;

/** The stories that are not parts, and a warning for each part. */
export function withoutParts(
	files: readonly ContentFile[],
	{ content }: SiteConfig["folders"],
): { readonly files: readonly ContentFile[]; readonly problems: readonly Problem[] } {
	const bundles = new Set(
		files
			.filter(({ path }) => INDEX.test(path) && nameIn(path, content)?.includes("/"))
			.map(({ path }) => parentPath(path)),
	);
	const isPart = ({ path, kind }: ContentFile): boolean => {
		if (kind !== "article" || INDEX.test(path)) return false;
		for (let folder = parentPath(path); folder !== ""; folder = parentPath(folder))
			if (bundles.has(folder)) return true;
		return false;
	};
	if (bundles.size === 0) return { files, problems: [] };
	const message = "In Hugo a text beside an `index.md` is a part of that page: it is left out";
	const problems = files
		.filter(isPart)
		.map(({ path }) =>
			warning("page-part", message, { path }, { group: "part", hint: "move a story of its own out of the folder" }),
		);
	return { files: files.filter((file) => !isPart(file)), problems };
}
