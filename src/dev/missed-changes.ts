/** Finds changes that the watcher has missed: from time to time the files are compared with their records. */
import { availableParallelism } from "node:os";
import { listContent } from "../build/scan.js";
import { createPool } from "../build/workers/pool.js";
import type { FileListing } from "../content/files/list-files.js";
import type { Path } from "../core/model.js";
import type { ChangedPaths } from "./source-state.js";

/** Milliseconds from one look to the next, at least; and how many times as long as a look takes, so that all looks together cost next to nothing. */
const MIN_REST_MS = 5000;
const REST_FACTOR = 250;

interface ScanSource {
	/** The files as they are known; undefined as long as they are not. */
	readonly known: () => readonly FileListing[] | undefined;
	readonly touch: (touched: ChangedPaths | undefined) => Promise<unknown>;
}

/** Looks until it is closed. */
export function scanForMissed(
	root: string,
	{ known, touch }: ScanSource,
	rest = MIN_REST_MS,
): { readonly close: () => void } {
	let timer: NodeJS.Timeout | undefined;
	let isClosed = false;
	/** The listing that differed from the files at the last look. */
	let suspected: readonly FileListing[] | undefined;
	const look = async (): Promise<void> => {
		const since = performance.now();
		const before = known();
		if (before) {
			const pool = createPool(availableParallelism());
			const now = await listContent(
				root,
				pool,
				before.reduce((sum, { paths }) => sum + paths.length, 0),
			).finally(pool.close);
			const missed = missedBy(before, now);
			if (!isClosed && before === known() && missed?.size !== 0) {
				// The watcher may have seen it, and a round be about to begin: it is missed where the next look still finds it.
				if (suspected === before) await touch(missed);
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

/** The files that differ between two listings; undefined where some have come or gone. A stamp that was too young to be believed says its size alone. */
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
