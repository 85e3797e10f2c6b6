/** Lint rules for the text of an article. */
import type { Heading, Link, Nodes, Paragraph, Root } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import type { Place, Problem } from "../../core/model.js";
import { warning } from "../../core/problem.js";
import { urlKind } from "../../core/url-kind.js";
import { type MarkdownContext, placeOfNode } from "../markdown/context.js";
import { eachNode } from "../markdown/visit.js";

/** A link to a part of a page: `#who-pays`, `vote.md#who-pays`. */
export interface AnchorLink {
	readonly to: string;
	readonly anchor: string;
	readonly place: Place;
}

/** `ranks` are the heading levels as written. */
export function lintBody(
	tree: Root,
	ranks: ReadonlyMap<Heading, number>,
	draft: MarkdownContext,
): { readonly problems: readonly Problem[]; readonly parts: readonly AnchorLink[] } {
	const problems: Problem[] = [];
	const parts: AnchorLink[] = [];
	let above = 2;
	eachNode(tree, (node: Nodes) => {
		if (node.type === "heading") {
			const rank = ranks.get(node) ?? node.depth;
			if (rank > above + 1) problems.push(skipped(rank, above, placeOfNode(draft, node)));
			above = Math.max(rank, 2);
		} else if (node.type === "image") {
			if ((node.alt ?? "").trim() === "") problems.push(pictureAlt(placeOfNode(draft, node)));
		} else if (node.type === "paragraph") {
			problems.push(...unlinked(node, draft));
		} else if (node.type === "link") {
			problems.push(...linkWords(node, draft));
			const [to = "", anchor] = node.url.split("#");
			if (anchor && (to === "" || urlKind(to) === "inside"))
				parts.push({ to, anchor: decoded(anchor), place: placeOfNode(draft, node, node.url) });
		}
	});
	return { problems, parts };
}

const skipped = (rank: number, above: number, place: Place): Problem =>
	warning("heading-skipped", `A heading of level ${rank} follows one of level ${above}`, place, {
		hint: `begin it with "${"#".repeat(above + 1)}"`,
	});

const pictureAlt = (place: Place): Problem =>
	warning("picture-alt", "The picture has no alternative text", place, {
		hint: "for instance ![The harbour at low tide](harbour.jpg)",
	});

const EMPTY_WORDS =
	/^(?:(?:click |tap )?here|read more|more|this|this (?:link|page|story|article)|link|learn more)[.!…]?$/i;
/** Link texts without information (WCAG 2.2, 2.4.4), and empty ones. */
function linkWords(node: Link, draft: MarkdownContext): Problem[] {
	const words = textOf(node).trim();
	if (words !== "" && !EMPTY_WORDS.test(words)) return [];
	const message = words === "" ? "The link has no words" : `The words "${words}" do not say where the link leads`;
	const hint = "link the words that name what is there";
	return [warning("link-words", message, placeOfNode(draft, node, words || node.url), { hint })];
}

/** The name of the source, up to the end of the clause. */
const ATTRIBUTION = /\baccording to (?:[^,.;:!?\0]|\.(?=\w)){3,80}/gi;
/** Sources that can be linked. A statement to a reporter cannot. */
const DOCUMENT =
	/\b(?:reports?|stud(?:y|ies)|surveys?|figures|data|statistics|research|papers?|reviews?|polls?|analysis|census|documents?|minutes|letters?|filings?|website)\b/i;
/** Marks both ends of a link in the text. */
const LINK = "\0";

/** Documents named as a source in a sentence without a link. */
function unlinked(node: Paragraph, draft: MarkdownContext): Problem[] {
	const sentences = marked(node).split(/(?<=[.!?…]["”’»)]?)\s+/);
	return sentences
		.filter((sentence) => !sentence.includes(LINK))
		.flatMap((sentence) => sentence.match(ATTRIBUTION) ?? [])
		.filter((found) => DOCUMENT.test(found))
		.map((found) => {
			const words = found.trim();
			const shown = words.length > 60 ? `${words.slice(0, 60)}…` : words;
			return warning("attribution-unlinked", `"${shown}" has no link to the source`, placeOfNode(draft, node, words), {
				hint: "link the report, the study or the story",
			});
		});
}

function marked(node: Nodes): string {
	if (node.type === "link" || node.type === "footnoteReference") return `${LINK}${textOf(node)}${LINK}`;
	if (node.type === "html") return /^<\/?a\b/i.test(node.value) ? LINK : "";
	return "children" in node ? node.children.map(marked).join("") : textOf(node);
}

function decoded(anchor: string): string {
	try {
		return decodeURIComponent(anchor);
	} catch {
		return anchor;
	}
}
