/** The parts of a view that every page has: the site, the URL, title and language of the page. */

import type { Url } from "../core/model.js";
import { omitUndefined } from "../core/omit-undefined.js";
import { encodeUrl } from "../core/paths.js";
import { shareableImage } from "../core/shareable-image.js";
import type { SiteReader } from "../core/site-reader.js";
import { textDirection } from "../core/text-direction.js";
import type { PageView, PictureView } from "../core/views.js";

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

export function createChrome(site: SiteReader): Chrome {
	const view = site.siteView();
	const listed = new Set(view.navigation?.map((entry) => entry.url));
	return ({
		url,
		title,
		description,
		socialTitle,
		socialImage,
		canonical,
		lang = site.site.language,
		noindex,
		...place
	}) => {
		const { current, within = [] } = place;
		const alternates = url === "/" ? [] : site.alternates(url);
		return omitUndefined({
			site: site.siteView(),
			url: encodeUrl(url),
			canonical: canonical ?? site.site.url + encodeUrl(url),
			title,
			description: description || undefined,
			socialTitle,
			socialImage: socialImage && shareableImage(socialImage, site.site.url),
			lang,
			dir: textDirection(lang),
			noindex: noindex || view.drafts || site.site.isPreview || undefined,
			alternates: alternates.length ? alternates : undefined,
			current: within.map(encodeUrl).find((each) => listed.has(each)) ?? (current && encodeUrl(current)),
			color: current === undefined ? undefined : site.colorAt(current),
		});
	};
}
