/** A tree → XML 1.0. */
import type { Element } from "xast";
import { toXml } from "xast-util-to-xml";

/** Characters that XML cannot hold (XML 1.0, 2.2) become U+FFFD: in each format, so that all say the same. */
export const legal = (text: string): string =>
	text.toWellFormed().replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd");

/** `]]>` never stands in a text (XML 1.0, 2.4). */
export const xmlOf = (tree: Element): string =>
	`<?xml version="1.0" encoding="utf-8"?>\n${legal(toXml(tree)).replaceAll("]]>", "]]&gt;")}\n`;
