/** Two languages on one page: readers of Arabic on an English site, and the words of the site around their story (WCAG 2.2, 3.1.2). */
import { siteLanguage, textDirection } from "broadsheet/words";

export { siteLanguage };

/** The attributes of an element in a language, that of the site by default, within what is in another one; none where both are the same. */
export function within(around: string | undefined = siteLanguage, lang: string | undefined = siteLanguage) {
	if (lang === around) return {};
	const dir = textDirection(lang);
	return dir === textDirection(around) ? { lang } : { lang, dir };
}
