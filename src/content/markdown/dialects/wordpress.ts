/** The shortcodes of WordPress itself, which a converter has left in Markdown: https://codex.wordpress.org/Shortcode */
import type { SiteConfig } from "../../../core/model.js";
import { figure } from "./hugo.js";
import { embedNodes } from "./media.js";
import { linkTo, NOTHING, type Replacement } from "./replacement.js";
import { readTag, type Tag } from "./tag.js";

/** The opening tag, and what is before the closing one. */
const SHORTCODE_PARTS = /^\\?\[((?:"[^"]*"|'[^']*'|\\[^\]]|[^\]"'\\])*)\\?\]([\s\S]*?)(?:\\?\[\/\w+\\?\])?$/;
/** A picture, in a link or not, and the words behind it. */
const PICTURE =
	/^\s*(\[)?!\[((?:\\.|[^\]\\])*)\]\(\s*<?([^\s()<>]+)>?(?:\s+"[^"\n]*")?\s*\)(?:\]\(\s*<?([^\s()<>]+)>?(?:\s+"[^"\n]*")?\s*\))?([\s\S]*)$/;
const MEDIA_URL = /https?:\/\/[^\s"'<>()[\]\\]+/;
const FILE_KEY = /^(?:src|mp4|m4v|webm|ogv|flv|mp3|m4a|ogg|wav)$/;

const withoutEscapes = (text: string): string => text.replace(/\\([!-/:-@[-`{-~])/g, "$1");

/** Undefined if it shows what only WordPress knows. */
export function wordpressShortcode(text: string, site: SiteConfig): Replacement | undefined {
	const [, opening = "", content = ""] = SHORTCODE_PARTS.exec(text) ?? [];
	const tag = readTag(withoutEscapes(opening));
	if (!tag || tag.closes) return NOTHING;
	if (tag.name === "caption" || tag.name === "wp_caption") return captioned(tag, content);
	const address = addressIn(tag, content);
	if (address === undefined) return undefined;
	return { nodes: /^https?:/.test(address) ? embedNodes(address, undefined, site) : [linkTo(address)] };
}

/** Since WordPress 3.4 the caption follows the picture; before, it was an attribute. */
function captioned({ named }: Tag, content: string): Replacement {
	const [, bracket, alt = "", src = "", link, behind = ""] = PICTURE.exec(content) ?? [];
	const words = behind.trim().replace(/\s*\n\s*/g, " ");
	const caption = words || (named.caption ?? "");
	const picture = src && (bracket === undefined) === (link === undefined);
	const nodes = picture
		? figure({ src, alt: withoutEscapes(alt), caption, ...(link !== undefined && { link }) })
		: undefined;
	const typed = withoutEscapes(content.trim() || caption);
	return nodes ? { nodes } : { text: typed, url: typed };
}

function addressIn({ named, values }: Tag, content: string): string | undefined {
	const key = Object.keys(named).find((each) => FILE_KEY.test(each));
	return (
		(key && named[key]) || MEDIA_URL.exec(withoutEscapes(content))?.[0] || values.find((each) => MEDIA_URL.test(each))
	);
}
