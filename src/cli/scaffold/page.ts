/** A title → the file of a new plain page. It is a draft, so that it is not published by accident. */

import { headlineOfWords } from "../../content/markdown/headline.js";
import { keyFor } from "../../core/field-keys.js";
import type { SiteConfig } from "../../core/model.js";
import { caseFold } from "../../core/paths.js";
import { inFolder, slugFor, uniqueSlug } from "./file-path.js";
import { stringifyFrontMatter } from "./front-matter.js";
import type { NameRegistry } from "./name-registry.js";
import type { NewFile } from "./story.js";

/** The site has a folder of plain pages. Their address is the path of the file. */
export function pageFile(title: string, { folders, fields }: SiteConfig, { files }: Pick<NameRegistry, "files">) {
	const isTaken = (slug: string) =>
		[".md", ".markdown", "/index.md", "/_index.md"].some((end) =>
			files.has(caseFold(inFolder(folders.pages, slug + end))),
		);
	const slug = uniqueSlug(slugFor(title, "page"), isTaken);
	const kind = /^(about|contact)(?:-|$)/.exec(slug)?.[1];
	const front = { title: headlineOfWords(title), kind, [keyFor(fields, "draft")]: true };
	const file: NewFile = { path: inFolder(folders.pages, `${slug}.md`), text: stringifyFrontMatter(front) };
	return { file, url: `/${slug}/` };
}
