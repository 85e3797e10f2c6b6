/**
 * The parser closes a list, or a quotation with a line that is not marked, by an edit near the end of its events, and copied all of them each time
 * (micromark-util-edit-map 2.0.1): a text with many lists took quadratic time. Now it edits the end alone.
 */
import { createRequire } from "node:module";
import { libraries } from "../../core/libraries.js";

type Edit = [at: number, remove: number, add: readonly unknown[]];
interface EditMap {
	readonly map: Edit[];
	consume(events: unknown[]): void;
}
interface Library {
	readonly EditMap: { readonly prototype: EditMap };
}

const LIBRARY = "micromark-util-edit-map";
/** The packages from ours to the library, each of which is a dependency of the one before it. */
const DEPENDENTS = ["remark-parse", "mdast-util-from-markdown", "micromark"];

let isDone = false;

/** Makes the library edit only what is behind the first edit. */
export function editLocally(): void {
	if (isDone) return;
	const from = DEPENDENTS.reduce((file, name) => createRequire(file).resolve(name), import.meta.url);
	const { prototype } = (libraries(from)(LIBRARY) as Library).EditMap;
	const { consume } = prototype;
	prototype.consume = function (this: EditMap, events: unknown[]): void {
		const start = this.map.reduce((least, [at]) => Math.min(least, at), events.length);
		const end = events.splice(start);
		for (const edit of this.map) edit[0] -= start;
		consume.call(this, end);
		for (const event of end) events.push(event);
	};
	isDone = true;
}
