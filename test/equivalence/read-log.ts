/** What each page, and each view that pages share, has read; with digests of the answers and of the view. */
import { digest } from "../../src/core/digest.js";
import type { ReadRecorder } from "../../src/core/site-reads.js";

interface Node {
	readonly reads: Map<string, string>;
	view: string;
}
export interface ReadLog extends ReadRecorder {
	readonly nodes: ReadonlyMap<string, Node>;
}

export function createReadLog(): ReadLog {
	const nodes = new Map<string, Node>();
	const open: Node[] = [];
	const note = (question: string, answer: unknown) => {
		const node = open.at(-1);
		if (node && !node.reads.has(question)) node.reads.set(question, sum(answer));
	};
	return {
		nodes,
		isComplete: true,
		reported: () => {},
		text: (article, part, digests) =>
			note(`${part} ${article}`, digests[part === "article" ? "contentDigest" : "listingDigest"]),
		about: (file, question, answer) => note(`${question} in ${file}`, answer),
		other: note,
		shared: note,
		within: (name, make) => {
			const node: Node = { reads: new Map(), view: "" };
			open.push(node);
			nodes.set(name, node);
			try {
				const made = make();
				node.view = sum(made);
				return made;
			} finally {
				open.pop();
			}
		},
	};
}

const sum = (value: unknown): string => digest(JSON.stringify(value) ?? "");

/** The pages and views that differ although each answer that they got is the same. */
export const unexplained = (before: ReadLog, after: ReadLog): string[] =>
	[...after.nodes].flatMap(([name, { reads, view }]) => {
		const old = before.nodes.get(name);
		if (!old || old.view === view) return [];
		return [...reads].some(([read, value]) => (old.reads.get(read) ?? value) !== value) ? [] : [name];
	});
