/**
 * Replaces nodes that depend on other files by holes: links, pictures, "Read more". `holeNumbers` contains the nodes of pictures and links; the printer
 * splits the HTML there.
 */
import type { Image, Link, Nodes, Paragraph, Root } from "mdast";
import type { ContainerDirective, LeafDirective, TextDirective } from "mdast-util-directive";
import { toString as textOf } from "mdast-util-to-string";
import { didYouMean } from "../../core/closest-match.js";
import type { PictureLink } from "../../core/model.js";
import { error, warning } from "../../core/problem.js";
import { meantUrl, normalizeExternalUrl, urlKind } from "../../core/url-kind.js";
import { addHole, type MarkdownContext, placeOfNode, positionOfNode } from "./context.js";
import { DIRECTIVES } from "./directive-types.js";
import { pictureAlone, renderCaption } from "./images.js";
import { replaceNodes } from "./visit.js";

export function replaceWithHoles(tree: Root, draft: MarkdownContext): void {
	replaceNodes(tree, (node) => (node.type === "paragraph" ? paragraphHole(node, draft) : undefined));
	replaceNodes(tree, (node) => {
		switch (node.type) {
			case "image":
				return draft.holeNumbers.has(node) ? undefined : [pictureHole(node, true, draft)];
			case "link":
				return draft.holeNumbers.has(node) ? undefined : normalizeLink(node, draft);
			case "leafDirective":
				return node.name === "read-more" ? readMoreHole(node, draft) : unknownDirective(node, draft);
			case "containerDirective":
			case "textDirective":
				return unknownDirective(node, draft);
			default:
				return undefined;
		}
	});
	insertAdSlots(tree, draft);
}

/** An absolute URL of this site, and an address from its root in the form of another generator, is equivalent to its path. */
const insideUrl = (url: string, { file: { ownUrls } }: MarkdownContext): string => {
	const own = ownUrls.find((each) => url.startsWith(each) && (url.length === each.length || url[each.length] === "/"));
	return own === undefined ? url : url.slice(own.length) || "/";
};

/** "Read more", or a picture alone. */
function paragraphHole(node: Paragraph, draft: MarkdownContext): Nodes[] | undefined {
	const more = readMoreOf(node);
	if (more) {
		const place = positionOfNode(draft, more.link ?? node, more.to);
		return [addHole({ kind: "readMore", target: insideUrl(more.to, draft), text: textOf(node), place }, draft)];
	}
	if (!node.children.some(({ type }) => type === "image" || type === "link")) return undefined;
	const only = pictureAlone(node);
	if (only && draft.holeNumbers.has(only.image)) return undefined;
	return only && [pictureHole(only.image, false, draft, only.link && linkHole(only.link, draft))];
}

/** The target of a picture that is a link, if it is valid. */
function linkHole(node: Link, draft: MarkdownContext): PictureLink | undefined {
	return normalizeLink(node, draft) ? undefined : { target: draft.holeNumbers.get(node) ?? node.url };
}

/** `Read more: [Headline](story.md)`, or the bare name of a story after the colon. */
function readMoreOf({ children }: Paragraph): { to: string; link?: Link } | undefined {
	const [first, second, third] = children;
	if (first?.type !== "text" || !/^\s*read more:/i.test(first.value)) return undefined;
	const words = first.value.replace(/^\s*read more:\s*/i, "");
	if (second === undefined && words) return { to: words.trim() };
	const alone = third === undefined || (third.type === "text" && /^[\s.]*$/.test(third.value) && children.length === 3);
	return second?.type === "link" && words === "" && alone && urlKind(second.url) !== "refused"
		? { to: second.url, link: second }
		: undefined;
}

