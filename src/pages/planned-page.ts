/** Pages whose views have not been built yet. */
import type { Path, Url } from "../core/model.js";
import type { PageTask } from "./page-task.js";

/** A page whose view is built on request. */
export interface UnbuiltPage {
	readonly url: Url;
	readonly template: string;
	/** The source file of an article or a plain page. */
	readonly from?: Path;
	readonly isDocument?: true;
	readonly task: PageTask;
}
export type UnbuiltPages = readonly UnbuiltPage[];
