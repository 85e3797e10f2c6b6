/** Escapes text, attributes and URLs as remark-html does. */

const SIGNS = /[\0"&'`]/g;
const reference = (sign: string): string => `&#x${sign.charCodeAt(0).toString(16).toUpperCase()};`;

/** Text between tags. */
export const escapeMarkdownText = (text: string): string =>
	/[&<]/.test(text) ? text.replace(/[&<]/g, reference) : text;
/** Text between the double quotes of an attribute. */
export const attribute = (text: string): string => text.replace(SIGNS, reference);

/** Without white space around line breaks. */
export const trimLines = (text: string): string =>
	(text.includes("\n") || text.includes("\r")) && /[\t ][\r\n]|[\r\n][\t ]/.test(text)
		? text.replace(/(?<![\t ])[\t ]+(?=[\r\n])/g, "").replace(/([\r\n])[\t ]+/g, "$1")
		: text;

const NOT_IN_URL = /%(?![0-9A-Za-z]{2})|[^!#$%&-;=?-Z_a-z~]+/g;
/** The schemes of safe links, or none. */
const SAFE = /^(?:(?:https?|mailto|tel|sms):|[^:/?#]*(?:[/?#]|$))/;

/** A URL as it is rendered; undefined if the sanitizer drops it. */
export function safeUrl(url: string): string | undefined {
	const printed = url.replace(NOT_IN_URL, (signs) => encodeURIComponent(signs.toWellFormed()));
	return SAFE.test(printed) ? attribute(printed) : undefined;
}
