/** A rule for unrecognized marks. */
export interface RuleMatch {
	readonly message: string;
	readonly hint?: string | undefined;
}
export interface Rule {
	/** A text that every match contains. */
	readonly sign: string;
	/** With the flag `g`. The match is the place of the problem. */
	readonly pattern: RegExp;
	/** The rule also looks at escaped characters. */
	readonly escaped?: true;
	/** `source` is the source at the match. Undefined if the marks may be meant literally. */
	readonly look: (match: RegExpExecArray, source: string, text: string) => RuleMatch | undefined;
}
