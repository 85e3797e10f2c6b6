/** The parts of a page that is imported. */
import type { Element } from "hast";

/** A paragraph, heading, list or picture of a page. */
export interface PageBlock {
	readonly kind: "heading" | "text" | "list" | "other";
	/** In one line. Of a list: its first item. */
	readonly text: string;
	readonly items?: readonly string[];
	/** The address of the only link of a paragraph. */
	readonly href?: string | undefined;
	readonly node: Element;
}
/** What a page says of itself where readers do not see it. */
export interface PageFacts {
	readonly title?: string | undefined;
	readonly date?: string | undefined;
	readonly updated?: string | undefined;
	readonly byline?: readonly string[];
	readonly sections?: readonly string[];
	readonly description?: string | undefined;
	readonly link?: string | undefined;
	readonly image?: { readonly src: string; readonly alt?: string | undefined } | undefined;
	readonly language?: string | undefined;
	/** Names of advertisements that were removed. */
	readonly advertisements?: readonly string[];
}
