/** The plain values of which everything else is made. */
/** An instant in ISO 8601: UTC with whole seconds, `2026-05-01T09:00:00Z`. Instants can be compared as text. */
export type Instant = string;
/** A path with `/` as separator and without a leading slash. Each use says to which folder it is relative. */
export type Path = string;
/** A root-relative URL path, not percent-encoded: `/news/city-hall/`. `encodeUrl` prepares it for attributes. */
export type Url = string;
/** Safe HTML. */
export type Html = string;

/** A point in time, to the minute or to the day. */
export interface Moment {
	readonly at: Instant;
	/** Only the day is known: `at` is its first instant in the time zone of the site. */
	readonly isDay: boolean;
}
