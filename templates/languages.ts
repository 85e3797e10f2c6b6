/** Two languages on one page: readers of Arabic on an English site, and the words of the site around their story (WCAG 2.2, 3.1.2). */
import { siteLanguage, textDirection } from "broadsheet/words";

export { siteLanguage };

/** The attributes of an element in `lang` inside one in `around`, both by default the language of the site; none if they are equal. */
export function within(around: string | undefined = siteLanguage, lang: string | undefined = siteLanguage) {
	if (lang === around) return {};
	const dir = textDirection(lang);
	return dir === textDirection(around) ? { lang } : { lang, dir };
}
