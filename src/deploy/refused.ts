/** Thrown to end a deploy because of a host, a disk or a guard: not a bug. */
import type { Problem } from "../core/model.js";

export class Refused extends Error {
	constructor(
		readonly problem: Problem,
		/** 2 configuration, 3 input or output, 4 another build or deploy, 5 the deploy failed. */
		readonly exit: 2 | 3 | 4 | 5 = 5,
	) {
		super(problem.message);
	}
}
