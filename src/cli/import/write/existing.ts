/** Files that are in the site already. */
import { join } from "node:path";
import { ifThere } from "../../../core/exists.js";
import { readRegularFile } from "../../../core/regular-file.js";

/** The text of a file; undefined if there is none. Throws other disk errors. */
export const textAt = (root: string, path: string): string | undefined =>
	ifThere(() => readRegularFile(join(root, path)))?.toString();

/** Whether the front matter of a text has this line. */
export const hasLine = (text: string, line: string): boolean =>
	text
		.split(/^---\s*$/m, 2)[1]
		?.split("\n")
		.includes(line) ?? false;
