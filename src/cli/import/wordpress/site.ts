/** What a WordPress export says of its site. */

import { textOfHtml } from "../html/plain-text.js";
import type { ImportedSite } from "../item.js";

/** `channel` has the texts of the elements of the channel by name. An export does not name the time zone; clocks that always showed UTC name it. */
export function siteOf(channel: ReadonlyMap<string, string>, offsets: ReadonlySet<number>): ImportedSite {
	return {
		name: textOfHtml(channel.get("title") ?? ""),
		url: channel.get("wp:base_blog_url") || channel.get("link"),
		description: textOfHtml(channel.get("description") ?? ""),
		language: channel.get("language"),
		...(offsets.size === 1 && offsets.has(0) && { timeZone: "UTC" }),
	};
}
