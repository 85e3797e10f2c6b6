/** Lint rules for a single article: its front matter and its Markdown. */
import type { Heading, Nodes } from "mdast";
import { ownUrlsOf } from "../../core/base-path.js";
import type { FieldName } from "../../core/front-matter-schema.js";
import { limitOf } from "../../core/lint-rules.js";
import type { Path, Place, Problem, SiteConfig, Source } from "../../core/model.js";
import { isPageFile } from "../../core/page-files.js";
import { warning } from "../../core/problem.js";
import { textFormOf } from "../../core/text-files.js";
import { decodeText } from "../files/decode-text.js";
import { writtenValue } from "../front-matter/keys.js";
import { readFields } from "../front-matter/read-fields.js";
import { splitFrontMatter } from "../front-matter/split.js";
import type { Yaml, YamlMap } from "../front-matter/yaml.js";
import type { MarkdownContext } from "../markdown/context.js";
import { normalizeHeadings } from "../markdown/headings.js";
import { resolveReferences } from "../markdown/reference-links.js";
import { parseWithUnified } from "../markdown/unified.js";
import { eachNode } from "../markdown/visit.js";
import { type AnchorLink, lintBody } from "./body.js";

/** The results for one article. */
export interface LintedArticle {
	readonly path: Path;
	readonly problems: readonly Problem[];
	/** The anchors of its headings, and those that attributes of kramdown give. */
	readonly anchors: ReadonlySet<string>;
	readonly parts: readonly AnchorLink[];
	/** Its topics as written. */
	readonly topics: ReadonlyMap<string, Place>;
}

/** An article that cannot be parsed was reported by the build; no rule is applied to it. */
export function lintArticle(source: Source, site: SiteConfig): LintedArticle {
	const { path } = source;
	const text = decodeText(source).value;
	const split = text === undefined ? undefined : splitFrontMatter(text, path).value;
	if (text === undefined || !split) return { path, problems: [], anchors: new Set(), parts: [], topics: new Map() };
	const draft: MarkdownContext = {
		file: {
			path,
			problems: [],
			holes: [],
			ownUrls: ownUrlsOf(site),
			tokenSeed: text,
			inline: (words) => ({ parts: [words], text: words }),
		},
		value: "\n".repeat(split.lines) + split.body,
		form: textFormOf(path) ?? "markdown",
		holeNumbers: new Map(),
		anchors: new Map(),
	};
	const tree = parseWithUnified(draft, site);
	const ranks = new Map<Heading, number>();
	const anchors = new Set<string>();
	eachNode(tree, (node: Nodes) => {
		if (node.type === "heading") ranks.set(node, node.depth);
		const { id } = (node.data as { hProperties?: { id?: unknown } } | undefined)?.hProperties ?? {};
		if (typeof id === "string") anchors.add(id);
	});
	resolveReferences(tree, normalizeHeadings(tree, draft));
	const { problems, parts } = lintBody(tree, ranks, draft);
	return {
		path,
		problems: [...checkFields(split.data, path, site), ...problems],
		anchors: new Set([...anchors, ...draft.anchors.values()]),
		parts,
		topics: new Map(textsOf(writtenValue(split.data, "tags", site)).map(({ text, place }) => [text, place])),
	};
}

function checkFields(data: YamlMap, path: Path, site: SiteConfig): Problem[] {
	const problems: Problem[] = [];
	const isPage = isPageFile(path, site.folders);
	const fields = readFields(data, path, site).value;
	const value = (name: FieldName) => writtenValue(data, name, site, isPage);
	const tooLong = (
		code: "headline-length" | "bullet-length",
		what: string,
		text: string,
		place: Place,
		hint: string,
	) => {
		const most = limitOf(code, site.check.rules);
		if (text.length > most)
			problems.push(warning(code, `${what} has ${text.length} characters; ${most} are the most`, place, { hint }));
	};
	const headline = value("headline");
	if (fields && headline)
		tooLong(
			"headline-length",
			isPage ? "The title" : "The headline",
			fields.headline,
			headline.place,
			"cut it, or give it a `shortTitle`",
		);
	// A single text is a summary below the headline; a list contains key points.
	if (value("summary")?.kind === "list")
		for (const { text, line, column } of fields?.summary ?? [])
			tooLong(
				"bullet-length",
				"A key point",
				text,
				{ path, line, column, length: text.length },
				"one point, one short sentence",
			);
	if (fields?.image && !fields.image.credit) {
		const { text, line, column } = fields.image.src;
		problems.push(
			warning(
				"credit-missing",
				"The lead picture has no credit",
				{ path, line, column, length: text.length },
				{ hint: "for instance `credit: Ida Roth`" },
			),
		);
	}
	for (const { text, place } of twice(value("byline")))
		problems.push(
			warning("byline-twice", `"${text}" occurs twice in the byline`, place, { hint: "remove one of them" }),
		);
	return problems;
}

/** The texts of a list. */
const textsOf = (value: Yaml | undefined) =>
	value?.kind === "list" ? value.items.filter((item) => item.kind === "text") : [];

/** Names that occur earlier in the same list. */
function twice(value: Yaml | undefined): { readonly text: string; readonly place: Place }[] {
	const names = textsOf(value).map(({ text }) => text.trim().toLowerCase());
	return textsOf(value).filter((_, index) => names.indexOf(names[index] ?? "") < index);
}
