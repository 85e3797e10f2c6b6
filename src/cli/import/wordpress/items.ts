/** A post of WordPress, related to authors, categories and attachments → an item. */

import { textOfHtml } from "../html/plain-text.js";
import type { ImportedAuthor, ImportedItem } from "../item.js";
import type { Attachments } from "./attachments.js";
import { type Category, sectionAndTopics } from "./categories.js";
import type { Post } from "./posts.js";

export interface Relations {
	/** By login, and guest authors by slug. */
	readonly authors: ReadonlyMap<string, ImportedAuthor>;
	/** By slug. */
	readonly categories: ReadonlyMap<string, Category>;
	readonly attachments: Attachments;
}

export function itemOf(post: Post, hidden: string | undefined, relations: Relations): ImportedItem {
	const { key, type, title, slug, date, link, meta, parts, excerpt } = post;
	const isPublic = hidden === undefined;
	const image = relations.attachments.withId(meta._thumbnail_id?.[0] ?? "");
	return {
		key,
		kind: type === "page" ? "page" : "story",
		title: textOfHtml(title),
		slug,
		date,
		link,
		formerLinks: isPublic ? formerLinksOf(link, meta._wp_old_slug ?? [], parts) : [],
		byline: bylineOf(post, relations.authors),
		...sectionAndTopics(post, relations.categories),
		...(excerpt && { description: textOfHtml(excerpt) }),
		...(image && {
			image: {
				src: image.file,
				alt: image.alt || undefined,
				captionHtml: image.caption || undefined,
			},
		}),
		hidden,
		notes: [],
	};
}

/** The addresses of the slugs that the post had before, and of the parts into which its text was cut. */
function formerLinksOf(link: string, slugs: readonly string[], parts: number): string[] {
	if (!/^https?:\/\/[^?#]+$/.test(link)) return [];
	const base = link.replace(/[^/]*\/?$/, "");
	const end = link.endsWith("/") ? "/" : "";
	return [
		...slugs.map((slug) => `${base}${slug}${end}`),
		...Array.from({ length: parts - 1 }, (_, index) => `${link.replace(/\/$/, "")}/${index + 2}${end}`),
	];
}

/** The terms of Co-Authors Plus, else the author of the account. The plugin gives terms the slug of the author behind `cap-`. */
function bylineOf({ terms, creator }: Post, known: ReadonlyMap<string, ImportedAuthor>): string[] {
	const keys = terms
		.filter(({ domain }) => domain === "author")
		.map(({ slug, name }) => [slug.replace(/^cap-/, ""), name].find((key) => known.has(key)) ?? name);
	return keys.length ? [...new Set(keys)] : creator ? [creator] : [];
}

/** Accounts, and the guest authors of Co-Authors Plus, which are items of the export. */
export function guestAuthors(
	posts: Iterable<Post>,
	accounts: ReadonlyMap<string, ImportedAuthor>,
): Map<string, ImportedAuthor> {
	const known = new Map(accounts);
	for (const { type, slug, title, meta } of posts) {
		if (type !== "guest-author") continue;
		const key = meta["cap-user_login"]?.[0] || slug.replace(/^cap-/, "");
		const website = meta["cap-website"]?.[0];
		known.set(key, {
			slug: key,
			name: meta["cap-display_name"]?.[0] || title,
			...(meta["cap-description"]?.[0] && { biographyHtml: meta["cap-description"][0] }),
			...(website && { links: [website] }),
		});
	}
	return known;
}
