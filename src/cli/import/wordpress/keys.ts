/** The names of items in an export of WordPress. */
import { textIn, type XmlElement } from "../readers/xml.js";
import { DigestMap } from "../store/digest-map.js";

/**
 * Names items in the order of the export. An item has the number of its post, `post 123`; exports of other programs lack it, or have one number twice, and
 * two items never have one name.
 */
export function itemKeys(): (item: XmlElement) => string {
	const seen = new DigestMap();
	return (item) => {
		const type = textIn(item, "wp:post_type") || "post";
		const key = `${type} ${textIn(item, "wp:post_id") || textIn(item, "guid") || textIn(item, "link") || textIn(item, "title")}`;
		const count = (seen.get(key) ?? 0) + 1;
		seen.set(key, count);
		return count === 1 ? key : `${key} (${count})`;
	};
}
