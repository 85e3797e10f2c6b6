/** An item of a WordPress export as the export writes it, before it is related to other items. */

import { isoDate } from "../readers/dates.js";
import { childrenOf, textIn, textOfXml, type XmlElement } from "../readers/xml.js";

export interface Post {
	/** Unique in the export. */
	readonly key: string;
	/** `post`, `page`, `nav_menu_item` … */
	readonly type: string;
	/** `publish`, `draft`, `pending`, `private`, `future`, `trash`, `inherit` … */
	readonly status: string;
	readonly hasPassword: boolean;
	readonly title: string;
	readonly slug: string;
	readonly link: string;
	/** The login of its author. */
	readonly creator: string;
	readonly excerpt: string;
	readonly date: string | undefined;
	readonly terms: readonly { readonly domain: string; readonly slug: string; readonly name: string }[];
	/** The custom fields that are used. */
	readonly meta: Readonly<Record<string, readonly string[]>>;
	/** The number of parts into which `<!--nextpage-->` cuts the text. */
	readonly parts: number;
}

/** Tags are topics, and `author` is that of Co-Authors Plus. */
const TAXONOMIES = new Set(["category", "post_tag", "author"]);
const META = new Set([
	"_thumbnail_id",
	"_wp_old_slug",
	"_yoast_wpseo_primary_category",
	"cap-description",
	"cap-display_name",
	"cap-user_login",
	"cap-website",
]);

export function postOf(item: XmlElement, key: string): Post {
	const text = (name: string) => textIn(item, name);
	const meta: Record<string, string[]> = {};
	for (const field of childrenOf(item, "wp:postmeta")) {
		const key = textIn(field, "wp:meta_key");
		if (META.has(key)) meta[key] = [...(meta[key] ?? []), textIn(field, "wp:meta_value")];
	}
	const gmt = wrote(text("wp:post_date_gmt"));
	const local = wrote(text("wp:post_date"));
	const terms = childrenOf(item, "category").filter(({ attributes }) => TAXONOMIES.has(attributes.domain ?? ""));
	return {
		key,
		type: text("wp:post_type") || "post",
		status: text("wp:status"),
		hasPassword: text("wp:post_password") !== "",
		title: text("title"),
		slug: percentDecoded(text("wp:post_name")),
		link: text("link"),
		creator: text("dc:creator"),
		excerpt: text("excerpt:encoded"),
		// A draft has no date in UTC, and its own is that of its last change.
		date: gmt ? `${gmt}Z` : (local ?? isoDate(text("pubdate"))),
		terms: terms.map((term) => ({
			domain: term.attributes.domain ?? "",
			slug: percentDecoded(term.attributes.nicename ?? ""),
			name: textOfXml(term).trim(),
		})),
		meta,
		parts: (text("content:encoded").match(/<!--\s*(?:wp:)?nextpage\s*-->/g)?.length ?? 0) + 1,
	};
}

/** The minutes by which the clocks of the site were ahead of UTC. */
export function offsetOf(item: XmlElement): number | undefined {
	const [gmt, local] = [wrote(textIn(item, "wp:post_date_gmt")), wrote(textIn(item, "wp:post_date"))];
	return gmt && local ? (Date.parse(`${local}Z`) - Date.parse(`${gmt}Z`)) / 60_000 : undefined;
}

/** `0000-00-00 00:00:00` is not a date. */
const wrote = (text: string): string | undefined => (text.startsWith("0000") ? undefined : isoDate(text));

/** Slugs of letters other than those of English are percent-encoded in the database of WordPress. */
export function percentDecoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
