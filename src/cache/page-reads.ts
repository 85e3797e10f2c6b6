/** What the pages of a site have read of it when their views were built, and which pages show the text of an article. In LMDB. */
import { randomUUID } from "node:crypto";
import { digest } from "../core/digest.js";
import type { Html, Path, Url } from "../core/model.js";
import type { ReadRecorder } from "../core/site-reads.js";
import type { Store } from "./kv-store.js";

/** Questions with their answers; `null` for none. An answer of `COMMON_ANSWERS` is left out. */
export type Answers = Readonly<Record<string, unknown>>;

export interface PageRecord<Task> {
	/** What the page is built of. */
	readonly task: Task;
	/** What it has asked, apart from questions about a file. */
	readonly answers: Answers;
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
	readonly common: CommonReads;
	readonly page: (url: Url) => PageRecord<Task> | undefined;
	/** What has been asked about a file. */
	readonly answersAbout: (file: Path) => Answers | undefined;
	/** The URLs of pages that show the text of an article, and possibly of pages that showed it once. */
	readonly pagesWith: (article: Path) => readonly Url[];
}

const HEAD = "head";
const keyOf = (kind: "page" | "file" | "text", name: string): string =>
	`${kind} ${name.length > MAX_KEY ? digest(name) : name}`;
/** In characters, each of at most three bytes: LMDB's keys have at most 1978 bytes. */
const MAX_KEY = 600;
const parsed = (store: Store, key: string) => {
	const found = store.get(key);
	return found === undefined ? undefined : JSON.parse(found);
};

/** Undefined if the store does not belong to the output with this id. */
export function readPageReads<Task>(store: Store, id: string | undefined): PageReads<Task> | undefined {
	const head: Head | undefined = id === undefined ? undefined : parsed(store, HEAD);
	if (!head || head.id !== id) return undefined;
	return {
		common: head,
		page: (url) => parsed(store, keyOf("page", url)),
		answersAbout: (file) => parsed(store, keyOf("file", file)),
		pagesWith: (article) => parsed(store, keyOf("text", article)) ?? [],
	};
}

/** A recorder that keeps what it notes. */
export interface KeptRecorder extends ReadRecorder {
	/** Writes everything; returns the id for the records of the output. */
	readonly keep: (common: CommonReads) => string;
}

/** Fewer records stay in memory until the build has succeeded. */
const MAX_WAITING = 20_000;

/** `id`: the store has the reads of all pages that are not built again. */
export function createKeptRecorder(store: Store, id: string | undefined): KeptRecorder {
	interface Open {
		readonly answers: Record<string, unknown>;
		readonly texts: Set<Path>;
	}
	const open: Open[] = [];
	/** The articles whose texts are in a shared view: mostly one. */
	const textsOf = new Map<string, Path | ReadonlySet<Path>>();
	const pagesWith = new Map<Path, Url[]>();
	const about = new Map<Path, Record<string, unknown>>();
	const written = new Set<Path>();
	const pages = new Map<Url, string>();
	let isValid = id !== undefined;
	const write = () => {
		// From here on the store is of no use unless the build succeeds.
		if (isValid) store.put(HEAD, "{}");
		isValid = false;
		for (const [url, text] of pages) store.put(keyOf("page", url), text);
		for (const [file, answers] of about) {
			const key = keyOf("file", file);
			const before = id !== undefined || written.has(file) ? parsed(store, key) : undefined;
			store.put(key, JSON.stringify(before ? { ...before, ...answers } : answers));
			written.add(file);
		}
		pages.clear();
		about.clear();
	};
	return {
		isComplete: false,
		text: (article) => void open.at(-1)?.texts.add(article),
		about: (file, question, answer) => {
			if (open.length === 0) return;
			let answers = about.get(file);
			if (!answers) {
				answers = {};
				about.set(file, answers);
			}
			answers[question] = answer ?? null;
		},
		other: (question, answer) => {
			const node = open.at(-1);
			if (node && question !== "siteView") node.answers[question] = answer ?? null;
		},
		shared: (name) => {
			const node = open.at(-1);
			const texts = node && textsOf.get(name);
			if (typeof texts === "string") node?.texts.add(texts);
			else for (const article of texts ?? []) node?.texts.add(article);
		},
		within: (name, make, task) => {
			const node: Open = { answers: {}, texts: new Set() };
			open.push(node);
			let made: ReturnType<typeof make>;
			try {
				made = make();
			} finally {
				open.pop();
			}
			const { answers, texts } = node;
			if (task === undefined) {
				const [only] = texts;
				textsOf.set(name, texts.size === 1 && only !== undefined ? only : texts);
				return made;
			}
			const url = name.slice(PAGE.length);
			pages.set(url, JSON.stringify({ task, answers }));
			for (const article of texts) {
				const found = pagesWith.get(article);
				if (found) found.push(url);
				else pagesWith.set(article, [url]);
			}
			if (pages.size + about.size > MAX_WAITING) write();
			return made;
		},
		keep: (common) => {
			if (id !== undefined && isValid && pages.size === 0) return id;
			write();
			for (const [article, urls] of pagesWith) {
				const key = keyOf("text", article);
				const before: readonly Url[] = (id !== undefined && parsed(store, key)) || [];
				store.put(key, JSON.stringify(before.length ? [...new Set([...before, ...urls])] : urls));
			}
			const head: Head = { id: randomUUID(), ...common };
			store.put(HEAD, JSON.stringify(head));
			return head.id;
		},
	};
}
const PAGE = "page ";
