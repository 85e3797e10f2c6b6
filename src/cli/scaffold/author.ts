/** A name and a role → the file of a new author. */

import type { Site } from "../../core/model.js";
import { folded } from "../../core/paths.js";
import { freeSlug, inFolder, slugFor } from "./file-path.js";
import { frontOf } from "./front-matter.js";
import type { Shelf } from "./name-registry.js";
import type { NewFile } from "./story.js";

/** Keys are named as the site's archive names them. `role` is '' for none. */
export function authorFile(
	{ name, role }: { readonly name: string; readonly role: string },
	{ folders, authorFields }: Site,
	{ files }: Pick<Shelf, "files">,
): NewFile {
	const isTaken = (slug: string) =>
		[".md", ".markdown", "/index.md", "/_index.md"].some((end) =>
			files.has(folded(inFolder(folders.authors, slug + end))),
		);
	const slug = freeSlug(slugFor(name, "author"), isTaken);
	const text = frontOf({ [authorFields.name ?? "name"]: name, [authorFields.role ?? "role"]: role || undefined });
	return { path: inFolder(folders.authors, `${slug}.md`), text };
}
