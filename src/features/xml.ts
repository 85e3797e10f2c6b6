/** A tree → XML 1.0, and texts that it can hold. */
import type { Element } from "xast";
import { toXml } from "xast-util-to-xml";
import type { Url } from "../model.js";

/** `]]>` never stands in a text (XML 1.0, 2.4). `css` is the style sheet by which a browser shows it (W3C, Associating Style Sheets with XML documents). */
export const xmlOf = (tree: Element, css?: Url): string =>
	[
		'<?xml version="1.0" encoding="utf-8"?>',
		...(css === undefined ? [] : [`<?xml-stylesheet type="text/css" href="${css}"?>`]),
		toXml(tree).replaceAll("]]>", "]]&gt;"),
		"",
	].join("\n");

/** Characters that XML cannot hold (XML 1.0, 2.2) become U+FFFD in every text of a value. */
export const legal = <T>(told: T): T =>
	JSON.parse(JSON.stringify(told), (_, value: unknown) =>
		typeof value === "string"
			? value.toWellFormed().replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
			: value,
	);
