/** The parts of a view that every page has: the site, the URL, title and language of the page. */

import type { Edition, Url } from "../core/model.js";
import { omitUndefined } from "../core/omit-undefined.js";
import { ARCHIVE, CORRECTIONS, encodeUrl, listUrl, MASTHEAD } from "../core/paths.js";
import { shareableImage } from "../core/shareable-image.js";
import type { ReadRecorder } from "../core/site-reader.js";
import { textDirection } from "../core/text-direction.js";
import type { AlternateView, IconView, LogoView, PageView, PictureView, SiteView } from "../core/views.js";
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

/** The head of a page. `url` is not percent-encoded. */
export interface PageHead {
	readonly url: Url;
	readonly title: string;
	readonly description?: string | undefined;
	readonly socialTitle?: string | undefined;
	readonly socialImage?: PictureView | undefined;
	readonly canonical?: string | undefined;
	readonly lang?: string | undefined;
	readonly noindex?: true | undefined;
	/** The URL of the current top section in the navigation. */
	readonly current?: Url | undefined;
	/** What the page is in or is itself, the nearest first: the first of them that a configured navigation has is current. */
	readonly within?: readonly Url[] | undefined;
}

export type Chrome = (about: PageHead) => PageView;

export function createChrome(edition: Edition, theme: ThemeAssets, { note }: ReadRecorder): Chrome {
	const { site, sections } = edition;
	const byKey = new Map(sections.map((section) => [section.key, section]));
	const colors = new Map<Url | undefined, string | undefined>(sections.map(({ url, color }) => [url, color]));
	const alternates = new Map<Url, AlternateView[]>();
	for (const { url, alternate } of edition.documents)
		if (alternate) {
			const { of, type, title } = alternate;
			alternates.set(of, [...(alternates.get(of) ?? []), { url: encodeUrl(url), type, title }]);
		}
	const view: SiteView = {
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
		alternates: alternates.get("/") ?? [],
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
	const listed = new Set(view.navigation?.map((entry) => entry.url));
	return ({
		url,
		title,
		description,
		socialTitle,
		socialImage,
		canonical,
		lang = site.language,
		noindex,
		...place
	}) => {
		const { current, within = [] } = place;
		note("site", () => view);
		note(`chrome ${url}`, () => [alternates.get(url), colors.get(current)]);
		return omitUndefined({
			site: view,
			url: encodeUrl(url),
			canonical: canonical ?? site.url + encodeUrl(url),
			title,
			description: description || undefined,
			socialTitle,
			socialImage: socialImage && shareableImage(socialImage, site.url),
			lang,
			dir: textDirection(lang),
			noindex: noindex || view.drafts || site.isPreview || undefined,
			alternates: url === "/" ? undefined : alternates.get(url),
			current: within.map(encodeUrl).find((each) => listed.has(each)) ?? (current && encodeUrl(current)),
			color: colors.get(current),
		});
	};
}
