/** Two languages on one page: an Arabic article on an English site, and the messages of the site around it (WCAG 2.2, 3.1.2). */
import { siteLanguage, textDirection } from "broadsheet/words";

export { siteLanguage };

/** The attributes of an element in `lang` within one in `around`, both by default the language of the site; none if they are equal. */
export function within(around: string | undefined = siteLanguage, lang: string | undefined = siteLanguage) {
	if (lang === around) return {};
	const dir = textDirection(lang);
	return dir === textDirection(around) ? { lang } : { lang, dir };
}
