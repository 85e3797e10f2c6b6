/** Front matter in other languages than YAML, TOML and JSON, which is rejected with the line to write. */

import type { Path, Problem } from "../../core/model.js";
import { error } from "../../core/problem.js";
import type { Fence } from "./fences.js";

/** `language` is what gray-matter takes for the name of a language: everything after the fence on the first line, which is `opening`. `above` lines are above it. */
export function languageFault(
	text: string,
	opening: string,
	language: string,
	fence: Fence,
	path: Path,
	above: number,
): Problem {
	const column = /\s/.test(opening[3] ?? "") ? 4 : opening.indexOf(language) + 1;
	const place = { path, line: 1 + above, column, length: language.length };
	if (!/^[\w+.][\w+.-]*$/.test(language)) {
		const isContent = /^(?:[#{]|["']?\w[\w -]*["']?[ \t]*[:=])/.test(language);
		const hint = isContent ? `put \`${language.slice(0, 80)}\` on a line of its own below` : `write \`${fence}\` alone`;
		return error("front-matter-fence", `The opening fence must be \`${fence}\` and nothing else`, place, {
			hint,
			withhold: true,
		});
	}
	const hint = `write it as YAML between two lines \`---\`${example(between(text.slice(opening.length)))}`;
	return error(
		"front-matter-engine",
		`Front matter is YAML, TOML or JSON; "${language.slice(0, 40)}" is refused`,
		place,
		{ hint, withhold: true },
	);
}

/** The text between a fence and the next one. */
const between = (below: string): string => below.slice(0, below.search(/\n(?:---|\+\+\+|;;;)|$/));

const PAIR =
	/^[\s{]*["']?([A-Za-z][\w-]*)["']?[ \t]*[:=][ \t]*("[^"\\\n]*"|'[^'\\\n]*'|\d[\w:.+-]*|true|false)[ \t]*,?[ \t]*$/m;

/** The first key whose value is written the same way in YAML, as a line of YAML. */
function example(block: string): string {
	const [, key, value] = PAIR.exec(block.slice(0, 4000)) ?? [];
	return key === undefined ? "" : `, each key on its line: \`${key}: ${value}\``;
}
