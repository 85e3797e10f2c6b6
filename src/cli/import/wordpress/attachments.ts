/** Pictures and other files that were added to posts. */
import { childrenOf, textIn, type XmlElement } from "../readers/xml.js";

export interface Attachment {
	/** Its address. */
	readonly file: string;
	/** HTML. */
	readonly caption: string;
	readonly alt: string;
}
/** What shortcodes refer to. */
export interface Attachments {
	readonly byId: ReadonlyMap<string, Attachment>;
	/** The files that were added to a post, by its number, in order. */
	readonly byPost: ReadonlyMap<string, readonly Attachment[]>;
}

/** Strings are copied, as those of posts. */
export function attachmentOf(item: XmlElement): Attachment {
	const alt = childrenOf(item, "wp:postmeta").find(
		(field) => textIn(field, "wp:meta_key") === "_wp_attachment_image_alt",
	);
	const attachment: Attachment = {
		file: textIn(item, "wp:attachment_url"),
		caption: textIn(item, "excerpt:encoded"),
		alt: alt ? textIn(alt, "wp:meta_value") : "",
	};
	return JSON.parse(JSON.stringify(attachment)) as Attachment;
}
