/** What a deploy in progress has changed at the target. */
import type { Path } from "../core/model.js";
import type { Deployed } from "./deployed.js";
import { type There, UNKNOWN } from "./file-list.js";
import { type Plan, sendingCount, sendingsOf } from "./plan.js";
import type { Sending } from "./sendings.js";

/** The changes are made when they are written: a list of them would take most of the memory of the first deploy of a large site. */
export class Journal implements Iterable<readonly [Path, There | undefined]> {
	/** By the places of the files in the order of the plan, and of the deletions after them: 1 if it is done. */
	private readonly done: Uint8Array;
	/** What deploys before have left that this one does not touch. */
	private readonly left: ReadonlyMap<Path, There | undefined>;

	/** `thereOf`: what the target has when a file has arrived. */
	constructor(
		private readonly plan: Pick<Plan, "phases" | "deletions">,
		before: Deployed | undefined,
		private readonly thereOf: (file: Sending) => There,
	) {
		this.done = new Uint8Array(sendingCount(plan) + plan.deletions.length);
		const left = new Map(before?.changes);
		if (left.size) for (const path of this.paths()) left.delete(path);
		this.left = left;
	}
	/** A file of the plan has arrived, or is deleted. */
	note(place: number): void {
		this.done[place] = 1;
	}
	*[Symbol.iterator](): Generator<readonly [Path, There | undefined]> {
		yield* this.left;
		let place = 0;
		for (const file of sendingsOf(this.plan)) yield [file.path, this.done[place++] ? this.thereOf(file) : UNKNOWN];
		for (const path of this.plan.deletions) yield [path, this.done[place++] ? undefined : UNKNOWN];
	}
	private *paths(): Generator<Path> {
		for (const { path } of sendingsOf(this.plan)) yield path;
		yield* this.plan.deletions;
	}
}
