/** The first heading of a post of Docusaurus without a `title` (docusaurus.io/docs/api/plugins/@docusaurus/plugin-content-blog#title). */
import type { Outcome, Path } from "../../core/model.js";
import { createPlaceMapper, type MayRepeat, type SplitFile, splitFrontMatter } from "./split.js";
import type { YamlMap } from "./yaml.js";

/** Lines above the heading that are no text. */
const ABOVE = /^\s*$|^import\s|^<!--.*-->\s*$/;
const HEADING = /^(# +)(\S.*?)(?: *\{#[\w-]+\}| +#+)? *$/;
const UNDERLINE = /^=+ *$/;

/** The heading becomes the value of `titleKey` and is blank in the body. A post with such a heading needs no front matter. */
export function splitPost(
	text: string,
	path: Path,
	{ titleKeys, mayRepeat }: { readonly titleKeys: readonly string[]; readonly mayRepeat: MayRepeat },
): Outcome<SplitFile> {
	const { value, problems } = splitFrontMatter(text, path, true, mayRepeat);
	const isBare = problems.some(({ code }) => code === "front-matter-missing");
	const [titleKey = ""] = titleKeys;
	if ((!value && !isBare) || titleKeys.some((key) => value?.data.entries.has(key)))
		return { value, problems } as Outcome<SplitFile>;
	const { data, body, lines: above } = value ?? { data: emptyMap(path), body: text, lines: 0 };
	const found = firstHeading(body);
	if (!found) return { value, problems } as Outcome<SplitFile>;
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
