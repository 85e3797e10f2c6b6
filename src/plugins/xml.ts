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

/** `]]>` must not occur in text (XML 1.0, 2.4). Raw parts are already escaped. */
const elementText = (tree: Element): string => toXml(tree, { allowDangerousXml: true }).replaceAll("]]>", "]]&gt;");

/** Replaces characters that XML does not allow (XML 1.0, 2.2) by U+FFFD, in all texts of a value. */
export const sanitizeXmlText = <T>(value: T): T =>
	JSON.parse(JSON.stringify(value), (_, value: unknown) =>
		typeof value === "string"
			? value.toWellFormed().replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
			: value,
	);
