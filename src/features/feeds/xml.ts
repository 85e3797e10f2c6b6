/** A tree → XML 1.0. */
import type { Element } from "xast";
import { toXml } from "xast-util-to-xml";

/** `]]>` never stands in a text (XML 1.0, 2.4). */
export const xmlOf = (tree: Element): string =>
	`<?xml version="1.0" encoding="utf-8"?>\n${toXml(tree).replaceAll("]]>", "]]&gt;")}\n`;
