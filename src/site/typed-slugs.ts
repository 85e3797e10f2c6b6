/** The addresses that a story had in a generator that takes file names as they are. */
import type { Article } from "../core/model.js";
import { slugify } from "../core/paths.js";
import { nameOfText, wholeSlug, withoutDay } from "../core/text-names.js";

/** Capitals, underlines and dots, which slugs do not have. */
const KEPT_ELSEWHERE = /[A-Z_.]/;

/** The last parts of a story's former addresses, where they differ from its slug: as the file is called (Jekyll, Zola), and in lower case (Hugo). */
export function typedSlugs({
	from,
	slug,
	page,
	address,
}: Pick<Article, "from" | "slug" | "page" | "address">): string[] {
	const name = nameOfText(from);
	if (!KEPT_ELSEWHERE.test(name) || page || address !== undefined) return [];
	const typed = withoutDay(name);
	if (!/^\w[\w.-]*\w$/.test(typed) || (slugify(typed) !== slug && wholeSlug(typed) !== slug)) return [];
	return [...new Set([typed, typed.toLowerCase()])].filter((each) => each !== slug);
}
