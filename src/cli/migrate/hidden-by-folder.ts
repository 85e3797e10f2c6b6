/** What hides stories from outside of their files, in the words of the old generator. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { hidersIn } from "../../content/hidden-elsewhere.js";
import { ifThere } from "../../core/exists.js";
import type { OldSite } from "./old-site.js";

/** A line for each file. `folders` are those with stories. */
export function hiddenByFolder(root: string, { from }: OldSite, folders: readonly string[]): string[] {
	const textOf = (path: string) => ifThere(() => readFileSync(join(root, path), "utf8")) ?? "";
	const paths = folders.flatMap((folder) => filesIn(root, folder));
	// Those that leave out files say something only if there are such files.
	return hidersIn(from, paths, textOf)
		.filter(({ isIgnoring, mayHide }) => !isIgnoring || paths.some(mayHide))
		.map(({ file, how }) => `${file}: ${how}`);
}

const filesIn = (root: string, folder: string): string[] =>
	(ifThere(() => readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) ?? [])
		.filter((entry) => entry.isFile())
		.map((entry) =>
			join(entry.parentPath, entry.name)
				.slice(root.length + 1)
				.replaceAll("\\", "/"),
		)
		.sort();
