/** Stories that another generator hides because of what they or their folders are called. */
import type { Path } from "../core/model.js";
import { parentPath } from "../core/paths.js";

export interface Ignoring {
	/** Relative to the folder of the site. */
	readonly file: Path;
	/** How it hides them. */
	readonly how: string;
	/** An explicit `draft` of the story counts more. @default false */
	readonly isDefault?: boolean;
	readonly mayHide: (story: Path) => boolean;
}

/** Programs that export WordPress write drafts without a key that says so. */
export const draftFolders: Ignoring = {
	file: "drafts",
	how: "in an export of WordPress, a folder of this name has the drafts",
	isDefault: true,
	mayHide: (story) => /(?:^|\/)drafts?\//i.test(story),
};

/** Jekyll takes a file of `_posts` for a post if its name begins with a date (`Document::DATE_FILENAME_MATCHER`). */
export const undatedPosts: Ignoring = {
	file: "_posts",
	how: "a file whose name begins without a date, such as 2026-05-01-, is not a post",
	mayHide: (story) =>
		/(?:^|\/)_posts$/.test(parentPath(story).replace(/(\/|^)_posts\/.*/, "$1_posts")) &&
		!/^\d{2,4}-\d{1,2}-\d{1,2}-/.test(story.slice(story.lastIndexOf("/") + 1)),
};
