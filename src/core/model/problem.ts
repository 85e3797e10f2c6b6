/** Problems, and the results of stages that can have problems. A user's mistake is a value; an exception means a bug in Broadsheet. */
import type { Path } from "../scalars.js";

/** A position in a source file. */
export interface Place extends Position {
	/** Relative to the site's root. */
	readonly path: Path;
}
/** A position in a file that is known otherwise. */
export interface Position {
	/** Counted from 1. Missing if the problem concerns the whole file. */
	readonly line?: number;
	/** Counted from 1. */
	readonly column?: number;
	/** Number of characters to underline in the code frame, 1 by default. */
	readonly length?: number;
}

/** A problem that the user should fix. */
export interface Problem {
	/** Stable, such as `dead-link`; each code has a paragraph in `docs/problems.md`. */
	readonly code: string;
	/** An error prevents publication: of the whole site, or with `--quarantine` of the article. */
	readonly severity: "error" | "warning";
	/** One sentence for the user. */
	readonly message: string;
	readonly place?: Place;
	/** The next step, ideally the line to write. */
	readonly hint?: string;
	/** The reference that leads nowhere, as written. The hint names what is similar to it; see `site/hints`. */
	readonly reference?: string;
	/** Problems with the same code and group are printed once, with a count. */
	readonly group?: string;
	/** The source file of the article that the problem belongs to, if `place` is elsewhere: in a plugin that fails for it. */
	readonly story?: Path;
	/** The problem makes it unclear whether the article may be public, so its old page is removed as well. */
	readonly withhold?: true;
}

/** The result of a stage for one item. Without a value there is at least one error. */
export interface Outcome<T> {
	readonly value?: T;
	readonly problems: readonly Problem[];
}
