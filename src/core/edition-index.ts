/** The order of the public articles and of the collections as numbers: the number of an article is the place of its file among all files of texts. */

export const INDEXED_KINDS = ["section", "topic", "author"] as const;
export type IndexedKind = (typeof INDEXED_KINDS)[number];

/** A collection: the name that its newest article gives it, and its articles, newest first. */
export interface IndexedGroup {
	readonly kind: IndexedKind;
	readonly key: string;
	readonly name: string;
	readonly members: ArrayLike<number>;
}
export interface EditionIndex {
	/** Newest first. */
	readonly order: ArrayLike<number>;
	/** Of each kind in the order in which articles, newest first, name them. */
	readonly groups: readonly IndexedGroup[];
}
