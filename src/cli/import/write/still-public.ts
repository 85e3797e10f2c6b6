/** Items of earlier imports that are not public any more in the export, and whose files are not drafts. An edited file is never overwritten, so an editor must do it. */
import { keyFor } from "../../../core/field-keys.js";
import type { Path, Problem, SiteConfig } from "../../../core/model.js";
import { error } from "../../../core/problem.js";
import { textAt } from "./existing.js";

/** `path` is relative to the folder of the site. */
export function stillPublic(path: Path, why: string, root: string, site: SiteConfig): Problem[] {
	const key = keyFor(site.fields, "draft");
	const text = textAt(root, path);
	const front = text?.split(/^---\s*$/m, 2)[1];
	if (front === undefined || new RegExp(`^${key}:\\s*true\\b`, "m").test(front)) return [];
	return [
		error(
			"import-public",
			`It was imported, and is not public in the export any more: ${why}`,
			{ path, line: 1, column: 1 },
			{ hint: `add the line \`${key}: true\` to its front matter, or delete the file` },
		),
	];
}
