/** The translations of an article. */

import type { Edition, PublicArticle } from "../../core/model.js";
import { encodeUrl } from "../../core/paths.js";
import type { TranslationView } from "../../core/views.js";

/** First the one in the language of the site, else the oldest, then the others by language; undefined if there is only one. */
export function translationsView(
	{ translationKey = "", from }: PublicArticle,
	edition: Edition,
): readonly TranslationView[] | undefined {
	const { translations, site, urls } = edition;
	const all = translations.get(translationKey) ?? [];
	if (all.length < 2 || !all.some((article) => article.from === from)) return undefined;
	const first = all.find(({ lang = site.language }) => lang === site.language) ?? all.at(-1);
	const languages = all.map(({ lang = site.language }) => new Intl.Locale(lang).language);
	return all
		.map((article) => {
			const { lang = site.language } = article;
			const { language } = new Intl.Locale(lang);
			const alone = languages.filter((each) => each === language).length === 1;
			const name = ownName(lang, alone ? language : lang);
			return { first: article === first, view: { lang, name, url: encodeUrl(urls.articles.get(article.from) ?? "/") } };
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
