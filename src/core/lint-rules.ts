/** The rules of `broadsheet check` whose severity a site can set. `docs/check.md` has a paragraph for each. */
export type Severity = "off" | "warn" | "error";

export interface Rule {
	/** One sentence, for reports that list rules. */
	readonly doc: string;
	readonly severity: Severity;
	/** The limit in characters, for rules with one. */
	readonly max?: number;
}

export const RULES = {
	"headline-length": { doc: "A headline is not too long for a card.", severity: "warn", max: 110 },
	"bullet-length": { doc: "A key point is one short sentence.", severity: "warn", max: 180 },
	"alt-missing": { doc: "A lead picture has an alternative text.", severity: "warn" },
	"alt-headline": { doc: "The alternative text of a lead picture differs from the headline.", severity: "warn" },
	"picture-alt": { doc: "A picture in the text has an alternative text.", severity: "warn" },
	"credit-missing": { doc: "A lead picture has a credit.", severity: "warn" },
	"attribution-unlinked": { doc: "A document that is named as a source is linked.", severity: "warn" },
	"byline-twice": { doc: "A name occurs once in a byline.", severity: "warn" },
	"heading-one": { doc: "The headline is the only first heading.", severity: "warn" },
	"heading-skipped": { doc: "Headings go down one level at a time.", severity: "warn" },
	"link-empty": { doc: "A link has words.", severity: "warn" },
	"link-words": { doc: "The words of a link say where it leads.", severity: "warn" },
	"dead-link": { doc: "A link inside the site finds its page.", severity: "warn" },
	"dead-anchor": { doc: "A link to a part of a page finds that part.", severity: "warn" },
	"topic-lonely": { doc: "A topic that is used once is not a misspelling of another topic.", severity: "warn" },
	"section-lonely": { doc: "A section with one story is not a misspelling of another section.", severity: "warn" },
	"author-lonely": { doc: "An author with one story is not a misspelling of another author.", severity: "warn" },
	"series-lonely": { doc: "A series with one story is not a misspelling of another series.", severity: "warn" },
	"translation-alone": { doc: "A story that has a translation leads to it.", severity: "warn" },
	"silent-change": { doc: "A published text does not change without an update or a correction.", severity: "error" },
} as const satisfies Record<string, Rule>;

export type RuleCode = keyof typeof RULES;

/** The setting of a rule: its severity, or its severity and limit. */
export type RuleSetting = Severity | { readonly severity?: Severity | undefined; readonly max?: number | undefined };
export type RuleSettings = Readonly<Partial<Record<RuleCode, RuleSetting>>>;

export function severityOf(code: RuleCode, settings: RuleSettings): Severity {
	const setting = settings[code];
	return (typeof setting === "string" ? setting : setting?.severity) ?? RULES[code].severity;
}
/** The limit of a rule. */
export function limitOf(code: RuleCode, settings: RuleSettings): number {
	const setting = settings[code];
	const { max = Number.POSITIVE_INFINITY }: Rule = RULES[code];
	return (typeof setting === "object" ? setting.max : undefined) ?? max;
}
