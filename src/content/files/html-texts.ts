import type { Path } from "../../core/model.js";
import { readTextAt } from "./classify.js";

/** Whether an HTML file begins with front matter, as stories of Jekyll, Hugo and Eleventy do. A file that cannot be read is reported elsewhere. */
export function beginsWithFrontMatter(root: string, path: Path): boolean {
	try {
		return /^\ufeff?\s*(?:---|\+\+\+)[ \t]*\r?\n/.test(readTextAt(root, path).slice(0, 1000));
	} catch {
		return false;
	}
}
