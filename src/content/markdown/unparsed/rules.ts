/** Rules for unrecognized inline marks. They match the source of visible text, in which a NUL stands for whatever was recognized or escaped. */

import type { Rule, RuleMatch } from "./rule.js";

const LETTERS = /\p{L}{2}/u;
/** A probable address: a scheme, a path, or a file name with an extension, optionally followed by a title. */
const ADDRESS = /^<?(?:https?:|mailto:|www\.|\.{0,2}\/|#)|\.[a-z]\w{1,4}(?:[?#]\S*)?(?:\s+["'“”„«‘’].*)?>?$/is;
const TITLED = /^(\S+)\s+["'“”„«‘’](.*)["'“”»‘’]$/s;

const shown = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text).replace(/\s+/g, " ");

const printed = (source: string, correction?: string): RuleMatch => ({
	message: `Readers see the marks of "${shown(source)}"`,
	hint: correction && `write ${correction}`,
});

/** Punctuation at the ends of bold or italic words belongs outside of the marks. */
function outside(mark: string, words: string): string | undefined {
	const [, before = "", core = "", after = ""] = /^([\p{P}\p{S}\s]*)(.*?)([\p{P}\p{S}\s]*)$/su.exec(words) ?? [];
	return core && `${before}${mark}${core}${mark}${after}`;
}

export const RULES: readonly Rule[] = [
	{
		// A space, a quotation mark in a title, or a second pair of brackets in the address of a link.
		sign: "](",
		pattern: /!?\[([^[\]]*)\]\(((?:[^()\n]|\([^()\n]*\))*)\)/g,
		look: ([, words = "", to = ""], source) => {
			const address = source.slice(source.lastIndexOf("](") + 2, -1).trim();
			const what = source.startsWith("!") ? "picture" : "link";
			if (!ADDRESS.test(to.trim()) || (what === "link" && words.trim() === "")) return undefined;
			const before = source.slice(0, source.lastIndexOf("](") + 1);
			const [, file, title] = TITLED.exec(address) ?? [];
			if (file !== undefined && title !== undefined)
				return {
					message: `This is not a ${what}: a title must be in straight quotation marks, and contain none`,
					hint: `write ${before}(${file} "${title.replace(/(?<!\\)"/g, '\\"')}")`,
				};
			// Spaces have no place in an address of mail.
			if (/^<?mailto:/i.test(address))
				return {
					message: `This is not a ${what}: its address has a space in it`,
					hint: `write ${before}(${address.replace(/[<>\s]+/g, "")})`,
				};
			if (/[{%]/.test(address.replace(/%\d\d/g, ""))) return printed(source);
			return {
				message: `This is not a ${what}: its address has a space in it`,
				hint: `write ${before}(${/[<>]/.test(address) ? address.replace(/[<>]/g, "").replace(/\s+/g, "%20") : `<${address}>`})`,
			};
		},
	},
	{
		sign: "]",
		pattern: /\[(?=[^[\]\n]*\p{L})([^[\]\n]*)\][ \t]+\((?:https?:\/\/|www\.|\.{0,2}\/)[^\s()]+\)/gu,
		look: ([, words = ""], source) =>
			/^(?:sic|…|\.\.\.)$/i.test(words.trim())
				? undefined
				: {
						message: "This is not a link: there is a space between its text and its address",
						hint: `write ${source.replace(/\][ \t]+\(/, "](")}`,
					},
	},
	{
		sign: "](",
		pattern: /!?\[(?=[^[\]\n]*\p{L})([^[\]\n]*)\]\((?:https?:\/\/|www\.|\.{0,2}\/)[^\s()]*(?=\s|$)/gu,
		look: (_, source) => ({
			message: "This is not a link: the bracket after its address is missing",
			hint: `write ${source.replace(/([.,;:!?]*)$/, ")$1")}`,
		}),
	},
	{
		// Text of an editor that escapes markup.
		sign: "\\[",
		pattern: /!?\\\[[^\]\n]{1,500}\]\\?\((?:https?:\/\/|\/)[^\s)]+\)/g,
		escaped: true,
		look: (_, source) => printed(source, source.replace(/\\(?=[[\]()])/g, "")),
	},
	{
		// Bold or italics that end with punctuation before a letter (CommonMark 0.31.2, section 6.2, "right-flanking").
		sign: "*",
		pattern: /(?<![\w*])(\*\*?)(?=[^\s*])([^*\n]*[\p{P}\p{S}])\1(?=[\p{L}\p{N}])/gu,
		look: ([, mark = "", words = ""], source) =>
			LETTERS.test(words) || mark.length === 2
				? printed(source, outside(mark, source.slice(mark.length, -mark.length)))
				: undefined,
	},
	{
		// Bold or italics that begin with punctuation after a letter ("left-flanking").
		sign: "*",
		pattern: /(?<=[\p{L}\p{N}])(\*\*?)(?=[\p{P}\p{S}])(?!\*)([^*\n]*[^\s*])\1(?!\*)/gu,
		look: ([, mark = "", words = ""], source) =>
			(mark.length === 2 ? /\p{L}/u : LETTERS).test(words)
				? printed(source, outside(mark, source.slice(mark.length, -mark.length)))
				: undefined,
	},
	{
		sign: "_",
		pattern: /(?<![\w_])(__?)(?=[^\s_])([^_\n]*[\p{P}\p{S}])\1(?=[\p{L}\p{N}])/gu,
		look: ([, mark = "", words = ""], source) =>
			/\s|^\p{L}{2,}[:.!?,]$/u.test(words) && LETTERS.test(words)
				? printed(source, outside(mark, source.slice(mark.length, -mark.length)))
				: undefined,
	},
	{
		// A space inside the marks.
		sign: "**",
		pattern: /(?<![\w*])\*\*(?![\s*])([^*\n]{2,120}?)[ \t]+\*\*(?=[\p{L}\p{N}\s.,;:!?)]|$)/gu,
		look: ([, words = ""], source) =>
			LETTERS.test(words) ? printed(source, `**${source.slice(2, -2).trim()}**`) : undefined,
	},
	{
		sign: "**",
		pattern: /(?<![^\s(])\*\*[ \t]+([^*\n]{2,120}?)[ \t]*\*\*(?=[\s.,;:!?)]|$)/gu,
		look: ([, words = ""], source) =>
			/\p{L}{3}/u.test(words) ? printed(source, `**${source.slice(2, -2).trim()}**`) : undefined,
	},
	{
		sign: "*",
		pattern: /(?<![\w*])\*(?=\p{L})([^*\n]{3,80}?)[ \t]\*(?=[\s.,;:!?)]|$)/gu,
		look: (_, source, text) =>
			text.split("*").length === 3 ? printed(source, `*${source.slice(1, -1).trim()}*`) : undefined,
	},
	{
		sign: "&amp;",
		pattern:
			/&amp;(#\d+|#x[\da-f]+|nbsp|amp|lt|gt|quot|apos|[lr][sd]quo|[nm]dash|hellip|shy|[a-z](?:acute|grave|uml|circ|cedil|tilde)|szlig|euro|copy);/gi,
		look: ([, name]) => ({ message: `Readers see "&${name};"`, hint: `write &${name};` }),
	},
];
