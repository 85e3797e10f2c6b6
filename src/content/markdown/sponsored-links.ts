import type { Hole, HtmlParts } from "../../core/model.js";

/** A tag `<a …>`; a quoted attribute can contain a `>`. */
const LINK = /<a ((?:[^>"]|"[^"]*")*)>/g;

/** Links of a sponsored article to other sites are marked for search engines (Google, "Qualify outbound links", 2024). */
export const markSponsoredLinks = (parts: HtmlParts): HtmlParts =>
	parts.map((part) =>
		typeof part === "string"
			? part.replace(LINK, (tag, attributes: string) =>
					/(?:^| )href="(?:https?:)?\/\//.test(attributes) ? `<a rel="sponsored" ${attributes}>` : tag,
				)
			: part,
	);

/** A picture of a sponsored article: its caption and its link. */
export const sponsoredHole = (hole: Hole): Hole =>
	hole.kind !== "picture"
		? hole
		: {
				...hole,
				...(hole.captionParts && { captionParts: markSponsoredLinks(hole.captionParts) }),
				...(typeof hole.link?.target === "string" && { link: { ...hole.link, sponsored: true as const } }),
			};
