/** The language of a site → the words of its interface. A new language is a line here, one in `numbers.ts`, and its file. */
import { remembered } from "../memoize.js";
import { arabic } from "./arabic.js";
import { english } from "./english.js";
import { german } from "./german.js";
import type { Words } from "./messages.js";
import { type Language, type Numbers, numbersOf } from "./plurals.js";
import { spanish } from "./spanish.js";

const DICTIONARIES: { readonly [L in Language]: (numbers: Numbers<L>) => Words } = {
	en: english,
	es: spanish,
	de: german,
	ar: arabic,
};
export const LANGUAGES = Object.keys(DICTIONARIES) as readonly Language[];

/** `language` is a tag of BCP 47. Where we do not speak it, the words are English, and so are their numbers. */
export const wordsFor = remembered(100, (language: string): Words => {
	const spoken = new Intl.Locale(language).language as Language;
	return LANGUAGES.includes(spoken) ? read(spoken, language) : read("en", "en");
});

const read = <L extends Language>(spoken: L, tag: string): Words => DICTIONARIES[spoken](numbersOf<L>(tag));
