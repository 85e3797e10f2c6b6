/** Files of the old site that the new one does not have: which stay, because a quarantined article keeps them, and which are removed. */
import { join } from "node:path";
import { stampOfLink } from "../core/file-stamp.js";
import type { Path, Quarantine } from "../core/model.js";
import type { OutputRecord, PreviousOutput } from "../core/output-record.js";
import { uncompressedPath } from "../core/precompressed.js";
import { conflicts } from "./real-paths.js";

/** `after` are the files of the new site; `removed` is in the order of removal. */
export function obsoleteFiles(
	out: string,
	old: PreviousOutput,
	after: ReadonlyMap<Path, OutputRecord>,
	quarantined: Quarantine,
): { readonly kept: readonly OutputRecord[]; readonly removed: Path[] } {
	const isTaken = quarantined.size ? conflicts(after) : () => false;
	const kept = new Map<Path, OutputRecord>();
	const removed: Path[] = [];
	// Sorted by path, so a file comes before its copies.
	for (const file of old.files.values()) {
		const { path } = file;
		if (after.has(path)) continue;
		const stays = file.kind === "compressed" ? kept.has(uncompressedPath(path)) : isKeptBy(quarantined, file);
		if (stays && file.digest !== "" && !isTaken(path)) kept.set(path, asLeftOut(file));
		else if (file.digest !== "" || stampOfLink(join(out, path))) removed.push(path);
	}
	const order = (path: Path): number => orderOfRemoval(old, path);
	return { kept: [...kept.values()], removed: removed.sort((a, b) => order(a) - order(b)) };
}

const asLeftOut = (file: OutputRecord): OutputRecord =>
	file.page ? { ...file, page: { ...file.page, isLeftOut: true } } : file;

/** A quarantined article keeps its page, and every asset that the page may show. */
const isKeptBy = (quarantined: Quarantine, { from, kind }: OutputRecord): boolean =>
	from === undefined ? kind === "asset" && quarantined.size > 0 : quarantined.get(from) === "keep";

/** Copies before their files, linking files before linked ones: lists, articles, feeds, then assets. */
export function orderOfRemoval({ files }: PreviousOutput, path: Path): number {
	const { kind, from } = files.get(path) ?? {};
	if (kind === "compressed") return -1;
	if (kind === "asset") return 3;
	return kind === "document" ? 2 : from === undefined ? 0 : 1;
}
