/** The plain values of which everything else is made. */
/** An instant as ISO 8601 in UTC with whole seconds, `2026-05-01T09:00:00Z`. Two of them compare as text. */
export type Instant = string;
/** A path with `/` between its parts and no leading slash, relative to the folder that its sentence names. */
export type Path = string;
/** A root-relative URL path, not percent-encoded: `/news/city-hall/`. `encodeUrl` makes it fit for an attribute. */
export type Url = string;
/** A piece of finished, safe HTML. */
export type Html = string;

/** A point in time at the precision at which it was written. */
export interface Moment {
	readonly at: Instant;
	/** Only the day is known: `at` is its first instant in the time zone of the site. */
	readonly isDay: boolean;
}

/** A place in a file. `path` is relative to the site's root; line and column count from 1. */
export interface Place {
	readonly path: Path;
	readonly line?: number;
	readonly column?: number;
	/** Number of characters marked, 1 by default. */
	readonly length?: number;
}
