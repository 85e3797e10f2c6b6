/** Merge conflict markers in a text. */
import { conflictMarkers } from "../../core/merge-conflict.js";
import type { Path, Problem } from "../../core/model.js";
import { error, lineColumn, warning } from "../../core/problem.js";

/**
 * A complete conflict is an error and withholds the article, because either version may be the one that hides it. It is only a warning if the conflict
 * is in a fenced code block, as in an article about version control, or if a single marker is left.
 */
export const mergeConflictProblems = (text: string, path: Path): Problem[] =>
	conflictMarkers(text).map(({ offset, length, isWhole }) => {
		const place = { path, ...lineColumn(text, offset), length };
		if (!isWhole)
			return warning("merge-markers", "A merge conflict marker is left in the text, and is published", place, {
				hint: "remove the line",
			});
		return isFenced(text, offset)
			? warning("merge-markers", "A code block contains merge conflict markers, and shows them", place, {
					hint: "finish the merge; if the block should show the markers, indent them by one space",
				})
			: error("merge-markers", "A merge is unfinished: from here on the file has two versions", place, {
					hint: "keep the right lines, and remove those that begin with <<<<<<<, ======= and >>>>>>>",
					withhold: true,
				});
	});

/** Whether the offset is in a fenced code block. A closing fence is at least as long as the opening one (CommonMark, 4.5). */
function isFenced(text: string, offset: number): boolean {
	let open = "";
	for (const line of text.slice(0, offset).split("\n")) {
		const [, fence = "", info = ""] = /^[\s>]*(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
		if (open === "") open = fence[0] === "`" && info.includes("`") ? "" : fence;
		else if (fence.startsWith(open) && info.trim() === "") open = "";
	}
	return open !== "";
}
