/** What every reader of an export returns: the items of an archive, independent of the program that wrote it. */
import type { Root } from "hast";

export interface ImportedItem {
	/** The name of the item in its system, the same in every export of it: `post 123`. */
	readonly key: string;
	readonly kind: "story" | "page";
	/** Plain text; '' if the export has none. */
	readonly title: string;
	/** Percent-decoded; '' if the export has none. */
	readonly slug: string;
	/** ISO 8601; without an offset it is of the clock of the newsroom. Undefined if the export has none. */
	readonly date: string | undefined;
	/** In the same form. */
	readonly updated?: string | undefined;
	/** Its address in the old site: absolute, or a path. Of an item that is not public, the one that it would have. */
	readonly link?: string | undefined;
	/** The address from which those in the text count, where that is not `link`. */
	readonly base?: string | undefined;
	/** Further old addresses, in the same form. */
	readonly formerLinks: readonly string[];
	/** Keys of `Archive.authors`, or names. */
	readonly byline: readonly string[];
	/** Names, outermost first. */
	readonly sections: readonly string[];
	readonly tags: readonly string[];
	/** Plain text. */
	readonly description?: string | undefined;
	/** Key points, plain text. */
	readonly summary?: readonly string[];
	readonly contributors?: readonly string[];
	readonly image?: ImportedPicture | undefined;
	/** Why it is a draft here; undefined if it is public in the export. */
	readonly hidden?: string | undefined;
	readonly access?: "members" | "paid" | undefined;
	readonly canonical?: string | undefined;
	readonly lang?: string | undefined;
	/** What the editor should know about it. */
	readonly notes: readonly string[];
}
export interface ImportedPicture {
	/** As in the export: absolute, or relative to the address of the item. */
	readonly src: string;
	/** Plain text. */
	readonly alt?: string | undefined;
	readonly captionHtml?: string | undefined;
}

/** An item that becomes no file. */
export interface LeftOut {
	/** As `key` of an item, where it has one. */
	readonly key?: string;
	readonly item: string;
	readonly why: string;
}

export interface ImportedAuthor {
	/** The last part of the old address of the author. */
	readonly slug: string;
	readonly name: string;
	readonly biographyHtml?: string | undefined;
	readonly image?: string | undefined;
	readonly links?: readonly string[];
}
/** A topic or a section. */
export interface ImportedGroup {
	/** The last part of its old address. */
	readonly slug: string;
	/** Of a section: all names, outermost first. */
	readonly names: readonly string[];
	readonly descriptionHtml?: string | undefined;
}

/** What an export says of its site. */
export interface ImportedSite {
	readonly name?: string | undefined;
	readonly url?: string | undefined;
	readonly description?: string | undefined;
	readonly language?: string | undefined;
	readonly timeZone?: string | undefined;
}

/** The text of an item, with the HTML elements of `html/own-elements.ts`. */
export interface ImportedBody {
	readonly key: string;
	/** As text, or parsed. */
	readonly html: string | Root;
	/** Blank lines separate paragraphs, and a line end is a line break, as in the classic editor of WordPress. */
	readonly isLoose?: boolean;
	/** Names of shortcodes and blocks that were left out. */
	readonly dropped?: readonly string[];
}

export interface Archive {
	/** As the report names it. */
	readonly format: string;
	readonly site: ImportedSite;
	readonly items: Iterable<ImportedItem>;
	readonly leftOut: Iterable<LeftOut>;
	readonly authors: ReadonlyMap<string, ImportedAuthor>;
	readonly topics: readonly ImportedGroup[];
	readonly sections: readonly ImportedGroup[];
	/** Patterns of `permalinks` that keep the addresses of groups. */
	readonly permalinks?: Readonly<Record<string, string>>;
	/** What the editor should know about the whole archive. */
	readonly notes: readonly string[];
	/** The texts, in the order of `items`; at least those of the items that are wanted. Each call reads the export again. */
	readonly bodies: (isWanted: (key: string) => boolean) => AsyncIterable<ImportedBody>;
}

/** The bytes of an export. Each call reads it from the beginning. A chunk is valid until the next one is read. */
export type Bytes = () => AsyncIterable<Uint8Array>;
