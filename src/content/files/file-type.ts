/** Folder entries that are not regular files: links, pipes, sockets, devices. */
import { type Dirent, lstatSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { realPathOf } from "../../core/exists.js";
import type { Path, Problem } from "../../core/model.js";
import { error } from "../../core/problem.js";

/** Why an entry cannot be read; undefined for a link to a file inside `home`. */
export function symlinkProblem(entry: Dirent, file: string, home: string, path: Path): Problem | undefined {
	if (!entry.isSymbolicLink()) return fileTypeProblem(fileType(entry), path);
	let target: string | undefined;
	try {
		target = realPathOf(file);
	} catch (cause) {
		const { code } = cause as NodeJS.ErrnoException;
		return error("unreadable", `The link cannot be followed: ${code}`, { path });
	}
	if (target === undefined) return error("link-broken", "The target of the link does not exist", { path });
	if (!`${target}${sep}`.startsWith(`${home}${sep}`))
		return error(
			"link-outside",
			`The link leads out of "${path.split("/", 1)[0]}/"`,
			{ path },
			{ hint: "copy the file into the folder" },
		);
	const stats = lstatSync(target, { throwIfNoEntry: false });
	if (!stats) return error("link-broken", "The target of the link does not exist", { path });
	if (stats.isFile()) return undefined;
	if (!stats.isDirectory()) return fileTypeProblem(fileType(stats), path);
	const hint = "move the folder here, or remove the link; a link to a single file is followed";
	return error(
		"file-kind",
		`The link leads to the folder "${join(path.split("/", 1)[0] ?? "", relative(home, target))
			.split(sep)
			.join("/")}"; links to folders are not followed`,
		{ path },
		{ hint },
	);
}
export const fileTypeProblem = (kind: string, path: Path): Problem =>
	error("file-kind", `This is ${kind}, not a file`, { path }, { hint: "remove it: reading it could block for ever" });
const fileType = (entry: Pick<Dirent, "isFIFO" | "isSocket">): string =>
	entry.isFIFO() ? "a pipe" : entry.isSocket() ? "a socket" : "a device";
