/** Finds changes that the watcher has missed: periodically compares the files with their stamps. */
import { availableParallelism } from "node:os";
import { listContent } from "../build/scan.js";
import { createScanPool } from "../build/scan-stamps.js";
import type { FileListing } from "../content/files/list-files.js";
import type { Path } from "../core/model.js";
import type { ChangedPaths } from "./source-state.js";

/** Minimum milliseconds between two scans, and the pause as a multiple of the duration of a scan, so that scans take at most 0.4 % of the time. */
const MIN_REST_MS = 5000;
const REST_FACTOR = 250;

interface ScanSource {
	/** The known listing of the files; undefined while there is none. */
	readonly known: () => readonly FileListing[] | undefined;
	readonly invalidate: (touched: ChangedPaths | undefined) => Promise<unknown>;
}

/** Scans periodically until it is closed. */
export function scanForMissed(
	root: string,
	{ known, invalidate }: ScanSource,
	rest = MIN_REST_MS,
): { readonly close: () => void } {
	let timer: NodeJS.Timeout | undefined;
	let isClosed = false;
	/** The listing that differed from the files at the last scan. */
	let suspected: readonly FileListing[] | undefined;
	const look = async (): Promise<void> => {
		const since = performance.now();
		const before = known();
		if (before) {
			const pool = createScanPool(availableParallelism());
			const now = await listContent(
				root,
				pool,
				before.reduce((sum, { paths }) => sum + paths.length, 0),
				before.slice(2).map(({ folder }) => folder),
			).finally(pool.close);
			const missed = missedBy(before, now);
			if (!isClosed && before === known() && missed?.size !== 0) {
				// An update may be about to begin, so a difference counts as missed only if the next scan finds it again.
				if (suspected === before) await invalidate(missed);
				suspected = before;
			}
		}
		wait(Math.max(rest, REST_FACTOR * (performance.now() - since)));
	};
	const wait = (ms: number) => {
		if (!isClosed) timer = setTimeout(() => void look().catch(() => wait(rest)), ms).unref();
	};
	wait(rest);
	return {
		close: () => {
			isClosed = true;
			clearTimeout(timer);
		},
	};
}

/** The files that differ between two listings; undefined if files were added or removed. A stamp that was too young contains only the size. */
function missedBy(before: readonly FileListing[], now: readonly FileListing[]): ReadonlySet<Path> | undefined {
	const missed = new Set<Path>();
	for (const [index, { paths, stamps }] of now.entries()) {
		const old = before[index];
		if (old?.paths.length !== paths.length) return undefined;
		for (let place = 0; place < paths.length; place++) {
			const path = paths[place] as Path;
			if (old.paths[place] !== path) return undefined;
			for (let part = place * 4; part < place * 4 + 4; part++) {
				const [was, is] = [old.stamps[part] as number, stamps[part] as number];
				if (was !== is && !Number.isNaN(was) && !Number.isNaN(is)) missed.add(path);
			}
		}
	}
	return missed;
}
