import { pageUrl } from "../base/paths.js";
import type { Plugin } from "../model.js";

/** A page for each alias of a story, which leads to the story. No options. */
export function redirects(): Plugin {
	return {
		name: "redirects",
		pages: (edition) =>
			edition.articles.flatMap((article) => {
				const to = edition.urls.articles.get(article.from);
				if (to === undefined) return [];
				return (article.aliases ?? []).map(({ text }) => ({
					url: pageUrl(text),
					template: "redirect",
					view: {
						title: article.headline,
						to: encodeURI(to),
						canonical: edition.site.url + encodeURI(to),
						noindex: true,
					},
				}));
			}),
	};
}
