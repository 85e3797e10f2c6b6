/** What the pages of a site have read of it when their views were built, and which pages show the text of an article. In LMDB. */
import { digest } from "../core/digest.js";
import { lazy } from "../core/lazy.js";
import type { Html, Path, Problem, Redirect, Url } from "../core/model.js";
import type { TextPart } from "../core/site-reads.js";
import type { Store } from "./kv-store.js";

/** Questions with their answers; `null` for none. An answer of `COMMON_ANSWERS` is left out. */
export type Answers = Readonly<Record<string, unknown>>;

export interface PageRecord<Task> {
	/** What the page is built of. */
	readonly task: Task;
	/** What it has asked, apart from questions about a file. */
	readonly answers: Answers;
	/** What was reported with it. @default nothing */
	readonly problems?: readonly Problem[];
}
/** What all pages show. */
export interface CommonReads {
	/** `SiteView` as JSON. */
	readonly siteViewJson: string;
	readonly keyPointsFooter?: Html | undefined;
	/** The references in it. */
	readonly footerReferences?: readonly string[] | undefined;
}
export interface Head extends CommonReads {
	/** The same as in the records of the output that the reads belong to. */
	readonly id: string;
}

/** The redirects of the site and the addresses that are gone. */
export interface KeptRedirects {
	readonly redirects: readonly KeptRedirect[];
	readonly gone: readonly Url[];
}
/** As in the edition, with the source file of the article. */
export interface KeptRedirect extends Omit<Redirect, "article"> {
	readonly article?: Path;
}

export interface PageReads<Task> {
	readonly common: CommonReads;
	readonly redirects: () => KeptRedirects;
	readonly page: (url: Url) => PageRecord<Task> | undefined;
	/** What has been asked about a file; of an article also the digests of its text, named by its parts. */
	readonly answersAbout: (file: Path) => Answers | undefined;
	/** The URLs of pages that show this part of an article or ask about it (`listing`), and possibly of pages that did so once. */
	readonly pagesWith: (article: Path, part: TextPart) => readonly Url[];
}

export const HEAD = "head";
export const REDIRECTS = "redirects";
export const readKey = (kind: "page" | "file" | TextPart, name: string): string =>
	`${kind} ${name.length > MAX_KEY ? digest(name) : name}`;
/** In characters, each of at most three bytes: LMDB's keys have at most 1978 bytes. */
const MAX_KEY = 600;
export const readRecord = (store: Store, key: string) => {
	const found = store.get(key);
	return found === undefined ? undefined : JSON.parse(found);
};

/** The id of the output to which the reads belong; undefined if there are none. */
export const ownerOf = (store: Store): string | undefined => (readRecord(store, HEAD) as Head | undefined)?.id;

/** Undefined if the store does not belong to the output with this id. */
export function readPageReads<Task>(store: Store, id: string | undefined): PageReads<Task> | undefined {
	const head: Head | undefined = id === undefined ? undefined : readRecord(store, HEAD);
	if (!head || head.id !== id) return undefined;
	return {
		common: head,
		redirects: lazy(() => readRecord(store, REDIRECTS)),
		page: (url) => readRecord(store, readKey("page", url)),
		answersAbout: (file) => readRecord(store, readKey("file", file)),
		pagesWith: (article, part) => readRecord(store, readKey(part, article)) ?? [],
	};
}
