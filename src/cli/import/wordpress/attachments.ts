/** Pictures and other files that were added to posts. */
import { childrenOf, textIn, type XmlElement } from "../readers/xml.js";
import { DigestMap } from "../store/digest-map.js";
import { DiskList } from "../store/disk-list.js";

export interface Attachment {
	/** Its number. */
	readonly id: string;
	/** Its address. */
	readonly file: string;
	/** HTML. */
	readonly caption: string;
	readonly alt: string;
}

/** What shortcodes refer to. */
export class Attachments {
	/** Each with the row of the attachment before it of the same post. */
	private readonly rows = new DiskList<Attachment & { readonly before?: number | undefined }>();
	private readonly rowOfId = new DigestMap();
	private readonly lastRowOfPost = new DigestMap();

	add(item: XmlElement): void {
		const post = textIn(item, "wp:post_parent") || "0";
		const row = this.rows.add({ ...attachmentOf(item), before: this.lastRowOfPost.get(post) });
		this.rowOfId.set(textIn(item, "wp:post_id"), row);
		if (post !== "0") this.lastRowOfPost.set(post, row);
	}

	withId(id: string): Attachment | undefined {
		const row = this.rowOfId.get(id);
		return row === undefined ? undefined : this.rows.get(row);
	}

	/** The files that were added to a post, in order. */
	ofPost(post: string): Attachment[] {
		const found: Attachment[] = [];
		for (let row = this.lastRowOfPost.get(post); row !== undefined; ) {
			const { before, ...attachment } = this.rows.get(row);
			found.push(attachment);
			row = before;
		}
		return found.reverse();
	}
}

function attachmentOf(item: XmlElement): Attachment {
	const alt = childrenOf(item, "wp:postmeta").find(
		(field) => textIn(field, "wp:meta_key") === "_wp_attachment_image_alt",
	);
	return {
		id: textIn(item, "wp:post_id"),
		file: textIn(item, "wp:attachment_url"),
		caption: textIn(item, "excerpt:encoded"),
		alt: alt ? textIn(alt, "wp:meta_value") : "",
	};
}