function pictureHole(node: Image, inline: boolean, draft: MarkdownContext, link?: PictureLink): Nodes {
	const to = insideUrl(node.url, draft);
	const kind = urlKind(to);
	const alt = node.alt ?? "";
	// A name can begin with "#".
	const isName = kind === "fragment" && /\.\w{3,5}$/.test(to);
	if (kind === "refused" || kind === "contact" || (kind === "fragment" && !isName)) {
		const message = `A picture cannot be loaded from "${node.url.slice(0, 60)}"`;
		draft.file.problems.push(warning("url-dropped", message, placeOfNode(draft, node)));
		return { type: "text", value: alt };
	}
	const caption = inline ? {} : renderCaption(node, draft);
	const leads = link && { link };
	const place = positionOfNode(draft, node, node.url);
	return addHole({ kind: "picture", target: to, alt, ...caption, ...leads, inline, place }, draft);
}

/** The children of an invalid link; a valid link is normalized in place. */
function normalizeLink(node: Link, draft: MarkdownContext): Nodes[] | undefined {
	const { problems, holes } = draft.file;
	const url = insideUrl(node.url, draft);
	const kind = urlKind(url);
	if (kind === "refused") {
		problems.push(
			warning(
				"url-dropped",
				`A link to "${node.url.slice(0, 60)}" is not rendered, only its text`,
				placeOfNode(draft, node, node.url),
				{ hint: meantUrl(node.url) ?? "links go to https:, mailto:, tel: or to pages of this site" },
			),
		);
		return node.children;
	}
	if (kind === "inside" && url === "") {
		problems.push(warning("link-empty", "The link has no target; only its text is rendered", placeOfNode(draft, node)));
		return node.children;
	}
	if (kind === "web") node.url = normalizeExternalUrl(url);
	// The sanitizer knows only lower-case schemes.
	if (kind === "contact") node.url = url.trim().replace(/^[a-z]+:/i, (scheme) => scheme.toLowerCase());
	if (kind === "inside")
		draft.holeNumbers.set(
			node,
			holes.push({ kind: "link", target: url, attributes: "", place: positionOfNode(draft, node, node.url) }) - 1,
		);
	return undefined;
}

/** `::read-more{ref=story}` */
function readMoreHole(node: LeafDirective, draft: MarkdownContext): Nodes[] | undefined {
	const text = textOf(node);
	const to = node.attributes?.ref ?? text;
	if (to)
		return [addHole({ kind: "readMore", target: to, text: text || to, place: positionOfNode(draft, node, to) }, draft)];
	draft.file.problems.push(
		error("read-more-empty", "The directive does not name a story", placeOfNode(draft, node), {
			hint: "::read-more{ref=news/city-hall/bridge-vote}",
		}),
	);
	return undefined;
}

/** A directive that no plugin handles: `at:home` in a sentence is text; `::name` on its own line is an error. */
function unknownDirective(
	node: ContainerDirective | LeafDirective | TextDirective,
	draft: MarkdownContext,
): Nodes[] | undefined {
	if (node.data && "hName" in node.data) return undefined;
	const { type, name, position } = node;
	if (type === "textDirective") {
		const { start, end } = position ?? {};
		const typed =
			start?.offset !== undefined && end?.offset !== undefined ? draft.value.slice(start.offset, end.offset) : "";
		return [{ type: "text", value: typed }];
	}
	draft.file.problems.push(
		warning("unknown-directive", `No directive is called "${name}"`, placeOfNode(draft, node), {
			hint: didYouMean(name, DIRECTIVES) ?? "the text in it is kept",
		}),
	);
	if (type === "containerDirective") return node.children;
	return node.children.length ? [{ type: "paragraph", children: node.children }] : [];
}

/** The advertisement slot: after the third paragraph, between two paragraphs, and not before the last one. */
function insertAdSlots({ children: body }: Root, draft: MarkdownContext): void {
	let paragraphs = 0;
	const next = body.findIndex(({ type }) => type === "paragraph" && ++paragraphs === 3) + 1;
	if (next > 0 && body[next]?.type === "paragraph" && body.length > next + 1)
		body.splice(next, 0, addHole({ kind: "ad" }, draft));
}
