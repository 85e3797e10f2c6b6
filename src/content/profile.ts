/** Parses the files of authors, topics, sections and series. */

import { didYouMean } from "../core/closest-match.js";
import type { FieldType, FieldValues } from "../core/front-matter-schema.js";
import type {
	CollectionKind,
	CollectionMeta,
	Outcome,
	Path,
	Problem,
	Profile,
	SiteConfig,
	Source,
} from "../core/model.js";
import { nameInContent } from "../core/mounts.js";
import { omitUndefined } from "../core/omit-undefined.js";
import { fileNameOf, parentPath, withoutExtension } from "../core/paths.js";
import { warning } from "../core/problem.js";
import { decodeText } from "./files/decode-text.js";
import { underscoreProblem } from "./files/underscore.js";
import { READERS } from "./front-matter/readers/index.js";
import { splitFrontMatter } from "./front-matter/split.js";
import { hidingKey } from "./front-matter/undecided-keys.js";
import { createMarkdown, type Markdown, type Rendered } from "./markdown/index.js";

/** The keys of an author file. */
const PROFILE = {
	name: "text",
	kind: "author",
	role: "text",
	masthead: "text",
	department: "text",
	order: "whole",
	email: "text",
	links: "texts",
	image: "text",
} as const satisfies Record<string, FieldType>;
/** The keys of a description file. */
const GROUP = { name: "text", description: "text", aka: "references", order: "whole" } as const satisfies Record<
	string,
	FieldType
>;

type Values<T extends Record<string, FieldType>> = { [K in keyof T]?: FieldValues[T[K]] };

export function parseProfile(source: Source, site: SiteConfig): Outcome<Profile> {
	const read = readNote(source, site, PROFILE, site.authorFields, "an author");
	if (!read.value) return { problems: read.problems };
	const { values, body, markdown, key, image } = read.value;
	const { name = key, kind = "person", links = [], role, masthead, department, order, email } = values;
	const biography = { parts: body.parts, text: body.text };
	const known = omitUndefined({ role, masthead, department, order, email, image });
	const value: Profile = { from: source.path, key, name, kind, links, biography, holes: markdown.holes, ...known };
	return { value, problems: read.problems };
}

/** Parses the description file of a topic, a section or a series. */
export function parseNote(kind: CollectionKind, source: Source, site: SiteConfig): Outcome<CollectionMeta> {
	const read = readNote(source, site, GROUP, kind === "topic" ? site.topicFields : {}, `a ${kind}`);
	if (!read.value) return { problems: read.problems };
	const { values, body, markdown, key } = read.value;
	const before = markdown.problems.length;
	const described = values.description === undefined ? body : markdown.inline(values.description, 1, 1);
	const { name, aka = [], order } = values;
	return {
		value: {
			from: source.path,
			key: kind === "section" ? keyIn(nameInContent(source.path, site.folders), site.folders.sections) : key,
			...(name !== undefined && { name }),
			description: { parts: described.parts, text: described.text },
			holes: markdown.holes,
			synonyms: aka,
			...(order !== undefined && { order }),
		},
		problems: [...read.problems, ...markdown.problems.slice(before)],
	};
}

/** `sections/news/city-hall.md` → `news/city-hall`. */
const keyIn = (path: Path, folder: Path): string =>
	withoutExtension(path.slice(folder.length + 1)).replace(/\/_?index$/i, "");

interface ReadFile<T extends Record<string, FieldType>> {
	readonly values: Values<T>;
	readonly body: Rendered;
	readonly markdown: Markdown;
	/** The name of the file, or of its folder if the file is an index. */
	readonly key: string;
	readonly image?: FieldValues["references"][number];
}

/** Keys are validated by their types; an unknown key that is similar to a known one is reported. */
function readNote<T extends Record<string, FieldType>>(
	source: Source,
	site: SiteConfig,
	types: T,
	renamed: Readonly<Record<string, string>>,
	what: string,
): Outcome<ReadFile<T>> {
	const text = decodeText(source);
	if (text.value === undefined) return { problems: text.problems };
	const split = splitFrontMatter(text.value, source.path);
	const problems: Problem[] = [...text.problems, ...split.problems];
	if (!split.value) return { problems };
	const report = (problem: Problem) => void problems.push(problem);
	const underscored = underscoreProblem(source.path, site.folders);
	if (underscored) report(underscored);
	const values: Record<string, unknown> = {};
	let image: ReadFile<T>["image"];
	const names = new Map(Object.keys(types).map((name) => [renamed[name] ?? name, name]));
	for (const [written, { key: place, value }] of split.value.data.entries) {
		const name = names.get(written);
		const type = name === undefined ? undefined : types[name];
		if (name && type) {
			values[name] = READERS[type](value, { key: written, timeZone: site.timeZone, report });
			if (name === "image" && value.kind === "text" && value.text)
				image = { text: value.text, line: value.place.line ?? 1, column: value.place.column ?? 1 };
		} else {
			const hiding = hidingKey(what, { key: written, value, place }, site);
			const hint = didYouMean(written, names.keys());
			if (hiding) report(hiding);
			else if (hint) report(warning("unknown-field", `No field is called \`${written}\``, place, { hint }));
		}
	}
	const markdown = createMarkdown(source.path, text.value, site);
	const body = markdown.block(split.value.body, split.value.lines);
	problems.push(...markdown.problems);
	if (problems.some((problem) => problem.severity === "error")) return { problems };
	const key = /^_?index$/i.test(withoutExtension(fileNameOf(source.path)))
		? fileNameOf(parentPath(source.path))
		: withoutExtension(fileNameOf(source.path));
	return { value: { values: values as Values<T>, body, markdown, key, ...(image && { image }) }, problems };
}
