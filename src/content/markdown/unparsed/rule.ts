/** What a rule for marks that Markdown did not understand is. */
export interface RuleMatch {
	readonly message: string;
	readonly hint?: string | undefined;
}
export interface Rule {
	/** What stands in every text that the pattern matches. */
	readonly sign: string;
	/** Global. What it matches is the place. */
	readonly pattern: RegExp;
	/** Looks at escaped characters too. */
	readonly escaped?: true;
	/** `source` is what was typed where the pattern matched. Undefined: the marks may be meant as they stand. */
	readonly look: (match: RegExpExecArray, source: string, text: string) => RuleMatch | undefined;
}
