/** The shortcodes that Hugo itself has: https://gohugo.io/shortcodes/ */
import type { Image, Nodes } from "mdast";
import type { SiteConfig } from "../../../core/model.js";
import { mediaNodes } from "./media.js";
import { NOTHING, type Replacement } from "./replacement.js";
import type { Tag } from "./tag.js";

/** What a shortcode becomes; undefined for one of the site itself. */
export function hugoShortcode(tag: Tag, site: SiteConfig): Replacement | undefined {
	switch (tag.name) {
		case "figure": {
			const picture = tag.closes ? undefined : figure(tag.named);
			return picture && { nodes: picture };
		}
		case "img":
		case "image": {
			const picture = pictureTag(tag);
			return picture && { nodes: picture };
		}
		case "ref":
		case "relref": {
			const to = tag.named.path ?? tag.values[0];
			return to ? { text: to, url: to } : undefined;
		}
		case "details": {
			if (tag.closes) return NOTHING;
			const words = tag.named.summary;
			if (!words) return NOTHING;
			return {
				nodes: [{ type: "paragraph", children: [{ type: "strong", children: [{ type: "text", value: words }] }] }],
			};
		}
		default: {
			const nodes = mediaNodes(tag, site);
			return nodes && { nodes };
		}
	}
}

/** `{% image "boat.jpg", "A boat" %}` of Eleventy, and `img` of many themes: only with the name of a picture file. */
export function pictureTag({ named, values }: Tag): Nodes[] | undefined {
	const { src = values[0], alt = values[1] } = named;
	return src && /\.(?:png|jpe?g|gif|webp|avif|svg)$/i.test(src)
		? figure({ ...named, src, ...(alt && { alt }) })
		: undefined;
}

/** Programs that convert a site to Markdown escape underlines in the addresses of shortcodes too; no file there has a backslash in its name. */
const ESCAPED_SIGN = /\\([_*~.()[\]#-])/g;

/** A picture, with its title, caption and attribution as one caption. */
export function figure(named: Tag["named"]): Nodes[] | undefined {
	const { alt = "", title, caption, attr, attrlink } = named;
	const [src, link] = [named.src, named.link].map((url) => url?.replace(ESCAPED_SIGN, "$1"));
	if (!src) return undefined;
	const credit = attr && (attrlink ? `[${attr}](${attrlink})` : attr);
	const captions = [title, caption, credit].flatMap((words) => words?.trim() || []);
	const image: Image = {
		type: "image",
		url: src,
		alt,
		...(captions.length > 0 && {
			title: captions.reduce((before, next) => `${before}${/[.!?…:]$/.test(before) ? "" : "."} ${next}`),
		}),
	};
	return [{ type: "paragraph", children: [link ? { type: "link", url: link, children: [image] } : image] }];
}
