import { absoluteUrl } from "./base-path.js";
import type { Url } from "./scalars.js";
import type { PictureView } from "./views.js";

/**
 * An image for social networks and feed readers, with an absolute URL. Many do not support SVG and AVIF: then its JPEG variant, or no image if there is
 * none, as for external images.
 */
export function shareableImage({ jpeg, ...picture }: PictureView, base: Url): PictureView | undefined {
	const { url, ...size } = jpeg ?? picture;
	if (/\.(?:svg|avif)(?:[?#]|$)/i.test(url)) return undefined;
	return { ...picture, ...size, url: absoluteUrl(url, base) };
}
