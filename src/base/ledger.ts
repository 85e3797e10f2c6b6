/** What a build has met so far: problems and times. One for each build. */
import type { Outcome, Problem } from "../model.js";
import { foldProblems, sortProblems } from "./problem.js";

export class Ledger {
	private readonly found = new Map<string, Problem>();
	private readonly times: Record<string, number> = {};
	private current: { readonly stage: string; readonly since: number } | undefined;

	constructor(private readonly onStage: (stage: string, items: number) => void = () => {}) {}

	/** Ends the stage that runs and begins the next. */
	stage(stage: string, items: number): void {
		this.lap();
		this.current = { stage, since: performance.now() };
		this.onStage(stage, items);
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
		return foldProblems(sortProblems(this.all));
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
