/** Words that occur in bylines next to names, by language. They are never rendered. */
import type { Language } from "./plurals.js";

export interface BylineWords {
	/** Words before the names, such as "By". */
	readonly by: RegExp;
	/** Words that always separate two names. */
	readonly and: readonly string[];
	/** Words that separate two names or are part of one, as in "José Ortega y Gasset". */
	readonly between: readonly string[];
	/** A conjunction that is written together with the following name, and names that begin with the same letter. */
	readonly prefix?: { readonly letter: string; readonly names: readonly string[] };
	/** Job titles of journalists, which follow a name. A `rest` belongs to the title if it begins with a lower-case letter: "Editor at Large". */
	readonly job: RegExp;
}

const job = (words: string, alone = "(?!)"): RegExp =>
	new RegExp(String.raw`^(?:(?:[\p{L}'’&-]+ ){0,4}(?:${words})(?:-\p{L}[\p{L}-]*)?(?<rest>$| .*)|(?:${alone})$)`, "iu");

const BYLINE_WORDS: Readonly<Record<Language, BylineWords>> = {
	en: {
		by: /^by(?:\s*:\s*|\s+)(?=\S)/i,
		and: ["and"],
		between: ["with"],
		job: job(
			"editor|reporter|writer|correspondent|columnist|journalist|photographer|photojournalist|cartoonist",
			"staff",
		),
	},
	es: {
		by: /^por(?:\s*:\s*|\s+)(?=\S)/i,
		and: [],
		between: ["y", "e", "con"],
		job: job(
			"editora?|redactora?(?: jefe| jefa)?|reporter[oa]|corresponsal|columnista|periodista|fotógraf[oa]|jef[ea] de redacción",
		),
	},
	de: {
		// A lower-case "von" is also part of family names: it means "by" only if a first name and a second name follow.
		by: /^(?:(?:Von|VON)(?:\s*:\s*|\s+)(?=\S)|von(?:\s*:\s*|\s+)(?=\p{Lu}\S*\s+\p{Lu}))/u,
		and: ["und"],
		between: ["mit"],
		job: job(
			String.raw`\p{L}*(?:redakteur|reporter|korrespondent|fotograf|journalist|kolumnist|volontär)(?:in)?|\p{L}*redaktionsleit(?:er|erin|ung)`,
		),
	},
	ar: {
		by: /^بقلم(?:\s*:\s*|\s+)(?=\S)/,
		and: ["و"],
		between: ["مع"],
		prefix: {
			letter: "و",
			names:
				"واصف والي وائل وجدان وجدي وجيه وحيد وحيدة وداد وديع وديعة ورد وردة وسام وسن وسيم وصال وصفي وضاح وعد وفاء وفائي وفيق وفيقة ولاء ولادة وليام وليد وليم ونيس وهبة وهبي وهيب وئام ويليام".split(
					" ",
				),
		},
		job: /^(?:محررة?|مراسلة?|كاتبة?|صحفية?|صحافية?|مصورة?|رئيسة? (?:ال)?تحرير)(?: |$)/,
	},
};

/** The words of these languages (BCP 47) and of English; each language once. */
export function bylineWords(languages: readonly string[]): readonly BylineWords[] {
	const spoken = languages.map((language) => new Intl.Locale(language).language);
	return [...new Set(["en", ...spoken])].flatMap((language) => BYLINE_WORDS[language as Language] ?? []);
}
