/** Front matter in other languages than YAML, which is rejected with the line to write. */

import type { Path, Problem } from "../../core/model.js";
import { error, lineColumn } from "../../core/problem.js";

const engine = (message: string, hint: string, at: { path: Path; line: number; column: number; length: number }) =>
	error("front-matter-engine", message, at, { hint, withhold: true });

/** `language` is what gray-matter takes for the name of a language: everything after `---` on the first line, which is `opening`. */
export function languageProblem(text: string, opening: string, language: string, path: Path): Problem | undefined {
	if (language === "" || /^ya?ml$/i.test(language)) return undefined;
	const column = /\s/.test(opening[3] ?? "") ? 4 : opening.indexOf(language) + 1;
	const place = { path, line: 1, column, length: language.length };
	if (!/^[\w+.][\w+.-]*$/.test(language)) {
		const isContent = /^(?:[#{]|["']?\w[\w -]*["']?[ \t]*:)/.test(language);
		const hint = isContent ? `put \`${language.slice(0, 80)}\` on a line of its own below` : "write `---` alone";
		return error("front-matter-fence", "The opening fence must be `---` and nothing else", place, {
			hint,
			withhold: true,
		});
	}
	const block = between(text.slice(opening.length));
	const hint =
		language.toLowerCase() === "json" && isJson(block)
			? "write the fence as `---`: JSON between two such lines is read as YAML"
			: `write it as YAML between two lines \`---\`${example(block)}`;
	return engine(`Front matter is YAML; "${language.slice(0, 40)}" is refused`, hint, place);
}

const FOREIGN = /^[\ufeff\u200b\s]*(?=\+{3}[ \t]*(?:\n|$)|;{3}[ \t]*(?:\n|$)|\{\s*")/;

/** Front matter in fences of other languages: TOML in `+++`, JSON in `;;;` or without fences. */
export function foreignFrontMatterProblem(text: string, path: Path): Problem | undefined {
	const [before] = FOREIGN.exec(text) ?? [];
	if (before === undefined) return undefined;
	const sign = text[before.length] ?? "";
	const place = { path, line: lineColumn(text, before.length).line, column: 1, length: sign === "{" ? 1 : 3 };
	if (sign === "{")
		return engine(
			"Front matter is YAML between two lines `---`; JSON without them is refused",
			"put a line `---` above the `{` and another below its `}`: JSON between them is read as YAML",
			place,
		);
	return engine(
		`Front matter is YAML between two lines \`---\`; ${sign === "+" ? "TOML" : "JSON"} between \`${sign.repeat(3)}\` is refused`,
		`write both fences as \`---\`, and what is between them as YAML${example(between(text.slice(before.length + 3)))}`,
		place,
	);
}

/** The text between a fence and the next one. */
const between = (below: string): string => below.slice(0, below.search(/\n(?:---|\+\+\+|;;;)|$/));

function isJson(text: string): boolean {
	try {
		return typeof JSON.parse(text) === "object";
	} catch {
		return false;
	}
}

const PAIR =
	/^[\s{]*["']?([A-Za-z][\w-]*)["']?[ \t]*[:=][ \t]*("[^"\\\n]*"|'[^'\\\n]*'|\d[\w:.+-]*|true|false)[ \t]*,?[ \t]*$/m;

/** The first key whose value is written the same way in YAML, as a line of YAML. */
function example(block: string): string {
	const [, key, value] = PAIR.exec(block.slice(0, 4000)) ?? [];
	return key === undefined ? "" : `, each key on its line: \`${key}: ${value}\``;
}
