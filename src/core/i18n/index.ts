/** Selects the messages for a language. A new language needs a line here, one in `plurals.ts`, and its file. */
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

/** `language` is a BCP 47 tag. If it is not supported, messages and numbers are English. */
export const messagesFor = memoize(100, (language: string): Messages => {
	const spoken = new Intl.Locale(language).language as Language;
	return LANGUAGES.includes(spoken) ? messagesOf(spoken, language) : messagesOf("en", "en");
});

const messagesOf = <L extends Language>(spoken: L, tag: string): Messages =>
	DICTIONARIES[spoken](createPlurals<L>(tag));
