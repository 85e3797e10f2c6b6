/** What each page has read of the site when its view was built, and which pages show the text of an article. In LMDB, under digests of names. */
import { randomUUID } from "node:crypto";
import { digest } from "../core/digest.js";
import type { Html, Path, Url } from "../core/model.js";
import { ARTICLE_READ, LISTING_READ, type ReadRecorder } from "../core/site-reads.js";
import type { Store } from "./kv-store.js";

/** A page, or a view that pages share, such as a teaser. */
export interface ReadNode<Task> {
	/** What the page is built of; missing for a shared view. */
	readonly task?: Task;
	/** Each question about the site with its answer; `null` for none. */
	readonly reads: Readonly<Record<string, unknown>>;
}
/** What all pages show. */
export interface CommonReads {
	/** `SiteView` as JSON. */
	readonly siteViewJson: string;
	readonly keyPointsFooter?: Html | undefined;
	/** The articles to which redirects lead: their pages show the headline. */
	readonly redirected: readonly Path[];
}
interface Head extends CommonReads {
	/** The same as in the records of the output that the reads belong to. */
	readonly id: string;
}

export interface PageReads<Task> {
	readonly node: (name: string) => ReadNode<Task> | undefined;
	/** The URLs of pages that show the text of an article, and possibly of pages that showed it once. */
	readonly pagesWith: (from: Path) => readonly Url[];
	readonly common: CommonReads;
}

const keyOf = (kind: string, name: string): string => `${kind}${digest(name).slice(0, 32)}`;
const HEAD = "head";

/** Undefined if the reads do not belong to the output with this id. */
export function readPageReads<Task>(store: Store, id: string | undefined): PageReads<Task> | undefined {
	const text = id === undefined ? undefined : store.get(HEAD);
	const head = text === undefined ? undefined : (JSON.parse(text) as Head);
	if (head?.id !== id) return undefined;
	const parsed = (key: string) => {
		const found = store.get(key);
		return found === undefined ? undefined : JSON.parse(found);
	};
	return {
		common: head as Head,
		node: (name) => parsed(keyOf("node ", name)),
		pagesWith: (from) => parsed(keyOf("text ", from)) ?? [],
	};
}

/** A recorder that keeps what it notes. */
export interface KeptRecorder extends ReadRecorder {
	/** Writes everything; returns the id for the records of the output. */
	readonly keep: (common: CommonReads) => string;
}

/** Fewer nodes stay in memory until the build has succeeded. */
const MAX_WAITING = 5000;

/** `id`: the store has the reads of all pages that are not built again. */
export function createKeptRecorder(store: Store, id: string | undefined): KeptRecorder {
	interface Open {
		readonly reads: Record<string, unknown>;
		readonly texts: Set<Path>;
	}
	const open: Open[] = [];
	/** The articles whose texts are in a shared view. */
	const textsOf = new Map<string, ReadonlySet<Path>>();
	const pages = new Map<Path, Set<Url>>();
	let waiting: Map<string, string> | undefined = id === undefined ? undefined : new Map();
	const put = (name: string, text: string) => {
		if (!waiting) return store.put(keyOf("node ", name), text);
		waiting.set(name, text);
		if (waiting.size < MAX_WAITING) return;
		invalidate();
	};
	/** From here on the store is only valid if the build succeeds. */
	const invalidate = () => {
		store.put(HEAD, "{}");
		for (const [name, text] of waiting ?? []) store.put(keyOf("node ", name), text);
		waiting = undefined;
	};
	if (id === undefined) invalidate();
	return {
		note: (read, answer) => {
			const node = open.at(-1);
			if (!node) return;
			if (read.startsWith(LISTING_READ)) node.texts.add(read.slice(LISTING_READ.length));
			else if (read.startsWith(ARTICLE_READ)) node.texts.add(read.slice(ARTICLE_READ.length));
			else if (textsOf.has(read)) for (const from of textsOf.get(read) ?? []) node.texts.add(from);
			else if (read !== "siteView") node.reads[read] = answer ?? null;
		},
		within: (name, make, task) => {
			const node: Open = { reads: {}, texts: new Set() };
			open.push(node);
			let made: ReturnType<typeof make>;
			try {
				made = make();
			} finally {
				open.pop();
			}
			const { reads, texts } = node;
			put(name, JSON.stringify({ task, reads }));
			if (!name.startsWith(PAGE)) textsOf.set(name, texts);
			else
				for (const from of texts) {
					const found = pages.get(from);
					if (found) found.add(name.slice(PAGE.length));
					else pages.set(from, new Set([name.slice(PAGE.length)]));
				}
			return made;
		},
		keep: (common) => {
			if (id !== undefined && waiting?.size === 0) return id;
			invalidate();
			for (const [from, urls] of pages) {
				const key = keyOf("text ", from);
				const before = id === undefined ? undefined : store.get(key);
				const all = new Set<Url>([...(before === undefined ? [] : (JSON.parse(before) as Url[])), ...urls]);
				store.put(key, JSON.stringify([...all]));
			}
			const head: Head = { id: randomUUID(), ...common };
			store.put(HEAD, JSON.stringify(head));
			return head.id;
		},
	};
}
const PAGE = "page ";
