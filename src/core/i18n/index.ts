/** The language of a site → the words of its interface. A new language is a line here, one in `numbers.ts`, and its file. */
import { memoize } from "../memoize.js";
import { arabic } from "./arabic.js";
import { english } from "./english.js";
import { german } from "./german.js";
import type { Messages } from "./messages.js";
import { createPlurals, type Language, type Plurals } from "./plurals.js";
import { spanish } from "./spanish.js";

const DICTIONARIES: { readonly [L in Language]: (numbers: Plurals<L>) => Messages } = {
	en: english,
	es: spanish,
	de: german,
	ar: arabic,
};
export const LANGUAGES = Object.keys(DICTIONARIES) as readonly Language[];

/** `language` is a tag of BCP 47. Where we do not speak it, the words are English, and so are their numbers. */
export const messagesFor = memoize(100, (language: string): Messages => {
	const spoken = new Intl.Locale(language).language as Language;
	return LANGUAGES.includes(spoken) ? messagesOf(spoken, language) : messagesOf("en", "en");
});

const messagesOf = <L extends Language>(spoken: L, tag: string): Messages =>
	DICTIONARIES[spoken](createPlurals<L>(tag));
