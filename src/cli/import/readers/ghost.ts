/** An export of Ghost (Settings, "Import/Export"; ghost.org/docs/migration/custom): JSON with a table for each kind. */

import { oneLine, textOfHtml } from "../html/plain-text.js";
import type { Archive, ImportedAuthor, ImportedItem } from "../item.js";
import { isoDate } from "./dates.js";
import { list, record, textOfValue as text } from "./json-values.js";
import { lexicalHtml } from "./lexical.js";
import { mobiledocHtml } from "./mobiledoc.js";

type Row = Readonly<Record<string, unknown>>;

/** Undefined if the value is not an export of Ghost. */
export function openGhost(json: unknown): Archive | undefined {
	const top = record(json);
	const data = record(record(list(top.db)[0]).data ?? top.data);
	if (!Array.isArray(data.posts)) return undefined;
	const rows = (name: string): Row[] => list(data[name]).map((row) => record(row));
	const settings = new Map(rows("settings").map((row) => [text(row.key), text(row.value)]));
	const users = new Map(rows("users").map((row) => [text(row.id), ghostAuthor(row)]));
	const tags = new Map(rows("tags").map((row) => [text(row.id), row]));
	const metas = new Map(rows("posts_meta").map((row) => [text(row.post_id), row]));
	const byPost = (name: string, key: string) => {
		const of = new Map<string, string[]>();
		for (const row of rows(name).sort((a, b) => Number(a.sort_order ?? 0) - Number(b.sort_order ?? 0))) {
			const post = text(row.post_id);
			of.set(post, [...(of.get(post) ?? []), text(row[key])]);
		}
		return of;
	};
	const tagsOf = byPost("posts_tags", "tag_id");
	const authorsOf = byPost("posts_authors", "author_id");

	const items: ImportedItem[] = [];
	const bodies = new Map<string, Row>();
	for (const post of rows("posts")) {
		const id = text(post.id);
		const named = (tagsOf.get(id) ?? []).map((tag) => tags.get(tag) ?? {}).filter((tag) => text(tag.name) !== "");
		const byline = authorsOf.get(id) ?? [text(post.author_id)].filter(Boolean);
		const item = itemOf(post, metas.get(id) ?? {}, named, byline);
		items.push(item);
		bodies.set(item.key, post);
	}
	return {
		format: "Ghost",
		site: {
			name: settings.get("title"),
			description: settings.get("description"),
			language: settings.get("locale") || settings.get("lang") || settings.get("default_locale"),
			timeZone: settings.get("timezone") || settings.get("active_timezone") || settings.get("activeTimezone"),
		},
		items,
		leftOut: [],
		authors: users,
		topics: [...tags.values()]
			.filter(isPublicTag)
			.map((row) => ({ slug: text(row.slug), names: [text(row.name)], descriptionHtml: text(row.description) })),
		sections: [],
		permalinks: { topic: "/tag/:slug/", author: "/author/:slug/" },
		notes: [],
		bodies: async function* () {
			for (const [key, post] of bodies) yield { key, html: htmlOf(post) };
		},
	};
}

const isPublicTag = (row: Row): boolean => text(row.visibility) !== "internal" && !text(row.name).startsWith("#");

function ghostAuthor(row: Row): ImportedAuthor {
	const [bio, website, image] = [text(row.bio), text(row.website), text(row.profile_image)];
	return {
		slug: text(row.slug),
		name: oneLine(text(row.name)),
		...(bio && { biographyHtml: bio }),
		...(/^https?:/.test(website) && { links: [website] }),
		...(image && { image: inside(image) }),
	};
}

/** The placeholder for the address of the site. */
const inside = (url: string): string => url.replaceAll("__GHOST_URL__", "");

function itemOf(post: Row, meta: Row, tags: readonly Row[], byline: readonly string[]): ImportedItem {
	const get = (key: string) => text(post[key]) || text(meta[key]);
	const isPage = text(post.type) === "page" || post.page === 1 || post.page === true;
	const hidden = hiddenBy(post);
	const visibility = text(post.visibility);
	const [section, ...others] = tags.filter(isPublicTag).map((row) => oneLine(text(row.name)));
	const image = get("feature_image");
	const date = isoDate(text(post.published_at)) ?? isoDate(text(post.created_at));
	return {
		key: `post ${text(post.uuid) || text(post.id)}`,
		kind: isPage ? "page" : "story",
		title: oneLine(text(post.title)),
		slug: text(post.slug),
		date,
		...(text(post.slug) && { link: `/${text(post.slug)}/` }),
		formerLinks: [],
		byline,
		sections: section === undefined ? [] : [section],
		tags: others,
		description: oneLine(get("custom_excerpt") || get("meta_description")) || undefined,
		...(image && {
			image: {
				src: inside(image),
				alt: get("feature_image_alt") || undefined,
				captionHtml: inside(get("feature_image_caption")) || undefined,
			},
		}),
		hidden,
		access: visibility === "members" ? "members" : visibility === "paid" || visibility === "tiers" ? "paid" : undefined,
		canonical: /^https?:/.test(get("canonical_url")) ? get("canonical_url") : undefined,
		notes: textOfHtml(text(post.title)) === "" ? ["it has no title"] : [],
	};
}

/** Public is only what Ghost shows to everybody: `published`, and `public`. A status or a visibility that is not known is neither. */
function hiddenBy(post: Row): string | undefined {
	const status = text(post.status);
	// Before version 3 there was no `visibility`.
	const visibility = "visibility" in post ? text(post.visibility) : "public";
	if (status === "published" && visibility === "public") return undefined;
	if (status === "published")
		return visibility === "members"
			? "for members only in Ghost"
			: visibility === "paid" || visibility === "tiers"
				? "for paying members only in Ghost"
				: `its visibility in Ghost is "${visibility}"`;
	if (status === "draft") return "a draft in Ghost";
	if (status === "scheduled") return "scheduled in Ghost";
	if (status === "sent") return "sent as an e-mail only";
	return `its status in Ghost is "${status}"`;
}

/** The HTML that Ghost itself made; where the export has none, the editor's own form. */
function htmlOf(post: Row): string {
	const html = text(post.html);
	return inside(html || lexicalHtml(text(post.lexical)) || mobiledocHtml(text(post.mobiledoc)));
}
