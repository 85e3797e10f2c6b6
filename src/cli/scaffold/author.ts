/** The file of a new author. */

import type { SiteConfig } from "../../core/model.js";
import { caseFold } from "../../core/paths.js";
import { inFolder, slugFor, uniqueSlug } from "./file-path.js";
import { stringifyFrontMatter } from "./front-matter.js";
import type { NameRegistry } from "./name-registry.js";
import type { NewFile } from "./story.js";

/** Keys have the names that the site configures. `role` is '' for none. */
export function authorFile(
	{ name, role }: { readonly name: string; readonly role: string },
	{ folders, authorFields }: SiteConfig,
	{ files }: Pick<NameRegistry, "files">,
): NewFile {
	const isTaken = (slug: string) =>
		[".md", ".markdown", "/index.md", "/_index.md"].some((end) =>
			files.has(caseFold(inFolder(folders.authors, slug + end))),
		);
	const slug = uniqueSlug(slugFor(name, "author"), isTaken);
	const text = stringifyFrontMatter({
		[authorFields.name ?? "name"]: name,
		[authorFields.role ?? "role"]: role || undefined,
	});
	return { path: inFolder(folders.authors, `${slug}.md`), text };
}
