/** Collects the problems and timings of one build, and why pages were rendered or reused. */
import type { Outcome, Path, Problem, Url } from "./model.js";
import { groupProblems, sortProblems } from "./problem.js";

/** Listens to the progress of a build. */
interface ProgressListener {
	/** Called when a stage begins, with its number of items. */
	readonly onStage?: (stage: string, items: number) => void;
	/** Called with the number of finished items of the stage. */
	readonly onProgress?: (done: number) => void;
	/** The page for which the reason is recorded (`--why`). */
	readonly why?: Url;
}

export class Diagnostics {
	private readonly found = new Map<string, Problem>();
	private readonly times: Record<string, number> = {};
	private current: { readonly stage: string; readonly since: number } | undefined;
	private count = 0;
	/** Lines about that page. */
	readonly why: string[] = [];

	constructor(private readonly follower: ProgressListener = {}) {}

	/** Ends the current stage and begins the next. */
	stage(stage: string, items: number): void {
		this.lap();
		this.current = { stage, since: performance.now() };
		this.count = 0;
		this.follower.onStage?.(stage, items);
	}
	/** Adds `items` to the finished ones of the stage. */
	done(items = 1): void {
		this.count += items;
		this.follower.onProgress?.(this.count);
	}
	/** Records why the page at this URL was rendered or reused. */
	page(url: Url, why: string): void {
		this.done();
		if (url === this.follower.why) this.why.push(why);
	}
	/** Adds problems; duplicates are ignored. */
	add(problems: Iterable<Problem>): void {
		for (const problem of problems) this.found.set(identityOf(problem), problem);
	}
	/** Problems that were added, with their lines as they are now. */
	latest(problems: readonly Problem[]): readonly Problem[] {
		return problems.map((problem) => this.found.get(identityOf(problem)) ?? problem);
	}
	/** Gives the problems of a file that has been rewritten their new lines. */
	moveLines(path: Path, lineNow: (line: number) => number): void {
		for (const [key, problem] of this.found)
			if (problem.place?.path === path && problem.place.line !== undefined)
				this.found.set(key, { ...problem, place: { ...problem.place, line: lineNow(problem.place.line) } });
	}
	/** Adds the problems of an outcome and returns its value. */
	take<T>({ value, problems }: Outcome<T>): T | undefined {
		this.add(problems);
		return value;
	}
	/** The same for a list; returns the existing values in order. */
	takeAll<T>(outcomes: readonly Outcome<T>[]): T[] {
		return outcomes.flatMap((outcome) => {
			const value = this.take(outcome);
			return value === undefined ? [] : [value];
		});
	}
	/** In the order in which they were added. */
	get all(): readonly Problem[] {
		return [...this.found.values()];
	}
	get errors(): readonly Problem[] {
		return this.all.filter(({ severity }) => severity === "error");
	}
	/** Sorted and grouped. */
	get problems(): readonly Problem[] {
		return groupProblems(sortProblems(this.all));
	}
	/** Milliseconds per stage. */
	close(): Readonly<Record<string, number>> {
		this.lap();
		return this.times;
	}
	private lap(): void {
		if (!this.current) return;
		const { stage, since } = this.current;
		this.times[stage] = (this.times[stage] ?? 0) + Math.round(performance.now() - since);
		this.current = undefined;
	}
}

const identityOf = ({ place, code, message }: Problem): string =>
	[code, place?.path, place?.line, place?.column, message].join("\n");
