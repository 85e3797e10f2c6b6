import type { Edition, Problem } from "../core/model.js";
import type { ReadRecorder } from "../core/site-reads.js";
import type { LinkResolver } from "../site/link-resolver.js";
import type { LoadedContent } from "./load-content.js";

/** Inspects the composed edition before it is rendered, and returns the problems found. */
export type EditionInspector = (edition: Edition, links: LinkResolver, loaded: LoadedContent) => readonly Problem[];

/** What looks into a build. */
export interface Observers {
	readonly inspect?: EditionInspector | undefined;
	/** Where an inspection stages its pages: nothing is published, and the output folder is only read. Absolute. */
	readonly stage?: string | undefined;
	/** Notes what each page reads. */
	readonly recorder?: ReadRecorder | undefined;
}
