/** Renders the Markdown of one file to safe HTML with holes, and to plain text. */

import { ownUrlsOf } from "../../core/base-path.js";
import type { Hole, Path, Problem, RichText, SiteConfig } from "../../core/model.js";
import { pluginProblem } from "../../core/plugin-error.js";
import { error } from "../../core/problem.js";
import { type TextForm, textFormOf } from "../../core/text-files.js";
import { OutsideLimit } from "../../core/time-limit.js";
import type { FileContext, MarkdownContext } from "./context.js";
import { mayHoldDefinitions } from "./dialects/definitions.js";
import { rootsOf } from "./dialects/roots.js";
import { parseFast } from "./fast-parser/index.js";
import { type Headline, mayHaveMarks, renderHeadline } from "./headline.js";
import { escapeBlockMarkers, renderPlain, stripParagraph } from "./inline.js";
import { nestedTooDeep } from "./nested-containers.js";
import { NestedTooDeep, placeOfNesting, TOO_DEEP } from "./nested-too-deep.js";
import { type Rendered, render } from "./render.js";
import { mayHoldTemplateCode } from "./template-code.js";
import { unboundedText } from "./unbounded.js";
import { parseWithoutPlugins, parseWithUnified, remarkPlugins } from "./unified.js";
import { reportUnparsed } from "./unparsed/index.js";

export type { Rendered };

/** Renders the texts of one file. Problems and holes are collected in order. */
export interface Markdown {
	readonly holes: Hole[];
	readonly problems: Problem[];
	/** Renders blocks. `line` is the number of lines above the text in the file. */
	readonly block: (text: string, line: number) => Rendered;
	/** Renders a single line: a paragraph without its tags. Line and column count from 1. */
	readonly inline: (text: string, line: number, column: number) => Rendered;
	readonly headline: (text: string, line: number, column: number) => Headline;
}

const NOTHING: Rendered = { parts: [], text: "", first: "" };

/** Texts with syntax that only the plugins of the parser read. */
const mayHoldDialect = (text: string): boolean => mayHoldTemplateCode(text) || mayHoldDefinitions(text);

/** `tokenSeed` is the text of the file; it makes the tokens of holes unforgeable. */
export function createMarkdown(path: Path, tokenSeed: string, site: SiteConfig): Markdown {
	const fast = site.markdown.fastPath && remarkPlugins(site).length === 0;
	const createContext = (value: string, form: TextForm = "markdown"): MarkdownContext => ({
		file,
		value,
		form,
		holeNumbers: new Map(),
		anchors: new Map(),
	});
	const block = (value: string, form?: TextForm): Rendered => {
		const draft = createContext(value, form);
		const nested = nestedTooDeep(value, path) ?? unboundedText(value, path);
		if (nested) {
			file.problems.push(nested);
			return NOTHING;
		}
		try {
			const tree = fast && form !== "html" && !mayHoldDialect(value) ? parseFast(value) : undefined;
			return render(tree ?? parseWithUnified(draft, site), draft, site, fast);
		} catch (cause) {
			if (cause instanceof OutsideLimit) throw cause;
			file.problems.push(pluginErrorOf(cause, value, path, site));
			return NOTHING;
		}
	};
	/** The text is preceded by as many empty lines as it has lines above it; positions get the column of the text. */
	const inPlace = <T>(words: string, line: number, column: number, read: (value: string) => T): T => {
		const [problems, holes] = [file.problems.length, file.holes.length];
		const result = read("\n".repeat(line - 1) + words);
		const shift = <I extends Problem | Hole>(item: I): I =>
			"place" in item && item.place?.line === line
				? { ...item, place: { ...item.place, column: (item.place.column ?? 1) + column - 1 } }
				: item;
		for (let i = problems; i < file.problems.length; i++) file.problems[i] = shift(file.problems[i] as Problem);
		for (let i = holes; i < file.holes.length; i++) file.holes[i] = shift(file.holes[i] as Hole);
		return result;
	};
	const inline: Markdown["inline"] = (text, line, column) => {
		const words = escapeBlockMarkers(text);
		const plain = fast ? renderPlain(words) : undefined;
		if (plain) return plain;
		const { parts, ...rest } = inPlace(words, line, column, block);
		return { parts: stripParagraph(parts), ...rest };
	};
	const headline: Markdown["headline"] = (text, line, column) => {
		if (!mayHaveMarks(text)) return { text };
		return inPlace(escapeBlockMarkers(text), line, column, (value) => {
			const draft = createContext(value);
			const tree = parseFast(value) ?? parseWithoutPlugins(draft, site);
			reportUnparsed(tree, draft);
			return renderHeadline(tree, text, draft);
		});
	};
	const file: FileContext = {
		path,
		problems: [],
		holes: [],
		ownUrls: [...ownUrlsOf(site), ...rootsOf(site)],
		tokenSeed: tokenSeed,
		inline,
	};
	return {
		holes: file.holes,
		problems: file.problems,
		block: (text, line) => block("\n".repeat(line) + text, textFormOf(path)),
		inline,
		headline,
	};
}

/** Renders a line of Markdown from the configuration. */
export function renderConfigLine(
	text: string,
	site: SiteConfig,
): { readonly rich: RichText; readonly holes: readonly Hole[] } {
	const { inline, holes } = createMarkdown("broadsheet.config.ts", text, site);
	const { parts, text: plain } = inline(text, 1, 1);
	return { rich: { parts, text: plain }, holes };
}

/** The problem for an exception: the text is nested too deeply, or a remark plugin of the site fails. Anything else is a bug in Broadsheet. */
function pluginErrorOf(cause: unknown, value: string, path: Path, site: SiteConfig): Problem {
	if (cause instanceof NestedTooDeep) return error("too-deep", cause.message, { path, ...cause.at });
	if (cause instanceof RangeError) return error("too-deep", TOO_DEEP, { path, ...placeOfNesting(value) });
	if (remarkPlugins(site).length === 0) throw cause;
	const names = site.plugins.filter(({ remark = [] }) => remark.length > 0).map(({ name }) => `"${name}"`);
	if (site.markdown.remark.length > 0) names.unshift("`markdown.remark`");
	return pluginProblem(cause, `The remark plugins (${names.join(", ")}) leave a tree that cannot be rendered`, {
		story: path,
	});
}
