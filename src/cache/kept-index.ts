/** Keeps the order of articles and collections that belongs to an output folder. */
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { EditionIndex, IndexedKind } from "../core/edition-index.js";
import { openTable, writeTable } from "./column-file.js";

interface IndexHead extends Readonly<Record<string, unknown>> {
	/** The same as in the records of the output. */
	readonly id: string;
	readonly groups: readonly (readonly [kind: IndexedKind, key: string, name: string])[];
}

/** Its name ends like those of all tables of the cache. */
const fileOf = (cache: string): string => join(cache, "index.table");

/** Returns the id for the records of the output. */
export function writeIndex(cache: string, { order, groups }: EditionIndex): string {
	const ends = new Float64Array(groups.length);
	let end = 0;
	groups.forEach(({ members }, index) => {
		end += members.length;
		ends[index] = end;
	});
	const members = new Float64Array(end);
	for (const [index, group] of groups.entries())
		members.set(group.members, (ends[index] as number) - group.members.length);
	const head: IndexHead = { id: randomUUID(), groups: groups.map(({ kind, key, name }) => [kind, key, name] as const) };
	writeTable(fileOf(cache), { head, numbers: { order: Float64Array.from(order), ends, members }, texts: {} });
	return head.id;
}

/** Undefined if it does not belong to the output with this id. */
export function readIndex(cache: string, id: string | undefined): EditionIndex | undefined {
	const table = openTable(fileOf(cache));
	const head = table?.head as IndexHead | undefined;
	if (!table || !head || head.id !== id) return undefined;
	const [ends, members] = [table.numbers("ends"), table.numbers("members")];
	const groups = head.groups.map(([kind, key, name], index) => ({
		...{ kind, key, name },
		members: members.subarray(index === 0 ? 0 : ends[index - 1], ends[index]),
	}));
	return { order: table.numbers("order"), groups };
}
