/** Writes what the pages of a build read (`page-reads`). */
import { randomUUID } from "node:crypto";
import type { Path, Problem, Url } from "../core/model.js";
import type { ReadRecorder, TextPart } from "../core/site-reads.js";
import type { Store } from "./kv-store.js";
import { type CommonReads, HEAD, type Head, type KeptRedirects, REDIRECTS, readKey, readRecord } from "./page-reads.js";

/** A recorder that keeps what it notes. */
export interface KeptRecorder extends ReadRecorder {
	/** Whether the store is of no use unless `keep` follows. */
	readonly hasWritten: () => boolean;
	/** Writes everything; `redirects` are given if they may have changed. Returns the id for the records of the output. */
	readonly keep: (common: CommonReads, redirects: KeptRedirects | undefined) => string;
}

/** Fewer records stay in memory until the build has succeeded. */
const MAX_WAITING = 20_000;

/** `id`: the store has the reads of all pages that are not built again. */
export function createKeptRecorder(store: Store, id: string | undefined): KeptRecorder {
	interface Open {
		readonly answers: Map<string, unknown>;
		/** The articles of which each part has been read, possibly more than once. A file that was asked about counts as listed. */
		readonly texts: Readonly<Record<TextPart, Path[]>>;
		problems: readonly Problem[];
	}
	const open: Open[] = [];
	/** The texts in a shared view. */
	const textsOf = new Map<string, Open["texts"]>();
	const pagesWith: Readonly<Record<TextPart, Map<Path, Url[]>>> = { article: new Map(), listing: new Map() };
	const about = new Map<Path, Map<string, unknown>>();
	const written = new Set<Path>();
	/** Files whose own pages are built: these ask all that any other page asks about the file. */
	const asked = new Set<Path>();
	const pages = new Map<Url, string>();
	let [isValid, hasWritten] = [id !== undefined, false];
	const write = () => {
		// From here on the store is of no use unless the build succeeds.
		if (isValid) store.put(HEAD, "{}");
		[isValid, hasWritten] = [false, true];
		for (const [url, text] of pages) store.put(readKey("page", url), text);
		for (const [file, answers] of about) {
			const key = readKey("file", file);
			const mayBeKnown = written.has(file) || (id !== undefined && !asked.has(file));
			const before = mayBeKnown ? store.get(key) : undefined;
			const now = before === undefined ? answers : [...Object.entries(JSON.parse(before)), ...answers];
			const text = jsonOf(new Map(now));
			if (text !== before) store.put(key, text);
			written.add(file);
		}
		pages.clear();
		about.clear();
	};
	const note = (file: Path, question: string, answer: unknown) => {
		const answers = about.get(file);
		if (answers) answers.set(question, answer);
		else about.set(file, new Map([[question, answer]]));
	};
	return {
		isComplete: false,
		text: (article, part, { contentDigest, listingDigest }) => {
			const texts = open.at(-1)?.texts[part];
			if (!texts) return;
			if (texts.at(-1) !== article) texts.push(article);
			if (asked.has(article)) return;
			note(article, "article", contentDigest);
			note(article, "listing", listingDigest);
		},
		about: (file, question, answer) => {
			const texts = open.at(-1)?.texts.listing;
			if (!texts) return;
			if (texts.at(-1) !== file) texts.push(file);
			if (!asked.has(file)) note(file, question, answer ?? null);
		},
		other: (question, answer) => {
			const node = open.at(-1);
			if (node && question !== "siteView") node.answers.set(question, answer ?? null);
		},
		shared: (name) => {
			const node = open.at(-1);
			const texts = textsOf.get(name);
			if (node && texts) for (const part of TEXT_PARTS) node.texts[part].push(...texts[part]);
		},
		reported: (problems) => {
			const node = open.at(-1);
			if (node) node.problems = problems;
		},
		within: (name, make, task) => {
			const node: Open = { answers: new Map(), texts: { article: [], listing: [] }, problems: [] };
			open.push(node);
			let made: ReturnType<typeof make>;
			try {
				made = make();
			} finally {
				open.pop();
			}
			const { answers, texts } = node;
			if (task === undefined) {
				textsOf.set(name, texts);
				return made;
			}
			const { kind, from } = task as { readonly kind?: string; readonly from?: Path };
			if (from !== undefined && (kind === "article" || kind === "plain-page")) asked.add(from);
			const url = name.slice(PAGE.length);
			const problems = node.problems.length ? `,"problems":${JSON.stringify(node.problems)}` : "";
			pages.set(url, `{"task":${JSON.stringify(task)},"answers":${jsonOf(answers)}${problems}}`);
			for (const part of TEXT_PARTS)
				for (const article of texts[part]) {
					const found = pagesWith[part].get(article);
					if (!found) pagesWith[part].set(article, [url]);
					else if (found.at(-1) !== url) found.push(url);
				}
			if (pages.size + about.size > MAX_WAITING) write();
			return made;
		},
		hasWritten: () => hasWritten,
		keep: (common, redirects) => {
			const moves = redirects && JSON.stringify(redirects);
			const areSame = moves === undefined || store.get(REDIRECTS) === moves;
			if (id !== undefined && isValid && pages.size === 0 && areSame) return id;
			write();
			for (const part of TEXT_PARTS)
				for (const [article, urls] of pagesWith[part]) {
					const key = readKey(part, article);
					const before: readonly Url[] = (id !== undefined && readRecord(store, key)) || [];
					const known = new Set(before);
					const fresh = urls.filter((url) => !known.has(url));
					if (fresh.length > 0) store.put(key, JSON.stringify([...before, ...fresh]));
				}
			if (!areSame) store.put(REDIRECTS, moves);
			const head: Head = { id: randomUUID(), ...common };
			store.put(HEAD, JSON.stringify(head));
			return head.id;
		},
	};
}
const PAGE = "page ";
const TEXT_PARTS: readonly TextPart[] = ["article", "listing"];

/** An object as JSON. Nearly every page asks questions of its own, and V8 would make a shape for each set of keys. */
const jsonOf = (answers: ReadonlyMap<string, unknown>): string =>
	`{${[...answers].map(([question, answer]) => `${JSON.stringify(question)}:${JSON.stringify(answer)}`).join(",")}}`;
