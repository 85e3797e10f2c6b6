/** The end of a deploy that cannot go on: not a bug, but an answer of a host, a disk or a guard. */
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
