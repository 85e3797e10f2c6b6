/** The language in the name of a file: `ferry.es.md` is the Spanish translation of `ferry.md` (Hugo, "Translation by file name"). */

import { memoize } from "../core/memoize.js";
import type { Path } from "../core/model.js";
import { idOfFile } from "../core/mounts.js";
import { fileNameOf } from "../core/paths.js";
import { isIndexFile } from "../core/text-names.js";

export interface FileLanguage {
	/** A BCP 47 tag. */
	readonly lang: string;
	/** The default id of the story in the language of the site. */
	readonly translates: string;
}

const ENDING = /\.([a-z]{2}(?:[-_](?:[A-Z]{2}|[a-z]{2}|[A-Z][a-z]{3}))?)(?=\.\w+$)/;
/** Codes of languages that are English words, as in `what.is.md`. A generator that reads languages in file names would take them for one. */
const WORDS = /^(?:am|an|as|be|he|hi|id|is|it|my|no|or|so|to)$/;

/** Undefined if the name has no language. `isArchive`: the files were written for another generator. */
export function languageOfFile(path: Path, isArchive: boolean): FileLanguage | undefined {
	const [ending = "", tag = ""] = ENDING.exec(fileNameOf(path)) ?? [];
	if (tag === "" || (!isArchive && WORDS.test(tag) && !isIndexFile(path))) return undefined;
	const lang = canonicalTag(tag);
	if (lang === undefined) return undefined;
	const at = path.lastIndexOf(ending);
	return { lang, translates: idOfFile(path.slice(0, at) + path.slice(at + ending.length)) };
}

/** The canonical form of a tag; undefined if no language has that code. */
const canonicalTag = memoize(200, (tag: string): string | undefined => {
	const [lang = ""] = Intl.getCanonicalLocales(tag.replace("_", "-"));
	const names = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" });
	return names.of(lang.slice(0, 2)) === undefined ? undefined : lang;
});
