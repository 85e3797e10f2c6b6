/** The text of a file → its front matter with places, and its body. Fences are strict: whatever could hide a `draft: true` is an error. */
import matter from "gray-matter";
import { LineCounter } from "yaml";
import { error } from "../../base/problem.js";
import type { Outcome, Path, Place, Problem } from "../../model.js";
import { readYaml, type YamlMap } from "./yaml.js";

export interface Split {
	readonly data: YamlMap;
	readonly body: string;
	/** Lines of the file above the body. */
	readonly lines: number;
}

const refuse = (): never => {
	throw new Error("no engine but YAML is ever called");
};
/** gray-matter's stock engines evaluate JavaScript. Here none of them can run; ours takes the YAML with its places. */
const ENGINES = {
	yaml: () => ({}),
	json: refuse,
	javascript: refuse,
	js: refuse,
	coffee: refuse,
	coffeescript: refuse,
	cson: refuse,
	toml: refuse,
};

export function splitFrontMatter(text: string, path: Path): Outcome<Split> {
	const fault = fenceFault(text, path);
	if (fault) return { problems: [fault] };

	// Always an options object: without one gray-matter caches by content and answers `{}` for a broken file's second reading.
	const file = matter(text, { engines: ENGINES as never, language: "yaml" });
	const before = text.length - text.slice(text.indexOf("\n")).length;
	const counter = new LineCounter();
	for (let at = 0; at !== -1; at = file.matter.indexOf("\n", at) + 1 || -1) counter.addNewLine(at);
	const place = (offset: number, length = 1): Place => {
		const { line, col } = counter.linePos(offset);
		const column = line === 1 ? before + offset + 1 : col;
		return {
			path,
			line,
			column,
			length: Math.max(1, file.matter.slice(offset, offset + length).split("\n", 1)[0]?.length ?? 1),
		};
	};
	const end = /^\.\.\.[ \t]*$/m.exec(file.matter);
	if (end)
		return {
			problems: [
				withhold(
					error(
						"yaml",
						"The front matter is one document; `...` ends it before the closing fence",
						place(end.index, 3),
						{ hint: "remove the line" },
					),
				),
			],
		};
	const { value, problems } = readYaml(file.matter, place);
	// Whoever wrote one of these words may have meant to hide the story.
	if (!value)
		return { problems: /\b(?:draft|embargo|expires)\b/i.test(file.matter) ? problems.map(withhold) : problems };
	const lines = file.matter.split("\n").length + 1;
	return { value: { data: value, body: text.split("\n").slice(lines).join("\n"), lines }, problems };
}

const withhold = (problem: Problem): Problem => ({ ...problem, withhold: true });
/** What is wrong with the fences, if anything. The opening one is the first line; the closing one is `---` on its own line. */
function fenceFault(text: string, path: Path): Problem | undefined {
	const fence = (message: string, line: number, hint?: string) =>
		withhold(error("front-matter-fence", message, { path, line, column: 1, length: 3 }, { hint }));
	const lines = text.split("\n");
	const opening = lines[0] ?? "";
	if (!opening.startsWith("---")) {
		const late = lines.findIndex((line) => line.replace(/[\ufeff\u200b]/g, "").trim() !== "");
		if (late >= 0 && /^[\ufeff\u200b\s]*---/.test(lines[late] ?? ""))
			return fence(
				"The front matter must begin in the first line, with nothing before it",
				late + 1,
				"remove what stands before `---`",
			);
		return error(
			"front-matter-missing",
			"The file has no front matter",
			{ path, line: 1, column: 1 },
			{ hint: "begin it with a line `---`, then `headline:` and `date:`, then another `---`" },
		);
	}
	const language = opening.slice(3).trim();
	if (language !== "" && !/^ya?ml$/.test(language)) {
		const column = opening.indexOf(language) + 1;
		if (language.startsWith("-")) return fence("The opening fence has three hyphens", 1);
		return withhold(
			error(
				"front-matter-engine",
				`Front matter is YAML; "${language.slice(0, 40)}" is refused`,
				{ path, line: 1, column: /\s/.test(opening[3] ?? "") ? 4 : column, length: language.length },
				{ hint: "write it as YAML between two lines `---`" },
			),
		);
	}
	const closing = lines.findIndex((line, index) => index > 0 && line.startsWith("---"));
	if (closing === -1) return fence("The front matter has no closing fence", 1, "end it with a line `---`");
	return /^---[ \t]*$/.test(lines[closing] ?? "")
		? undefined
		: fence("The closing fence must be `---` and nothing else", closing + 1);
}
