/** Fills the holes of an article: links are resolved, images measured, advertisements placed. Unresolved links are problems and are rendered as text. */

import { escapeHtml } from "../core/escape-html.js";
import type { Hole, HoleContent, Html, HtmlParts, Path, Problem, RichText } from "../core/model.js";
import { omitUndefined } from "../core/omit-undefined.js";
import { error, warning } from "../core/problem.js";
import type { LinkedTarget, Listing, SiteReader } from "../core/site-reader.js";
import { normalizeExternalUrl, urlKind } from "../core/url-kind.js";
import type { AdView, PictureView } from "../core/views.js";
import { deadLink, type LinkRules } from "./dead-link.js";
import { type PictureOf, pictureView, type SharedViews } from "./shared-views.js";
import { wikiFill } from "./wiki-link.js";

/** The inputs of filling holes, apart from the article. */
export interface HoleContext extends LinkRules {
	readonly resolve: (reference: string, from: Path) => LinkedTarget | undefined;
	readonly listing: SiteReader["listing"];
	readonly pictureOf: PictureOf;
	readonly report: (problem: Problem) => void;
	readonly label: SharedViews["label"];
}

/** One content per hole, in order. */
export function fillHoles(holes: readonly Hole[], from: Path, around: HoleContext, ad?: AdView): HoleContent[] {
	const fills: HoleContent[] = [];
	for (const hole of holes) fills.push(holeContent(hole, holes, fills, from, around, ad));
	return fills;
}

function holeContent(
	hole: Hole,
	holes: readonly Hole[],
	before: readonly HoleContent[],
	from: Path,
	around: HoleContext,
	ad: AdView | undefined,
): HoleContent {
	switch (hole.kind) {
		case "link": {
			const target = around.resolve(hole.target, from);
			if (target?.url === "") return "";
			if (target?.error) {
				const { message, hint } = target.error;
				around.report(error("picture-format", `"${hole.target}" ${message}`, { path: from, ...hole.place }, { hint }));
				return "";
			}
			if (target) return `<a href="${escapeHtml(target.url)}"${hole.attributes}>`;
			around.report(deadLink(hole.target, { path: from, ...hole.place }, around));
			return "";
		}
		case "end":
			return before[hole.opens] === "" ? "" : "</a>";
		case "readMore": {
			const words = hole.text.replace(/^\s*read more:\s*/i, "");
			if (urlKind(hole.target) === "web")
				return { readMore: { url: normalizeExternalUrl(hole.target), headline: words } };
			const target = around.resolve(hole.target, from);
			if (target?.url) {
				const { article } = target;
				const label = article && around.label(article);
				const { headline = words, headlineHtml, lang }: Partial<Listing> = article ? around.listing(article) : {};
				const shown = { headline, headlineHtml, label, lang };
				return { readMore: omitUndefined({ url: target.url, ...shown }) };
			}
			if (!target)
				around.report(
					warning(
						"read-more",
						`No story is found for "Read more": "${hole.target}"`,
						{ path: from, ...hole.place },
						{ reference: hole.target },
					),
				);
			return `<p>${escapeHtml(hole.text)}</p>`;
		}
		case "wiki":
			return wikiFill(hole, from, around);
		case "embed": {
			const { kind: _, ...embed } = hole;
			return { embed };
		}
		case "picture":
			return pictureFill(hole, from, before, linkOf(hole, holes, from, around), around);
		case "ad":
			return ad ? { ad } : "";
	}
}

type PictureHole = Hole & { readonly kind: "picture" };

function pictureFill(
	{ target: to, alt, caption, captionParts, inline, place }: PictureHole,
	from: Path,
	before: readonly HoleContent[],
	link: PictureView["link"],
	{ pictureOf }: HoleContext,
): HoleContent {
	const measured = pictureOf(to, { path: from, ...place });
	if (!measured) {
		const words = escapeHtml(alt);
		// In a line the words beside the picture may follow without a space.
		return words && (inline ? ` ${words} ` : `<p>${words}</p>`);
	}
	const { url, width, height } = measured;
	const captionHtml = captionParts && richTextHtml({ parts: captionParts }, before);
	if (!inline) return { picture: pictureView(measured, { alt, caption, captionHtml, link }) };
	return `<img src="${escapeHtml(url)}" alt="${escapeHtml(alt)}"${width ? ` width="${width}" height="${height}"` : ""} loading="lazy" decoding="async">`;
}

/** The target of a picture that is a link. A dead link was reported with its own hole. */
function linkOf(
	{ link }: PictureHole,
	holes: readonly Hole[],
	from: Path,
	{ resolve }: HoleContext,
): PictureView["link"] {
	if (link === undefined) return undefined;
	const { target: to, ...more } = link;
	if (typeof to === "string") return { url: to, ...more };
	const hole = holes[to];
	const url = hole?.kind === "link" ? resolve(hole.target, from)?.url : undefined;
	return url ? { url } : undefined;
}

/** A short text with its holes filled. It contains only links; pictures become their alternative text. */
export const richTextHtml = ({ parts }: RichText | { parts: HtmlParts }, fills: readonly HoleContent[]): Html =>
	parts
		.map((part) => {
			if (typeof part === "string") return part;
			const fill = fills[part];
			return typeof fill === "string" ? fill : fill && "picture" in fill ? escapeHtml(fill.picture.alt) : "";
		})
		.join("");
