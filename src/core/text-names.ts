/** What the names of text files say: a day and a slug. */
import { isComplete } from "./date-forms.js";
import { fileNameOf, parentPath, slugify, slugProblem, slugWords, withoutExtension } from "./paths.js";
import type { Path, Url } from "./scalars.js";

/** The day at the beginning of a file's name, or of its folder's name if it is an index file: `2026-5-1-bridge.md` → `2026-05-01`. */
export function dayOfFile(path: Path): string | undefined {
	const name = nameOfText(path);
	const [, year, month = "", day = ""] = LEADING_DAY.exec(name) ?? [];
	return year === undefined || !isComplete(month, day)
		? undefined
		: `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}
/** The day in an address: `/2026/05/01/bridge/` → `2026-05-01`. */
export function dayOfAddress(url: Url): string | undefined {
	const [, year, month, day] = /\/(\d{4})\/(\d{2})\/(\d{2})\//.exec(url) ?? [];
	return year === undefined ? undefined : `${year}-${month}-${day}`;
}
/**
 * The first day in the names of a file and its folders, as typed, and the folders above it: `sea/2026-5-1/vote.md` (docusaurus.io/docs/blog, "Blog post date").
 */
export function dayInPath(
	path: Path,
): { readonly day: readonly [string, string, string]; readonly above: Path } | undefined {
	const [, above, year = "", month = "", day = ""] = /^(.*?)(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)/.exec(path) ?? [];
	return above === undefined ? undefined : { day: [year, month, day], above };
}
/** An index file. `index.es` is one in another language. */
const INDEX = /^index(\.[a-z]{2}(?:[-_][a-z]{2,4})?)?$/i;
export const isIndexFile = (path: Path): boolean =>
	path.includes("/") && INDEX.test(withoutExtension(fileNameOf(path)));

/** The name of a text without its extension; of an index file, that of its folder, and its language. */
export const nameOfText = (path: Path): string => {
	const name = withoutExtension(fileNameOf(path));
	const [index, language = ""] = INDEX.exec(name) ?? [];
	return index === undefined ? name : fileNameOf(parentPath(path)).replace(/\.live$/, "") + language;
};
/** A file name without the day at its beginning. */
export const withoutDay = (name: string): string => name.replace(DAY_AND_NAME, "");
/** The day with which Jekyll's and Eleventy's file names begin. Some programs write months and days with one digit. */
const LEADING_DAY = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:$|[-_ ]+(?=.))/;
const DAY_AND_NAME = /^\d{4}-\d{1,2}-\d{1,2}[-_ ]+(?=.)/;

/** The slug of a file name in an archive, however long: another generator has not cut it, and two names may differ at their ends alone. */
export const wholeSlug = (name: string): string => {
	const words = slugWords(name);
	return words.length > 80 && slugProblem(words) === undefined ? words : slugify(name);
};
