/** Films, posts and other media of other sites, as shortcodes name them. */
import type { Nodes } from "mdast";
import { embedOf } from "../../../core/embeds.js";
import type { SiteConfig } from "../../../core/model.js";
import { linkTo } from "./replacement.js";
import type { Tag } from "./tag.js";

/** The address of what a tag shows; undefined if the tag does not say it. */
type Address = (tag: Tag) => string | undefined;

const idOf = ({ named, values }: Tag): string => named.id ?? named.url ?? values[0] ?? "";
/** A whole address that was written in place of an id. */
const whole = (id: string): string | undefined => (/^https:\/\/[^\s/]+\/\S/.test(id) ? id : undefined);

const postOnX: Address = ({ named, values }) => {
	const id = named.id ?? named.url ?? values.at(-1) ?? "";
	const user = named.user ?? (values.length > 1 ? values[0] : undefined);
	return (
		whole(id) ?? (/^\d+$/.test(id) ? `https://x.com/${/^\w+$/.test(user ?? "") ? user : "i"}/status/${id}` : undefined)
	);
};

/** The shortcodes of Hugo for other sites (gohugo.io/shortcodes), which plugins of Jekyll and Eleventy have too. */
const MEDIA_ADDRESSES: Readonly<Record<string, Address>> = {
	youtube: (tag) => {
		const id = idOf(tag);
		const start = /^\d+$/.test(tag.named.start ?? "") ? `&start=${tag.named.start}` : "";
		const end = /^\d+$/.test(tag.named.end ?? "") ? `&end=${tag.named.end}` : "";
		return whole(id) ?? (/^[\w-]{11}$/.test(id) ? `https://www.youtube.com/watch?v=${id}${start}${end}` : undefined);
	},
	vimeo: (tag) => {
		const id = idOf(tag);
		return whole(id) ?? (/^\d+(?:\/[0-9a-f]+)?$/.test(id) ? `https://vimeo.com/${id}` : undefined);
	},
	tweet: postOnX,
	twitter: postOnX,
	x: postOnX,
	instagram: (tag) => {
		const id = idOf(tag);
		return whole(id) ?? (/^[\w-]+$/.test(id) ? `https://www.instagram.com/p/${id}/` : undefined);
	},
	gist: ({ values }) => {
		const path = values.slice(0, 2).join("/");
		return /^[\w-]+(?:\/[\w-]+)?$/.test(path) ? `https://gist.github.com/${path}` : undefined;
	},
};
const SAME: Readonly<Record<string, string>> = {
	tweet_simple: "tweet",
	twitter_simple: "twitter",
	x_simple: "x",
	vimeo_simple: "vimeo",
	instagram_simple: "instagram",
};

/** An embed if the host can be embedded, else a link. */
export function mediaNodes(tag: Tag, site: SiteConfig): Nodes[] | undefined {
	const url = MEDIA_ADDRESSES[SAME[tag.name] ?? tag.name]?.(tag);
	return url === undefined ? undefined : embedNodes(url, tag.named.title, site);
}

/** The same for an address. Without a title the frame has the name of its host. */
export function embedNodes(url: string, title: string | undefined, site: SiteConfig): Nodes[] {
	const embed = embedOf(url, site);
	if (!("src" in embed)) return [linkTo(url, title || undefined)];
	return [{ type: "leafDirective", name: "embed", attributes: { url, title: title || embed.provider }, children: [] }];
}
