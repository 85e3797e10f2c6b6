/** The shortcodes of WordPress itself and of its most frequent plugins → HTML. Those of themes and other plugins are left out, and their words stay. */
import { escapeHtml } from "../../../core/escape-html.js";
import { ownElement } from "../html/own-elements.js";
import { isPictureFile } from "../write/picture-problem.js";
import type { Attachment, Attachments } from "./attachments.js";
import { replaceShortcodes, type Shortcode } from "./shortcodes.js";

const KNOWN =
	/^(?:caption|wp_caption|gallery|embed|video|wpvideo|audio|playlist|youtube|vimeo|contact-form(?:-7)?|toc|ads?|adsense|.*_.*)$/;

/** The text without shortcodes. `dropped` collects the names of those that are left out. */
export const withoutShortcodes = (text: string, post: string, files: Attachments, dropped: Set<string>): string =>
	replaceShortcodes(
		text,
		(name) => KNOWN.test(name),
		(code) => renderShortcode(code, post, files, dropped),
	);

function renderShortcode(
	{ name, attributes, content }: Shortcode,
	post: string,
	files: Attachments,
	dropped: Set<string>,
): string {
	const first = attributes["0"] ?? "";
	switch (name) {
		case "caption":
		case "wp_caption":
			return `\n\n${captioned(content, attributes.caption)}\n\n`;
		case "gallery": {
			const shown = galleryOf(attributes, post, files);
			return shown.length ? `\n\n${ownElement("x-gallery", {}, shown.map(pictureHtml).join(""))}\n\n` : "";
		}
		case "embed":
		case "youtube":
		case "vimeo":
		case "wpvideo": {
			const typed = content.trim() || attributes.src || attributes.url || attributes.id || first;
			const url = name === "youtube" || name === "vimeo" ? filmUrl(name, typed) : typed;
			return /^https?:/.test(url) ? `\n\n${ownElement("x-embed", { url })}\n\n` : "";
		}
		case "video":
		case "audio":
		case "playlist": {
			const key = Object.keys(attributes).find((each) => /^(?:src|mp4|m4v|webm|ogv|flv|mp3|m4a|ogg|wav|0)$/.test(each));
			const ids = (attributes.ids ?? "").split(",");
			const urls = key
				? [attributes[key] ?? ""]
				: [...(/https?:[^\s"'<>]+/.exec(content) ?? []), ...ids.flatMap((id) => files.withId(id.trim())?.file ?? [])];
			return urls
				.filter(Boolean)
				.map((url) => `\n\n${ownElement("x-file", { url })}\n\n`)
				.join("");
		}
		default:
			dropped.add(`the shortcode [${name}]`);
			return content;
	}
}

/** Since WordPress 3.4 the caption follows the picture; before, it was an attribute. */
function captioned(content: string, attribute = ""): string {
	const [picture = ""] = /^\s*(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*<\/a>)?/i.exec(content) ?? [];
	if (picture === "") return content;
	const words = content.slice(picture.length).trim() || attribute;
	return `<figure>${picture.trim()}<figcaption>${words}</figcaption></figure>`;
}

function galleryOf(attributes: Shortcode["attributes"], post: string, files: Attachments): Attachment[] {
	const named = (attributes.ids ?? attributes.include ?? "").split(/[\s,]+/).filter(Boolean);
	const left = new Set((attributes.exclude ?? "").split(/[\s,]+/));
	const all = named.length ? named.flatMap((id) => files.withId(id) ?? []) : files.ofPost(attributes.id ?? post);
	return all.filter(({ id, file }) => isPictureFile(file) && !left.has(id));
}

const pictureHtml = ({ file, alt, caption }: Attachment): string =>
	`<figure><img src="${escapeHtml(file)}" alt="${escapeHtml(alt)}"><figcaption>${caption}</figcaption></figure>`;

/** `[youtube dQw4w9WgXcQ]`, `[youtube https://…]` */
function filmUrl(host: "youtube" | "vimeo", typed: string): string {
	const url = typed.replace(/^=/, "").replaceAll("&amp;", "&");
	if (/^https?:/.test(url)) return url;
	if (host === "vimeo") return /^\d+$/.test(url) ? `https://vimeo.com/${url}` : "";
	return /^[\w-]{11}$/.test(url) ? `https://www.youtube.com/watch?v=${url}` : "";
}
