import { absoluteUrl } from "./base-path.js";
import type { Url } from "./scalars.js";
import type { PictureView } from "./views.js";

/**
 * A picture for social networks and readers of feeds, at an absolute URL. Many of them show neither SVG nor AVIF: then its copy as JPEG, and where there
 * is none, as of a picture that another site serves, no picture.
 */
export function shareableImage({ jpeg, ...picture }: PictureView, base: Url): PictureView | undefined {
	const { url, ...size } = jpeg ?? picture;
	if (/\.(?:svg|avif)(?:[?#]|$)/i.test(url)) return undefined;
	return { ...picture, ...size, url: absoluteUrl(url, base) };
}
