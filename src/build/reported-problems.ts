/** What pages and files report. */
import type { Problem } from "../core/model.js";

export interface ReportedNow {
	readonly problems: readonly Problem[];
	/** Whether a hint was asked for that may be found anywhere in the site; then it is missing. */
	readonly isSuggested: boolean;
}
/** What a page or a file reported at the last build, and what it reports now: undefined if it is gone. */
export interface ReportedProblems {
	readonly before: readonly Problem[];
	readonly now: ReportedNow | undefined;
}
