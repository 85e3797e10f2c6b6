/** Everything in a WordPress export but the texts: its authors, categories, tags, posts and attachments. */
import type { Archive, Bytes, ImportedAuthor } from "../item.js";
import { childrenOf, textIn, textOfXml, type XmlElement, xmlElements } from "../readers/xml.js";
import { DiskList } from "../store/disk-list.js";
import { Attachments } from "./attachments.js";
import type { Category } from "./categories.js";
import { itemKeys } from "./keys.js";
import { offsetOf, type Post, percentDecoded, postOf } from "./posts.js";

export interface Channel {
	/** The texts of the elements of the channel, by name. */
	readonly texts: ReadonlyMap<string, string>;
	/** By login. */
	readonly accounts: ReadonlyMap<string, ImportedAuthor>;
	/** By slug. */
	readonly categories: ReadonlyMap<string, Category>;
	readonly tags: Archive["topics"];
	/** Items of all types except attachments. */
	readonly posts: DiskList<Post>;
	readonly attachments: Attachments;
	/** The number of comments of readers. */
	readonly comments: number;
	/** By how many minutes the clocks of the site were ahead of UTC, at the date of any item. */
	readonly offsets: ReadonlySet<number>;
}

/** Throws `XmlFault`. */
export async function readChannel(bytes: Bytes): Promise<Channel> {
	const texts = new Map<string, string>();
	const accounts = new Map<string, ImportedAuthor>();
	const categories = new Map<string, Category>();
	const tags: Archive["topics"][number][] = [];
	const posts = new DiskList<Post>();
	const attachments = new Attachments();
	const keyOf = itemKeys();
	const offsets = new Set<number>();
	let comments = 0;
	for await (const element of xmlElements(bytes())) {
		switch (element.name) {
			case "wp:author": {
				const author = accountOf(element);
				accounts.set(author.slug, author);
				break;
			}
			case "wp:category": {
				const category = categoryOf(element);
				categories.set(category.slug, category);
				break;
			}
			case "wp:tag":
				tags.push({
					slug: percentDecoded(textIn(element, "wp:tag_slug")),
					names: [textIn(element, "wp:tag_name")],
					descriptionHtml: textIn(element, "wp:tag_description"),
				});
				break;
			case "item": {
				const offset = offsetOf(element);
				if (offset !== undefined) offsets.add(offset);
				comments += childrenOf(element, "wp:comment").length;
				// Each item is named, so that the second reading gives the same names.
				const key = keyOf(element);
				if (textIn(element, "wp:post_type") === "attachment") attachments.add(element);
				else posts.add(postOf(element, key));
				break;
			}
			default:
				if (!texts.has(element.name)) texts.set(element.name, textOfXml(element).trim());
		}
	}
	return { texts, accounts, categories, tags, posts, attachments, comments, offsets };
}

/** The e-mail address of an account is not for readers. */
function accountOf(element: XmlElement): ImportedAuthor {
	const text = (name: string) => textIn(element, name);
	const login = text("wp:author_login");
	const whole = [text("wp:author_first_name"), text("wp:author_last_name")].filter(Boolean).join(" ");
	return { slug: login, name: text("wp:author_display_name") || whole || login };
}

const categoryOf = (element: XmlElement): Category => ({
	id: textIn(element, "wp:term_id"),
	slug: percentDecoded(textIn(element, "wp:category_nicename")),
	parent: percentDecoded(textIn(element, "wp:category_parent")),
	name: textIn(element, "wp:cat_name"),
	description: textIn(element, "wp:category_description"),
});
