/**
 * Removes comments, shortcodes and module lines of other generators from the text. They are hidden from the Markdown parser behind placeholders of the
 * same length, so that all positions stay correct, and restored in code. Comments are removed silently; the others are reported, like tags of template
 * languages, which are rendered literally.
 */
import type { Root } from "mdast";
import type { Plugin } from "unified";
import type { VFile } from "vfile";
import type { Place, Problem } from "../../core/model.js";
import { error, lineColumn, warning } from "../../core/problem.js";
import type { FileContext } from "./context.js";
import { cover, reveal, withoutNoncharacters } from "./cover.js";
import { mayHoldTemplateCode, type Piece, templateCode } from "./template-code.js";
import { eachNode } from "./visit.js";

/** `tags`: tags of template languages are reported, unless a remark plugin of the site may handle them. */
export const shortcodes: Plugin<[{ readonly tags: boolean }], Root> = function ({ tags }) {
	const parse = this.parser;
	if (!parse) return;
	this.parser = (given: string, file: VFile) => {
		if (!mayHoldTemplateCode(given)) return parse(given, file);
		const document = withoutNoncharacters(given);
		const { pieces, hidden, tree } = readPast(document, (text) => parse(text, file) as Root);
		const { path, problems } = file.data as unknown as FileContext;
		const inCode = insideOf(rangesOf(tree, CODE));
		const shown = reveal(tree, hidden);
		for (const piece of pieces) {
			if (shown.has(piece) || inCode(piece.offset) || (piece.kind === "tag" && !tags)) continue;
			const problem = problemOf(piece, { path, ...lineColumn(document, piece.offset) });
			if (problem) problems.push(problem);
		}
		return tree;
	};
};

/** Text that looked like code but is not, such as a fence in a comment, is scanned again as text. */
function readPast(document: string, parse: (text: string) => Root) {
	const notCode = new Set<number>();
	for (;;) {
		const pieces = templateCode(document, notCode);
		const hidden = pieces.filter(({ kind }) => kind === "comment" || kind === "shortcode" || kind === "module");
		const tree = parse(cover(document, hidden));
		const ranges = rangesOf(tree, CODE_OR_HTML);
		const wrong = pieces.filter(
			({ kind, offset, text }) =>
				kind === "code" && !ranges.some(([start, end]) => start < offset + text.length && end > offset),
		);
		if (wrong.length === 0) return { pieces, hidden, tree };
		for (const { offset } of wrong) notCode.add(offset);
	}
}

type Range = readonly [start: number, end: number];
const CODE: ReadonlySet<string> = new Set(["code", "inlineCode"]);
/** HTML can be a comment, whose text is never shown. */
const CODE_OR_HTML: ReadonlySet<string> = new Set([...CODE, "html"]);

function rangesOf(tree: Root, types: ReadonlySet<string>): Range[] {
	const ranges: Range[] = [];
	eachNode(tree, ({ type, position }) => {
		const [start, end] = [position?.start.offset, position?.end.offset];
		if (types.has(type) && start !== undefined && end !== undefined) ranges.push([start, end]);
	});
	return ranges;
}
const insideOf =
	(ranges: readonly Range[]) =>
	(offset: number): boolean =>
		ranges.some(([start, end]) => start <= offset && offset < end);

/** The problem for a piece outside of code. */
function problemOf({ kind, name }: Piece, place: Place): Problem | undefined {
	switch (kind) {
		case "open":
			return error(
				"comment-open",
				"A comment of another generator has no end, or no beginning, and would be published",
				place,
				{
					hint: "close it, or delete it; put text that readers should see in backticks",
					withhold: true,
				},
			);
		case "shortcode":
			return warning("unknown-shortcode", `The shortcode "${name}" of another generator is left out`, place, {
				group: name,
				hint: "a plugin of yours can read it: see docs/plugins.md",
			});
		case "module":
			return warning("template-code", `A line \`${name}\` of MDX is left out`, place, {
				group: name,
				hint: "components of MDX are not read; delete the line",
			});
		case "tag":
			return warning("template-code", `The template tag "${name}" is shown literally`, place, {
				group: name,
				hint: "write what it stands for, or put it in backticks if readers should see it; a remark plugin can read it: see docs/plugins.md",
			});
		default:
			return undefined;
	}
}
