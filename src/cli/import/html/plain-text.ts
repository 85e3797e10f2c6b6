/** A piece of HTML → its text in one line. */
import { withoutInvisible } from "../../../core/invisible-characters.js";
import { parseFragment, textOfNode } from "./tree.js";

export function textOfHtml(html: string): string {
	const text = /[<&]/.test(html)
		? textOfNode(parseFragment(html.replace(/<(?:br|\/p|\/div|\/li)\b[^>]*>/gi, " $&")))
		: html;
	return oneLine(text);
}

/** Without characters that nobody sees. */
export const oneLine = (text: string): string =>
	(withoutInvisible(text)?.text ?? text)
		.replace(/[\p{Cc}\u2028\u2029\u00ad]+/gu, (found) => (/[\t\n\r\u2028\u2029]/.test(found) ? " " : ""))
		.replace(/\s+/g, " ")
		.trim();
