/** All edits that may happen to a newspaper between two builds, by name. */

import { faults } from "./edits/faults.js";
import { fileEdits } from "./edits/files.js";
import { newsroomEdits } from "./edits/newsroom.js";
import { externalEdits } from "./edits/output.js";
import { pageEdits } from "./edits/pages.js";
import { siteEdits } from "./edits/site.js";
import { storyEdits } from "./edits/stories.js";
import type { Random } from "./random.js";
import type { Edit } from "./test-site.js";

export const edits: Readonly<Record<string, Edit>> = {
	...storyEdits,
	...fileEdits,
	...siteEdits,
	...newsroomEdits,
	...pageEdits,
	...externalEdits,
	...faults,
};

/** Edits that are made while a build runs: each changes a file and keeps its path. */
export const DURING = ["body", "headline", "topics", "same size, same time", "other picture of the same size"];

/** How often each kind occurs, in percent. Mistakes are rare, because the edits after a mistake are not visible. */
const SHARES: readonly (readonly [share: number, names: readonly string[]])[] = [
	[28, Object.keys(storyEdits)],
	[14, Object.keys(fileEdits)],
	[16, Object.keys(siteEdits)],
	[14, Object.keys(newsroomEdits)],
	[10, Object.keys(pageEdits)],
	[15, Object.keys(externalEdits)],
	[3, Object.keys(faults)],
];

export function anyEdit(random: Random): string {
	const hundred = SHARES.flatMap(([share, names]) => Array.from({ length: share }, () => names));
	return random.pick(random.pick(hundred) ?? []) ?? "body";
}
