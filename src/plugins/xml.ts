/** Serializes XML 1.0. */

import type { Element } from "xast";
import { type Raw, toXml } from "xast-util-to-xml";
import { memoizeWeak } from "../core/memoize.js";
import type { Url } from "../core/model.js";

/** `css` are style sheets for browsers (W3C, Associating Style Sheets with XML documents). */
export const serializeXml = (tree: Element, css: readonly Url[] = []): string =>
	[
		'<?xml version="1.0" encoding="utf-8"?>',
		...css.map((url) => `<?xml-stylesheet type="text/css" href="${url}"?>`),
		elementText(tree),
		"",
	].join("\n");

/** An element that occurs in many documents is rendered once. */
export const memoizedXml = <T extends object>(elementOf: (of: T) => Element): ((of: T) => Raw) =>
	memoizeWeak((of) => ({ type: "raw", value: elementText(elementOf(of)) }));

/** A long text, escaped as the library does it. The library calls a function for each character: a third of the time of a feed. */
export const longText = (text: string): Raw => ({
	type: "raw",
	value: text.replaceAll("&", "&#x26;").replaceAll("<", "&#x3C;"),
});

/** `]]>` must not occur in text (XML 1.0, 2.4). Raw parts are already escaped. */
const elementText = (tree: Element): string => toXml(tree, { allowDangerousXml: true }).replaceAll("]]>", "]]&gt;");

/** Replaces characters that XML does not allow (XML 1.0, 2.2) by U+FFFD, in all texts of a value. */
export const sanitizeXmlText = <T>(value: T): T => sanitized(value) as T;

function sanitized(value: unknown): unknown {
	if (typeof value === "string") return MAY_BE_INVALID.test(value) ? sanitizedText(value) : value;
	if (Array.isArray(value)) return value.map(sanitized);
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, sanitized(each)]));
}
/** Half of a pair may be a whole character: most texts have neither. */
const MAY_BE_INVALID = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/;
const sanitizedText = (text: string): string =>
	text.toWellFormed().replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd");
