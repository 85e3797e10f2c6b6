import type { Node } from "unist";
import type { VFile } from "vfile";
import type { Hole, Place, Problem } from "../../model.js";

/** What travels with one file through its transforms. */
export interface FileData {
	readonly problems: Problem[];
	readonly holes: Hole[];
	/** Begins every token; made from the file's digest. */
	readonly token: string;
	/** The address of the site: its own full URLs are links inside. */
	readonly siteUrl: string;
}

/** Notes a problem of the file. */
export const report = (file: VFile, problem: Problem) =>
	void (file.data as { problems: Problem[] }).problems.push(problem);
/** Where a node begins. */
export const at = (file: VFile, { position }: Node): Place => ({
	path: file.path,
	...(position && { line: position.start.line, column: position.start.column }),
});
