/** What is reported of the pieces of another generator. */
import type { Place, Problem } from "../../../core/model.js";
import { error, warning } from "../../../core/problem.js";
import type { Piece } from "../template-code.js";

/** The problem for a piece outside of code. `isLeftOut`: otherwise it is shown literally. */
export function pieceProblem({ kind, name }: Piece, isLeftOut: boolean, place: Place): Problem | undefined {
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
		case "bracket":
			return warning("unknown-shortcode", `The shortcode [${name}] of WordPress is left out`, place, {
				group: name,
				hint: "it names files by their numbers in WordPress: write the pictures, or a link to the recording, in its place",
			});
		case "module":
			return warning("template-code", `A line \`${name}\` of MDX is left out`, place, {
				group: name,
				hint: "components of MDX are not read; delete the line",
			});
		case "component":
			return warning("html-dropped", `The component <${name}> of MDX is left out; its text is kept`, place, {
				group: `<${name}>`,
				hint: "write what it shows in Markdown",
			});
		case "expression":
			return warning("html-dropped", `The attribute \`${name}={…}\` of MDX is left out`, place, {
				group: `${name}={}`,
				hint: "write the address in quotation marks",
			});
		case "tag":
			return isLeftOut
				? warning("unknown-shortcode", `The tag "${name}" of another generator is left out`, place, {
						group: name,
						hint: "write what it stands for, or put it in backticks if readers should see it; a remark plugin can read it: see docs/plugins.md",
					})
				: warning("template-code", `The template tag "${name}" is shown literally`, place, {
						group: name,
						hint: "write what it stands for, or put it in backticks if readers should see it",
					});
		default:
			return undefined;
	}
}
