/** The fences of front matter, and the language between them: YAML in `---`, TOML in `+++`, JSON in `;;;` or without fences. */

export type Language = "yaml" | "json" | "toml";

/** Three equal characters at the beginning of a line. */
export type Fence = "---" | "+++" | ";;;";

const OWN_LANGUAGE: Readonly<Record<Fence, Language>> = { "---": "yaml", "+++": "toml", ";;;": "json" };
const NAMES: Readonly<Record<string, Language>> = { yaml: "yaml", yml: "yaml", json: "json", toml: "toml" };

/** Blank lines and byte order marks above a fence or a `{` in the first column. */
const ABOVE = /^(?:[\s\u200b]*\n)?[\ufeff\u200b]*(?=---|\+\+\+|;;;|\{\s*["}])/;

/** The offset at which front matter begins: 0, or below blank lines. Undefined if the text begins with anything else. */
export const startOfFrontMatter = (text: string): number | undefined => ABOVE.exec(text)?.[0].length;

/** The fence at an offset; undefined at the `{` of JSON. */
export function fenceAt(text: string, start: number): Fence | undefined {
	const sign = text.slice(start, start + 3);
	return Object.hasOwn(OWN_LANGUAGE, sign) ? (sign as Fence) : undefined;
}

/** The language of a block. `name` follows the opening fence: `---json`. Undefined if the language can hold more than data. */
export function languageOf(fence: Fence, name: string): Language | undefined {
	if (name === "") return OWN_LANGUAGE[fence];
	const lower = name.toLowerCase();
	return Object.hasOwn(NAMES, lower) ? NAMES[lower] : undefined;
}

/** The offset below the `}` that closes the JSON object at `start`; undefined if nothing closes it. */
export function endOfJson(text: string, start: number): number | undefined {
	const TOKEN = /"(?:[^"\\\n]|\\.)*"|[{}]/g;
	let depth = 0;
	TOKEN.lastIndex = start;
	for (let token = TOKEN.exec(text); token; token = TOKEN.exec(text)) {
		if (token[0] === "{") depth++;
		else if (token[0] === "}" && --depth === 0) return TOKEN.lastIndex;
	}
	return undefined;
}
