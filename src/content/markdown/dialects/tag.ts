/** A tag of another generator: `{{< figure src="a.jpg" >}}`, `{% gist ann/1 %}`, `{{ youtube(id="…") }}`. */

export interface Tag {
	/** In lower case. */
	readonly name: string;
	/** `{{< /details >}}` */
	readonly closes: boolean;
	/** The values without a name, in order. */
	readonly values: readonly string[];
	/** The values with a name, in lower case. */
	readonly named: Readonly<Record<string, string>>;
}

const DELIMITERS = /^\{(?:\{[<%]|%-?|\{[-~]?)\s*|\s*(?:[>%]\}|-?%|[-~]?\})\}$/g;
/** A value in quotation marks, or one without white space. */
const VALUE = /"(?:\\.|[^"\\])*"|'[^']*'|`[^`]*`|[^\s,"'`]+/;
const ARGUMENT = new RegExp(`(?:([\\w-]+)\\s*=\\s*)?(${VALUE.source})`, "g");

/** Reads the text of a tag with its delimiters. */
export function readTag(text: string): Tag | undefined {
	const inside = text.replace(DELIMITERS, "");
	const [all, slash, name = ""] = /^(\/?)\s*([\w-]+)/.exec(inside) ?? [];
	if (all === undefined) return undefined;
	const rest = inside.slice(all.length).replace(/^\s*\(([\s\S]*)\)\s*$|\s*\/\s*$/g, "$1");
	const values: string[] = [];
	const named: Record<string, string> = {};
	for (const [, key, typed = ""] of rest.matchAll(ARGUMENT)) {
		const value = unquoted(typed);
		if (key === undefined) values.push(value);
		else named[key.toLowerCase()] = value;
	}
	return { name: name.toLowerCase(), closes: slash === "/", values, named };
}

const unquoted = (typed: string): string =>
	/^["'`]/.test(typed) ? typed.slice(1, -1).replace(/\\(["\\])/g, typed.startsWith('"') ? "$1" : "$&") : typed;
