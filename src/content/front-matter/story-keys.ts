/** Keys of stories on a plain page, which shows none of them. */
import { FIELDS, type Field, type FieldName } from "../../core/front-matter-schema.js";
import type { Problem } from "../../core/model.js";
import { warning } from "../../core/problem.js";
import type { Unread } from "./undecided-keys.js";

export const isStoryKey = (key: string): boolean =>
	Object.hasOwn(FIELDS, key) && !(FIELDS[key as FieldName] as Field).page;

/** A page shows nothing of what a key of stories says. Other programs write `type: page`, which says nothing else. */
export function storyKeyOnPage({ key, value, place }: Unread): Problem | undefined {
	if (key === "type" && value.kind === "text" && value.text.trim().toLowerCase() === "page") return undefined;
	return warning("unknown-field", `\`${key}\` is a key of stories; a page does not show it`, place, {
		hint: INSTEAD[key as FieldName] ?? "remove the line, or write a story",
		group: `page ${key}`,
	});
}
/** What an editor who writes a key of stories on a page may mean. */
const INSTEAD: Readonly<Partial<Record<FieldName, string>>> = {
	slug: "the address of a page is the path of its file, or `permalink: /about-us/`",
	breadcrumb: "a page is below the pages in whose folders its file is",
	summary: "`description` says in one sentence what the page is about",
	type: "`kind: about` and `kind: contact` say what the page is for search engines",
};
