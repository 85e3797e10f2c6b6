/** Checks the paths of the listed files: copies, and names that other systems do not allow. */
import { lazy } from "../../core/lazy.js";
import type { Path, Problem } from "../../core/model.js";
import { caseFold, fileNameOf, parentPath } from "../../core/paths.js";
import { error, warning } from "../../core/problem.js";
import { RECORD_FILE } from "../publication-record.js";
import { copyName, mayBeCopy, nameOfItsOwn } from "./copies.js";

/** Checks one path. `isText`: the file is parsed; any other file is published as it is. */
export type CheckName = (path: Path, isText: boolean) => Problem | undefined;

/** Characters and endings that other file systems reject. */
const UNUSUAL = /[:*?"<>|]|[. ](?:\/|$)/;

/** An error for a text, so that the other articles can be published without it. Other files are left out with a warning. */
export function createNameCheck(paths: readonly Path[]): CheckName {
	const names = lazy(() => namesOf(paths));
	return (path, isText) => {
		if (UNUSUAL.test(path)) return unusualName(path, isText);
		if (!mayBeCopy(path)) return undefined;
		for (let end = path.length; end > 0; end = path.lastIndexOf("/", end - 1)) {
			const part = path.slice(0, end);
			const folder = parentPath(part);
			if (folder === "") return undefined;
			const copy = copyName(fileNameOf(part), (name) => names().has(caseFold(`${folder}/${name}`)));
			if (copy) return copyProblem(path, part, copy.of, isText);
		}
		return undefined;
	};
}

/** All files and folders. */
function namesOf(paths: readonly Path[]): ReadonlySet<string> {
	const names = new Set<string>();
	for (const path of paths)
		for (let part = path; part !== "" && !names.has(caseFold(part)); part = parentPath(part)) names.add(caseFold(part));
	return names;
}

function unusualName(path: Path, isText: boolean): Problem {
	const parts = path.split("/");
	const odd = parts.findIndex((part) => UNUSUAL.test(part));
	const name = parts[odd] ?? "";
	const why = /[. ]$/.test(name) ? "ends in a dot or a space" : "has a character that other file systems reject";
	const message = `The name ${JSON.stringify(name)} ${why}`;
	const more = {
		hint: "rename it; letters, digits, hyphens and dots are safe everywhere",
		...(odd < parts.length - 1 && { group: parts.slice(0, odd + 1).join("/") }),
	};
	return isText
		? error("odd-name", message, { path }, more)
		: warning("odd-name", `${message}; the file is left out`, { path }, more);
}

/** `part` is the path, or a folder of it, with the name of a copy. */
function copyProblem(path: Path, part: Path, of: string | undefined, isText: boolean): Problem | undefined {
	const isFolder = part !== path;
	const name = fileNameOf(part);
	const what = isFolder ? `The folder "${name}"` : `"${name}"`;
	const message =
		of === undefined
			? `${what} has the name that a sync service gives to a second version`
			: `${what} has the name of a copy of "${of}"`;
	const group = isFolder ? { group: part } : {};
	if (isText)
		return error(
			"stray-copy",
			message,
			{ path },
			{
				hint:
					of === undefined
						? "compare it with the file of the plain name, keep the right one under that name, and delete the other"
						: `compare the two, and delete one; if it is not a copy, give it a different name, such as "${nameOfItsOwn(name)}"`,
				withhold: true,
				...group,
			},
		);
	if (/^content\/published[^/]*\.json$/.test(path))
		return warning(
			"stray-copy",
			`${message}; it is not read`,
			{ path },
			{ hint: `add its lines to ${RECORD_FILE}, and delete it` },
		);
	const hint = "compare it with the file of the plain name, and delete one of them";
	return path.startsWith("static/") && of === undefined
		? warning("stray-copy", `${message}; the file is left out`, { path }, { hint, ...group })
		: undefined;
}
