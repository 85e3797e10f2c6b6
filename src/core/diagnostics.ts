/** What a build has met so far: problems, times, and why a page was rendered or reused. One for each build. */
import type { Outcome, Problem, Url } from "./model.js";
import { groupProblems, sortProblems } from "./problem.js";

/** Follows a build while it runs. */
interface ProgressListener {
	/** Called when a stage begins, with its number of items. */
	readonly onStage?: (stage: string, items: number) => void;
	/** Called with the number of items of the stage that are done. */
	readonly onProgress?: (done: number) => void;
	/** The page of which they want to know why. */
	readonly why?: Url;
}

export class Diagnostics {
	private readonly found = new Map<string, Problem>();
	private readonly times: Record<string, number> = {};
	private current: { readonly stage: string; readonly since: number } | undefined;
	private count = 0;
	/** Lines about the page that `--why` asks about. */
	readonly why: string[] = [];

	constructor(private readonly follower: ProgressListener = {}) {}

	/** Ends the stage that runs and begins the next. */
	stage(stage: string, items: number): void {
		this.lap();
		this.current = { stage, since: performance.now() };
		this.count = 0;
		this.follower.onStage?.(stage, items);
	}
	/** Adds `items` to those of the stage that are done. */
	done(items = 1): void {
		this.count += items;
		this.follower.onProgress?.(this.count);
	}
	/** The page at this URL is done: why it was rendered or reused. */
	page(url: Url, why: string): void {
		this.done();
		if (url === this.follower.why) this.why.push(why);
	}
	/** Notes problems; the same problem twice is one. */
	add(problems: Iterable<Problem>): void {
		for (const problem of problems) {
			const { place, code, message } = problem;
			this.found.set([code, place?.path, place?.line, place?.column, message].join("\n"), problem);
		}
	}
	/** Notes the problems of an outcome and gives its value. */
	take<T>({ value, problems }: Outcome<T>): T | undefined {
		this.add(problems);
		return value;
	}
	/** The same for a list: the values that there are, in their order. */
	takeAll<T>(outcomes: readonly Outcome<T>[]): T[] {
		return outcomes.flatMap((outcome) => {
			const value = this.take(outcome);
			return value === undefined ? [] : [value];
		});
	}
	/** As they came. */
	get all(): readonly Problem[] {
		return [...this.found.values()];
	}
	get errors(): readonly Problem[] {
		return this.all.filter(({ severity }) => severity === "error");
	}
	/** Sorted, and those of one group folded. */
	get problems(): readonly Problem[] {
		return groupProblems(sortProblems(this.all));
	}
	/** Milliseconds by stage. */
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
