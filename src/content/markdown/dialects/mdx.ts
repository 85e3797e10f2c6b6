/** MDX: Markdown with components. Of attributes whose values are expressions, an address or a text in one is kept, the expression goes. */
import type { Processor } from "unified";
import type { Piece } from "../template-code.js";

/** Text in components is indented, so MDX has no indented code (mdxjs.com/docs/what-is-mdx, "Markdown"). */
export function withoutIndentedCode(this: Processor): void {
	const data = this.data();
	data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { disable: { null: ["codeIndented"] } }];
}

const SHOWN_ATTRIBUTE = /^(?:src|href|alt|title)$/;

/** The attribute as HTML, padded to the length of the expression; white space if it says nothing to readers. */
export function expressionMask({ text, name }: Piece): string {
	const blank = text.replace(/[^\n]/g, " ");
	const value = SHOWN_ATTRIBUTE.test(name) ? literalIn(text) : undefined;
	if (value === undefined) return blank;
	const attribute = ` ${name}="${value}"`;
	const end = text.indexOf("\n", 1);
	return attribute.length <= (end === -1 ? text.length : end) ? attribute + blank.slice(attribute.length) : blank;
}

/** Whether readers lose a picture or a link, because its address is not in the text. */
export const losesAddress = ({ text, name }: Piece): boolean =>
	(name === "src" || name === "href") && literalIn(text) === undefined;

/** The text in an expression: `{require("@site/static/img/boat.png").default}` → `/img/boat.png`. */
const literalIn = (text: string): string | undefined =>
	/(["'`])([^"'`\n${}]+)\1/.exec(text.slice(text.indexOf("{")))?.[2]?.replace(/^@site\/(?:static\/)?/, "/");
