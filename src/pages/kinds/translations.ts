/** The translations of an article. */

import { encodeUrl } from "../../core/paths.js";
import type { ArticleRef, SiteReader } from "../../core/site-reader.js";
import type { TranslationView } from "../../core/views.js";

/** First the one in the language of the site, else the oldest, then the others by language; undefined if there is only one. */
export function translationsView(
	article: ArticleRef,
	{ translations, listing, url, site }: SiteReader,
): readonly TranslationView[] | undefined {
	const all = translations(article).map(listing);
	if (all.length === 0) return undefined;
	const first = all.find(({ lang = site.language }) => lang === site.language) ?? all.at(-1);
	const languages = all.map(({ lang = site.language }) => new Intl.Locale(lang).language);
	return all
		.map((article) => {
			const { lang = site.language } = article;
			const { language } = new Intl.Locale(lang);
			const alone = languages.filter((each) => each === language).length === 1;
			const name = ownName(lang, alone ? language : lang);
			return { first: article === first, view: { lang, name, url: encodeUrl(url(article) ?? "/") } };
		})
		.sort((a, b) => Number(b.first) - Number(a.first) || (a.view.lang < b.view.lang ? -1 : 1))
		.map(({ view }) => view);
}

/** The name of a language in that language, capitalized as in a list. */
function ownName(lang: string, tag: string): string {
	const name = new Intl.DisplayNames([lang], { type: "language" }).of(tag) ?? tag;
	const [first = "", ...rest] = name;
	return first.toLocaleUpperCase(lang) + rest.join("");
}
