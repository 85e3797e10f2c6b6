import type { Parts } from "../../model.js";

/** A tag `<a …>`; a quoted attribute may hold a `>`. */
const LINK = /<a ((?:[^>"]|"[^"]*")*)>/g;

/** Links of a sponsored story to other sites are paid for, and say so to search engines (Google, "Qualify outbound links", 2024). */
export const paidLinks = (parts: Parts): Parts =>
	parts.map((part) =>
		typeof part === "string"
			? part.replace(LINK, (tag, attributes: string) =>
					/(?:^| )href="(?:https?:)?\/\//.test(attributes) ? `<a rel="sponsored" ${attributes}>` : tag,
				)
			: part,
	);
