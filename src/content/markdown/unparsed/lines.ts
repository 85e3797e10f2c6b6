/** Rules for the beginnings of lines: block markers that Markdown did not recognize. */
import type { Rule } from "./rule.js";

/** Rules for the beginnings of the lines of a paragraph. */
export const LINE_RULES: readonly Rule[] = [
	{
		sign: "#",
		pattern: /(?<=(?:^|\n)[ >]*)#{1,6}[\u00a0\u2007\u202f\u3000]+(?=\S)/g,
		look: (_, source) => ({
			message: "This is not a heading: the space after its marker is a no-break space",
			hint: `write "${source.replace(/[^#]+/, " ")}" with a plain space`,
		}),
	},
	{
		sign: "##",
		pattern: /(?<=(?:^|\n)[ >]*)#{2,6}(?=[\p{L}"“¿¡])/gu,
		look: (_, source) => ({
			message: "This is not a heading: its marker needs a space after it",
			hint: `write "${source} "`,
		}),
	},
	{
		sign: "",
		pattern: /(?<=(?:^|\n)[ >]*)[-*+][\u00a0\u2007\u202f\u3000]+(?=\S)/g,
		look: (_, source) => ({
			message: "This is not a list: the space after its marker is a no-break space",
			hint: `write "${source.charAt(0)} " with a plain space`,
		}),
	},
	{
		// A date such as "1. Mai" has this space rightly; a second number makes it a list.
		sign: "",
		pattern:
			/(?<=(?:^|\n)[ >]*)\d{1,3}[.)][\u00a0\u2007\u202f\u3000]+(?=\S[^\n]*\n[ >]*\d{1,3}[.)][\u00a0\u2007\u202f\u3000 ])/g,
		look: (_, source) => ({
			message: "This is not a list: the space after its number is a no-break space",
			hint: `write "${source.trim()} " with a plain space`,
		}),
	},
	{
		sign: "\n",
		pattern: /(?<=^[ >]*|\n[ >]*)[•●▪◦‣](?=[^\n]*\S[^\n]*\n[ >]*[•●▪◦‣])/g,
		look: (_, __, text) =>
			text.search(/[•●▪◦‣]/) >= 0
				? { message: "These lines are one paragraph, not a list", hint: 'begin each of them with "- "' }
				: undefined,
	},
	{
		// Lines of a paragraph define nothing; the lines of a footnote are its paragraph.
		sign: "]:",
		pattern: /(?<=\n[ >]*)\[[^\]\n\0]+\]:[ \t]+(?:<|https?:|\.{0,2}\/)\S+/g,
		look: () => ({
			message: "This address is part of the paragraph above it, and readers see it",
			hint: "leave a blank line above it",
		}),
	},
	{
		sign: "|",
		pattern: /^\|[^\n]*\|[ \t]*\n[ >]*\|[^\n]*\|/g,
		look: () => ({
			message: "This is not a table: its second line has hyphens, in as many columns as the first one",
			hint: "for instance | --- | --- | below a head of two columns",
		}),
	},
];
