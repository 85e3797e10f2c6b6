/** The `site` of every view: what all pages show of the site. */

import type { Edition, Url } from "../core/model.js";
import { ARCHIVE, CORRECTIONS, encodeUrl, listUrl, MASTHEAD } from "../core/paths.js";
import type { IconView, LogoView, SiteView } from "../core/views.js";
import { linkTo, sectionLink } from "./links.js";
import { menuViews } from "./menu-views.js";

/** The published files of the theme. */
export interface Theme {
	readonly css: Url;
	/** The additional style sheet of pages other than articles. */
	readonly lists: Url;
	/** The script of pages with live coverage that has not ended. */
	readonly live: Url;
	readonly fonts: readonly Url[];
}
/** The `<link>` elements and icons of the site. */
export interface ThemeAssets extends Theme {
	readonly icons: readonly IconView[];
	readonly logo: LogoView | undefined;
}

export function createSiteView(edition: Edition, theme: ThemeAssets): SiteView {
	const { site, sections } = edition;
	const byKey = new Map(sections.map((section) => [section.key, section]));
	const alternates = edition.documents.flatMap(({ url, alternate }) =>
		alternate?.of === "/" ? [{ url: encodeUrl(url), type: alternate.type, title: alternate.title }] : [],
	);
	return {
		name: site.name,
		description: site.description,
		sections: sections
			.filter(({ parent }) => parent === undefined)
			.map((section) => ({
				...sectionLink(section),
				children: section.children.flatMap((key) => byKey.get(key) ?? []).map(linkTo),
			})),
		base: site.url,
		publisher: site.publisher,
		language: site.language,
		robots: !site.robots.search || site.isPreview ? "noindex" : "max-image-preview:large",
		icons: theme.icons,
		links: edition.documents.flatMap(({ url, link }) => (link ? [{ ...link, url: encodeUrl(url) }] : [])),
		alternates,
		...(edition.masthead.length > 0 && { masthead: MASTHEAD }),
		...(edition.drafts && { drafts: true as const }),
		css: theme.css,
		lists: theme.lists,
		live: theme.live,
		fonts: theme.fonts,
		...(edition.topics.length > 0 && { topics: encodeUrl(listUrl(site.permalinks.topic)) }),
		...(edition.articles.some(({ corrections }) => corrections.length > 0) && { corrections: CORRECTIONS }),
		...(edition.months.length > 0 && { archive: ARCHIVE }),
		...(edition.authors.length > 0 && { authors: encodeUrl(listUrl(site.permalinks.author)) }),
		...menuViews(edition),
		...(theme.logo && { logo: theme.logo }),
	};
}
