/** What the path of a story says where its front matter does not. */
import { withoutInvisible } from "../core/invisible-characters.js";
import type { Path, SiteConfig } from "../core/model.js";
import { slugify } from "../core/paths.js";
import { decodeSegments } from "../core/reference-paths.js";
import { isIndexFile, nameOfText, wholeSlug, withoutDay } from "../core/text-names.js";

/** The slug of a file: its name without ending and leading date. Programs that export WordPress write names percent-encoded. */
export const slugOfFile = (path: Path, from?: SiteConfig["from"]): string => {
	const name = nameOfText(path);
	// Eleventy leaves a date with one-digit months or days in the address (11ty.dev/docs/data-eleventy-supplied, `fileSlug`).
	const undated = from === "eleventy" && !/^\d{4}-\d{2}-\d{2}-/.test(name) ? name : withoutDay(name);
	return from === undefined ? slugify(undated) : wholeSlug(decodeSegments(undated));
};

/** Folders in which other generators have all stories. */
const ALL_STORIES_FOLDER = /^(?:posts?|blog|articles?)$/i;

/** Sections of a story that names none: its folders, without years, months and Jekyll's `_posts`. "news/city-hall" gives News, City hall. */
export const sectionsOfFile = (path: Path, isArchive = false): string[] =>
	(withoutInvisible(path)?.text ?? path)
		.split("/")
		.slice(0, isIndexFile(path) ? -2 : -1)
		.filter(
			(part, depth) =>
				!/^\d+$|^_posts$|^_drafts$/.test(part) && !(isArchive && depth === 0 && ALL_STORIES_FOLDER.test(part)),
		)
		.map((part) => part.charAt(0).toUpperCase() + part.slice(1).replace(/[-_]+/g, " "));
