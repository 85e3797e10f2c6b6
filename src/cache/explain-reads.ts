/** Says which of the things that one page reads have changed since the last build (`--why`). */
import { isDeepStrictEqual } from "node:util";
import type { Path, Url } from "../core/model.js";
import { COMMON_ANSWERS, type ReadRecorder, type TextPart } from "../core/site-reads.js";
import type { Answers, PageReads } from "./page-reads.js";

interface Node {
	readonly texts: Map<Path, TextPart>;
	readonly about: Map<Path, Map<string, unknown>>;
	readonly other: Map<string, unknown>;
	/** The shared views in it. */
	readonly shared: Set<string>;
}

export interface ReadExplainer extends ReadRecorder {
	/** A line for each read that has changed, such as `headline of content/news/bridge.md`. Empty until the page is built. */
	readonly changes: () => readonly string[];
}

/** `changedFields` names what differs in an article since the last build: nothing if it is new. */
export function createReadExplainer(
	url: Url,
	kept: PageReads<unknown> | undefined,
	changedFields: (article: Path, part: TextPart) => readonly string[],
): ReadExplainer {
	const views = new Map<string, Node>();
	const open: Node[] = [];
	let lines: readonly string[] = [];
	const explain = (node: Node): string[] => {
		const before = kept?.page(url);
		if (!kept || !before) return [];
		const found = new Set<string>();
		const compare = (question: string, now: unknown, answers: Answers, file?: Path) => {
			const old = answers[question] ?? COMMON_ANSWERS[question as keyof typeof COMMON_ANSWERS] ?? null;
			if (!isDeepStrictEqual(old, plain(now))) found.add(difference(questionName(question, file), old, plain(now)));
		};
		for (const { texts, about, other } of nodesIn(node, views)) {
			for (const [article, part] of texts)
				for (const field of changedFields(article, part)) found.add(`${field} of ${article}`);
			for (const [question, answer] of other) compare(question, answer, before.answers);
			for (const [file, answers] of about) {
				const known = kept.answersAbout(file);
				if (known) for (const [question, answer] of answers) compare(question, answer, known, file);
			}
		}
		return [...found];
	};
	return {
		changes: () => lines,
		isComplete: false,
		text: (article, part) => {
			const texts = open.at(-1)?.texts;
			if (texts?.get(article) !== "article") texts?.set(article, part);
		},
		about: (file, question, answer) => {
			const about = open.at(-1)?.about;
			about?.set(file, (about.get(file) ?? new Map()).set(question, answer));
		},
		other: (question, answer) => {
			if (question !== "siteView") open.at(-1)?.other.set(question, answer);
		},
		reported: () => {},
		shared: (name) => void open.at(-1)?.shared.add(name),
		within: (name, make, task) => {
			const node: Node = { texts: new Map(), about: new Map(), other: new Map(), shared: new Set() };
			open.push(node);
			try {
				return make();
			} finally {
				open.pop();
				if (task === undefined) views.set(name, node);
				else if (name === `page ${url}`) lines = explain(node);
			}
		},
	};
}

/** A node, and those of the shared views in it. */
const nodesIn = (node: Node, views: ReadonlyMap<string, Node>): readonly Node[] => [
	node,
	...[...node.shared].flatMap((name) => {
		const view = views.get(name);
		return view ? nodesIn(view, views) : [];
	}),
];

/** As an answer is read from the store. */
const plain = (answer: unknown): unknown => JSON.parse(JSON.stringify(answer ?? null));

/** `slice section:news 3` → `page 3 of section:news` */
function questionName(question: string, file: Path | undefined): string {
	const [kind, ...rest] = question.split(" ");
	const [list, page] = rest;
	if (kind === "slice") return page ? `page ${page} of ${list}` : `the front of ${list}`;
	if (kind === "first") return `the first ${page} of ${list}`;
	if (kind === "all") return `all of ${list}`;
	if (file !== undefined && rest.length === 0) return `${kind} of ${file}`;
	const what = [kind === "resolve" ? "target of" : kind, ...rest].filter(Boolean).join(" ");
	return file === undefined ? what : `${what} in ${file}`;
}

/** Names the articles that have joined or left an answer. */
function difference(name: string, old: unknown, now: unknown): string {
	const [before, after] = [filesIn(old), filesIn(now)];
	const all = [
		...[...after].filter((file) => !before.has(file)).map((file) => `${file} is new`),
		...[...before].filter((file) => !after.has(file)).map((file) => `${file} is gone`),
	];
	const shown = all.length > MAX_NAMED ? [...all.slice(0, MAX_NAMED), `${all.length - MAX_NAMED} more`] : all;
	return `${name}: ${shown.join(", ") || (before.size > 1 ? "the order has changed" : "changed")}`;
}
const MAX_NAMED = 5;

/** The source files that an answer refers to. */
function filesIn(answer: unknown): ReadonlySet<Path> {
	const found = new Set<Path>();
	JSON.stringify(answer, (key, value) => {
		if (key === "from" && typeof value === "string") found.add(value);
		return value;
	});
	return found;
}
