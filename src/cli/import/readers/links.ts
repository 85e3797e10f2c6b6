/** What the address of an item says of it. */
import { fileNameOf, slugify, withoutExtension } from "../../../core/paths.js";

/** The last part of the address, if it has words; else the title. */
export function slugOfLink(link: string, title: string): string {
	const path = URL.canParse(link) ? new URL(link).pathname : link.replace(/[?#].*$/, "");
	let name = fileNameOf(path.replace(/\/+$/, ""));
	try {
		name = decodeURIComponent(name);
	} catch {
		// As it is written.
	}
	const slug = slugify(/\.(?:html?|php|aspx?)$/i.test(name) ? withoutExtension(name) : name);
	return /\p{L}/u.test(slug) && slug !== "index" ? slug : slugify(title);
}
