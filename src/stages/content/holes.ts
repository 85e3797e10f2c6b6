/**
 * The Markdown tree of one file → the same tree with holes wherever another file must speak: a link to a story, a picture, a "Read more".
 * A hole is a picture (or, around words, a link) whose URL is a token that no text can contain; `cutHoles` cuts the finished HTML there.
 */
import type { Image, Link, Node, Paragraph, Parent, PhrasingContent, Root } from "mdast";
import type { ContainerDirective, LeafDirective, TextDirective } from "mdast-util-directive";
import { toString as textOf } from "mdast-util-to-string";
import { SKIP, visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { didYouMean } from "../../base/nearest.js";
import { error, warning } from "../../base/problem.js";
import { urlKind, webUrl } from "../../base/web.js";
import type { Hole, Place } from "../../model.js";
import type { FileData } from "./file.js";
import { resolveReferences } from "./references.js";

export function makeHoles(tree: Root, file: VFile): void {
	const data = file.data as unknown as FileData;
	const { problems, holes } = data;
	const place = (node: Node, words = ""): Place => placeIn(file, node, words);
	const hole = (made: Hole): Image => ({ type: "image", url: `${data.token}${holes.push(made) - 1}`, alt: "" });

	const pictureHole = (node: Image, inline: boolean): PhrasingContent => {
		const kind = urlKind(node.url);
		if (kind === "refused" || kind === "contact" || kind === "fragment") {
			problems.push(warning("url-dropped", `A picture cannot be loaded from "${node.url.slice(0, 60)}"`, place(node)));
			return { type: "text", value: node.alt ?? "" };
		}
		const caption = node.title && !inline ? { caption: node.title } : {};
		return hole({
			kind: "picture",
			to: kind === "web" ? insideUrl(node.url, data.siteUrl) : node.url,
			alt: node.alt ?? "",
			...caption,
			inline,
			place: place(node, node.url),
		});
	};

	resolveReferences(tree);

	visit(tree, "paragraph", (node, index, parent) => {
		if (!parent || index === undefined) return;
		const more = readMoreOf(node);
		if (more) {
			parent.children[index] = hole({
				kind: "readMore",
				to: insideUrl(more.to, data.siteUrl),
				text: textOf(node),
				place: place(more.link ?? node, more.to),
			}) as never;
			return [SKIP, index + 1];
		}
		const [only, ...others] = node.children.filter((child) => child.type !== "text" || child.value.trim() !== "");
		if (only?.type !== "image" || others.length) return;
		parent.children[index] = pictureHole(only, false) as never;
		return [SKIP, index + 1];
	});

	visit(tree, (node, index, parent) => {
		if (!parent || index === undefined) return;
		if (node.type === "image" && !node.url.startsWith(data.token)) {
			parent.children[index] = pictureHole(node, true) as never;
			return [SKIP, index + 1];
		}
		if (node.type === "link" && !node.url.startsWith(data.token)) {
			const url = insideUrl(node.url, data.siteUrl);
			const kind = urlKind(url);
			if (kind === "refused") {
				problems.push(
					warning(
						"url-dropped",
						`A link to "${node.url.slice(0, 60)}" is not printed; its text is`,
						place(node, node.url),
						{
							hint: "links go to https:, mailto:, tel: or to pages of this site",
						},
					),
				);
				parent.children.splice(index, 1, ...(node.children as never[]));
				return index;
			}
			if (kind === "web") node.url = webUrl(url);
			// The sanitiser knows schemes in lower case.
			if (kind === "contact") node.url = url.trim().replace(/^[a-z]+:/i, (scheme) => scheme.toLowerCase());
			if (kind === "inside" && url === "") {
				problems.push(warning("link-empty", "The link leads nowhere; its text is printed", place(node)));
				parent.children.splice(index, 1, ...(node.children as never[]));
				return index;
			}
			if (kind === "inside") node.url = hole({ kind: "link", to: url, rest: "", place: place(node, node.url) }).url;
			return;
		}
		if (node.type === "leafDirective" && node.name === "read-more") {
			const to = node.attributes?.ref ?? textOf(node);
			if (to)
				parent.children[index] = hole({
					kind: "readMore",
					to,
					text: textOf(node) || to,
					place: place(node, to),
				}) as never;
			else
				problems.push(
					error("read-more-empty", "The directive says nothing of the story", place(node), {
						hint: "::read-more{ref=news/city-hall/bridge-vote}",
					}),
				);
			return [SKIP, index + 1];
		}
		if (node.type === "leafDirective" || node.type === "textDirective" || node.type === "containerDirective")
			return plainDirective(node, index, parent);
	});

	/** A directive that no plugin took: `at:home` in a sentence is text; `::name` on a line of its own was meant. */
	function plainDirective(
		node: ContainerDirective | LeafDirective | TextDirective,
		index: number,
		parent: Parent,
	): number | undefined {
		if (node.data && "hName" in node.data) return undefined;
		const { start, end } = node.position ?? {};
		const source =
			start?.offset !== undefined && end?.offset !== undefined ? String(file).slice(start.offset, end.offset) : "";
		const { name } = node;
		if (node.type === "textDirective") {
			parent.children.splice(index, 1, { type: "text", value: source } as never);
			return index + 1;
		}
		problems.push(
			warning("unknown-directive", `No directive is called "${name}"`, place(node), {
				hint: didYouMean(name, ["read-more"]) ?? "the text in it is kept",
			}),
		);
		const kept =
			node.type === "containerDirective"
				? node.children
				: node.children.length
					? [{ type: "paragraph", children: node.children }]
					: [];
		parent.children.splice(index, 1, ...(kept as never[]));
		return index;
	}

	const body = tree.children;
	const third = body.flatMap((node, index) => (node.type === "paragraph" ? [index] : []))[2];
	if (third !== undefined && body[third + 1]?.type === "paragraph" && body.length > third + 2)
		body.splice(third + 1, 0, hole({ kind: "ad" }) as never);
}

/** Where a node begins; or, where the words stand in it as they were typed, where they do. */
function placeIn(file: VFile, { position }: Node, words: string): Place {
	const { start, end } = position ?? { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } };
	const source = words && start.offset !== undefined ? String(file.value).slice(start.offset, end.offset) : "";
	const at = words ? source.lastIndexOf(words) : -1;
	if (at === -1)
		return {
			path: file.path,
			line: start.line,
			column: start.column,
			length: end.line === start.line ? end.column - start.column : 1,
		};
	const before = source.slice(0, at).split("\n");
	const column = (before.length === 1 ? start.column : 1) + (before.at(-1)?.length ?? 0);
	return { path: file.path, line: start.line + before.length - 1, column, length: words.length };
}

/** A full URL of this site is the same link as its path. */
const insideUrl = (url: string, siteUrl: string): string =>
	siteUrl && (url === siteUrl || url.startsWith(`${siteUrl}/`)) ? url.slice(siteUrl.length) || "/" : url;

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
