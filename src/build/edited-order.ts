/** The order of articles and collections after edits of stories, from the index that the last build kept. */
import type { FileRecords } from "../cache/file-records.js";
import type { EditionIndex } from "../core/edition-index.js";
import type { Path, PublicArticle } from "../core/model.js";
import { areDifferent } from "../site/collections/builder.js";
import { bylineProblems } from "../site/collections/groups.js";
import type { createTerms, KnownOrder } from "../site/compose-collections.js";
import { editedIndex, orderOf } from "../site/edition-index.js";
import type { ChangedContent } from "./changed-stories.js";
import { NotKept } from "./kept-site.js";

export interface EditedOrder extends KnownOrder {
	readonly index: EditionIndex;
}

/** `articleAt` returns the article of a row of `rows`. Throws `NotKept` if there may be a new problem. */
export function editedOrder(
	index: EditionIndex,
	{ stories, files }: Pick<ChangedContent, "stories" | "files">,
	{ before, rows }: { readonly before: FileRecords; readonly rows: FileRecords },
	terms: ReturnType<typeof createTerms>,
	articleAt: (row: number) => PublicArticle,
): EditedOrder {
	const moved = stories.flatMap(({ path, isMoved, was, is }) => {
		const number = rows.indexOf(path);
		const [old, now] = [
			was && { number: before.indexOf(path), article: was },
			is && { number, article: articleAt(number) },
		];
		return isMoved ? [{ before: old, now }] : [];
	});
	const edited = editedIndex(index, moved, terms, renumbering([...files], before, rows), articleAt);
	const names = new Map(index.groups.map(({ kind, key, name }) => [`${kind} ${key}`, name]));
	for (const { kind, key, name } of edited.groups)
		if (areDifferent(names.get(`${kind} ${key}`) ?? name, name)) throw new NotKept(name);
	const fresh = moved.flatMap(({ now }) => now?.article ?? []);
	const after = new Map(edited.groups.map(({ kind, key, name }) => [`${kind} ${key}`, name]));
	for (const article of fresh)
		for (const kind of ["section", "topic", "author"] as const)
			for (const { key, name } of terms[kind](article)) {
				const known = after.get(`${kind} ${key}`);
				const isSafe = !key.split("/").includes("");
				if (!isSafe || known === undefined || areDifferent(known, name)) throw new NotKept(name);
			}
	if (bylineProblems(fresh, new Map(), terms.people).length > 0) throw new NotKept();
	return { index: edited, ...orderOf(edited, articleAt) };
}

/** Gives the row that a file has now for the one that it had, if of its neighbours only those at `paths` have come or gone. */
function renumbering(paths: readonly Path[], before: FileRecords, rows: FileRecords): (row: number) => number {
	const rowsIn = (table: FileRecords, other: FileRecords) =>
		paths
			.filter((path) => other.indexOf(path) < 0)
			.map((path) => table.indexOf(path))
			.filter((row) => row >= 0)
			.sort((a, b) => a - b);
	const [removed, added] = [rowsIn(before, rows), rowsIn(rows, before)];
	if (removed.length + added.length === 0) return (row) => row;
	return (row) => {
		let now = row;
		for (const each of removed) if (each < row) now--;
		for (const each of added) if (each <= now) now++;
		return now;
	};
}
