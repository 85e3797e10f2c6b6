/** The first heading of a post of Docusaurus without a `title` (docusaurus.io/docs/api/plugins/@docusaurus/plugin-content-blog#title). */
import type { Outcome, Path, SiteConfig } from "../../core/model.js";
import type { Keys } from "./keys.js";
import { createPlaceMapper, type SplitFile, splitFrontMatter } from "./split.js";
import type { YamlMap } from "./yaml.js";

/** Lines above the heading that are not text. */
const ABOVE = /^\s*$|^import\s|^<!--.*-->\s*$/;
const HEADING = /^(# +)(\S.*?)(?: *\{#[\w-]+\}| +#+)? *$/;
const UNDERLINE = /^=+ *$/;

/** `splitFrontMatter` for a file of content. In a post of Docusaurus the heading becomes the title and is blank in the body; a post with one needs no front matter. */
export function splitStory(
	text: string,
	path: Path,
	{ isPage, keysOf, mayRepeat }: Keys,
	from: SiteConfig["from"],
): Outcome<SplitFile> {
	const split = splitFrontMatter(text, path, true, mayRepeat);
	return from === "docusaurus" && !isPage ? withTitle(split, text, path, keysOf("headline")) : split;
}

function withTitle(
	split: Outcome<SplitFile>,
	text: string,
	path: Path,
	titleKeys: readonly string[],
): Outcome<SplitFile> {
	const { value, problems } = split;
	const isBare = problems.some(({ code }) => code === "front-matter-missing");
	const [titleKey = ""] = titleKeys;
	if ((!value && !isBare) || titleKeys.some((key) => value?.data.entries.has(key))) return split;
	const { data, body, lines: above } = value ?? { data: emptyMap(path), body: text, lines: 0 };
	const found = firstHeading(body);
	if (!found) return split;
	const place = createPlaceMapper(body, path, 0, above)(found.offset, found.title.length);
	const title = { key: place, value: { kind: "text", place, text: found.title, quoted: false } } as const;
	return {
		value: {
			data: { ...data, entries: new Map([...data.entries, [titleKey, title]]) },
			body: found.rest,
			lines: above,
		},
		problems: problems.filter(({ code }) => code !== "front-matter-missing"),
	};
}

const emptyMap = (path: Path): YamlMap => ({ kind: "map", place: { path, line: 1, column: 1 }, entries: new Map() });

/** `offset` is that of the title in the body; `rest` is the body with blank lines in its place. */
function firstHeading(body: string) {
	const lines = body.split("\n");
	const at = lines.findIndex((line) => !ABOVE.test(line));
	const line = lines[at] ?? "";
	const [, mark = "", typed = ""] = HEADING.exec(line) ?? [];
	const isUnderlined = typed === "" && UNDERLINE.test(lines[at + 1] ?? "");
	const title = isUnderlined ? line.trim() : typed;
	if (title === "") return undefined;
	const offset = lines.slice(0, at).reduce((sum, { length }) => sum + length + 1, 0) + mark.length;
	const rest = lines.with(at, "");
	return { title, offset, rest: (isUnderlined ? rest.with(at + 1, "") : rest).join("\n") };
}
