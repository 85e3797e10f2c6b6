/** Numbers in messages: digits and plural forms of a language. */

/** The forms of each language (Unicode CLDR, "Language Plural Rules"). */
interface Rules {
	en: "one" | "other";
	es: "one" | "many" | "other";
	de: "one" | "other";
	ar: Intl.LDMLPluralRule;
}
export type Language = keyof Rules;

/** One text for each plural form of the language, so that none can be missing; `#` stands for the number. */
export type Forms<L extends Language> = Readonly<Record<Rules[L], string>>;

export interface Plurals<L extends Language> {
	readonly tag: string;
	readonly digits: (number: number) => string;
	/** `counted(2, { one: "# story", other: "# stories" })` is "2 stories". */
	readonly counted: (number: number, forms: Forms<L>) => string;
}

/** `tag` is the language with its region, on which digits depend: `ar-EG` and `ar-MA` differ. */
export function createPlurals<L extends Language>(tag: string): Plurals<L> {
	const rules = new Intl.PluralRules(tag);
	const format = new Intl.NumberFormat(tag, { useGrouping: false });
	const digits = (number: number) => format.format(number);
	return {
		tag,
		digits,
		counted: (number, forms) => {
			const of: Readonly<Partial<Record<string, string>>> & { readonly other: string } = forms as Forms<Language>;
			return (of[rules.select(number)] ?? of.other).replace("#", () => digits(number));
		},
	};
}
