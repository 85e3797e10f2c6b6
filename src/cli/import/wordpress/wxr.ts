/**
 * A WordPress export (WXR 1.0 to 1.2, wordpress.org/documentation/article/tools-export-screen). The file is read twice: first what items say of each other,
 * then the texts. What is read first is on disk, so that memory hardly grows with the number of items.
 */
import type { Archive, Bytes, ImportedBody, ImportedItem, LeftOut } from "../item.js";
import { textIn, xmlElements } from "../readers/xml.js";
import { DiskList } from "../store/disk-list.js";
import type { Attachments } from "./attachments.js";
import { hasBlocks, withoutBlocks } from "./blocks.js";
import { pathTo } from "./categories.js";
import { readChannel } from "./channel.js";
import { guestAuthors, itemOf } from "./items.js";
import { itemKeys } from "./keys.js";
import { withoutShortcodes } from "./render-shortcode.js";
import { siteOf } from "./site.js";
import { visibilityOf } from "./visibility.js";

/** Types that are not texts for readers, and whose number alone is worth a line. */
const INNER =
	/^(?:nav_menu_item|revision|custom_css|customize_changeset|oembed_cache|user_request|wp_.*|acf-.*|wpcf7_.*|guest-author)$/;

/** Throws `XmlFault`. */
export async function openWxr(bytes: Bytes): Promise<Archive> {
	const { texts, accounts, categories, tags, posts, attachments, comments, offsets } = await readChannel(bytes);
	const authors = guestAuthors(posts, accounts);
	const relations = { authors, categories, attachments };
	const items = new DiskList<ImportedItem>();
	const leftOut = new DiskList<LeftOut>();
	const inner = new Map<string, number>();
	for (const post of posts) {
		const { type, key, title } = post;
		if (INNER.test(type)) {
			inner.set(type, (inner.get(type) ?? 0) + 1);
			continue;
		}
		const item = `${key}${title && ` "${title}"`}`;
		const visibility = visibilityOf(post);
		if (type !== "post" && type !== "page")
			leftOut.add({ item, why: `a "${type}", which is neither a post nor a page` });
		else if (visibility.is === "left out") leftOut.add({ key, item, why: visibility.why });
		else items.add(itemOf(post, visibility.is === "draft" ? visibility.why : undefined, relations));
	}
	posts.clear();
	for (const [type, count] of inner)
		leftOut.add({
			item: `${count.toLocaleString("en")} × ${type}`,
			why: "part of WordPress, and no text for readers",
		});
	return {
		format: "WordPress",
		site: siteOf(texts, offsets),
		items,
		leftOut,
		authors,
		topics: tags,
		sections: [...categories.values()].map(({ slug, description }) => ({
			slug,
			names: pathTo(slug, categories).map(({ name }) => name),
			descriptionHtml: description,
		})),
		permalinks: { section: "/category/:section/", topic: "/tag/:slug/", author: "/author/:slug/" },
		notes: comments ? [`${comments.toLocaleString("en")} comments of readers are left out`] : [],
		bodies: (isWanted) => bodiesOf(bytes, isWanted, attachments),
	};
}

async function* bodiesOf(
	bytes: Bytes,
	isWanted: (key: string) => boolean,
	files: Attachments,
): AsyncGenerator<ImportedBody> {
	const keyOf = itemKeys();
	for await (const element of xmlElements(bytes())) {
		if (element.name !== "item") continue;
		const id = textIn(element, "wp:post_id");
		const key = keyOf(element);
		if (!isWanted(key)) continue;
		const dropped = new Set<string>();
		const text = textIn(element, "content:encoded").replace(/\r\n?/g, "\n");
		const isLoose = !hasBlocks(text);
		const html = withoutShortcodes(isLoose ? text : withoutBlocks(text, dropped), id, files, dropped);
		yield { key, html, isLoose, dropped: [...dropped] };
	}
}
