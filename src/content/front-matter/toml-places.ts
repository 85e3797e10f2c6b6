/** Finds where the keys and values of a valid TOML text are, because no parser of TOML in the registry that returns values returns positions as well. */

type TextRange = readonly [from: number, to: number];
interface Places {
	readonly key: TextRange;
	readonly value: TextRange;
}

const SPACE = /(?:\s|#[^\n]*)*/y;
const STRING = /"""(?:[^\\]|\\[\s\S])*?"{3,5}|'''[\s\S]*?'{3,5}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'/y;
const BARE = /[^\s=.,[\]{}#"']+/y;
/** A number, a flag or a date; a date may have a space before its time. */
const SCALAR = /\d{4}-\d\d-\d\d \d\d:[^\s,\]}#]*|[^\s,\]}#]+/y;

/** The places by path: the names of the tables, the key, and the indexes in lists, joined by line ends. The text must be valid. */
export function placesOf(text: string): ReadonlyMap<string, Places> {
	const places = new Map<string, Places>();
	let at = 0;
	const match = (pattern: RegExp): string | undefined => {
		pattern.lastIndex = at;
		const found = pattern.exec(text)?.[0];
		if (found !== undefined) at += found.length;
		return found;
	};
	const space = () => void match(SPACE);
	/** `a."b c".d`, with the range of the last part. */
	const keyPath = (): { readonly names: string[]; readonly range: TextRange } => {
		const names: string[] = [];
		let from = at;
		do {
			if (names.length) at++;
			space();
			from = at;
			const quoted = match(STRING);
			names.push(quoted === undefined ? (match(BARE) ?? "") : unquoted(quoted));
			if (at === from) break;
			space();
		} while (text[at] === ".");
		return { names, range: [from, from + text.slice(from, at).trimEnd().length] };
	};
	const value = (path: readonly string[], key: TextRange): void => {
		const from = at;
		if (text[at] === "[") items(path);
		else if (text[at] === "{") entries(path, "}");
		else if (match(STRING) === undefined) match(SCALAR);
		places.set(path.join("\n"), { key, value: [from, at] });
	};
	const items = (path: readonly string[]) => {
		at++;
		for (let index = 0; at < text.length; index++) {
			space();
			if (text[at] === "]") break;
			const from = at;
			value([...path, `${index}`], [from, from]);
			space();
			if (text[at] === ",") at++;
			else if (at === from) break;
		}
		at++;
	};
	const entries = (path: readonly string[], end: "}") => {
		at++;
		while (at < text.length) {
			space();
			const from = at;
			if (text[at] === end) break;
			entry(path);
			space();
			if (text[at] === ",") at++;
			else if (at === from) break;
		}
		at++;
	};
	const entry = (path: readonly string[]) => {
		const { names, range } = keyPath();
		at++;
		space();
		value([...path, ...names], range);
	};
	/** The number of tables so far in each list of tables. */
	const counts = new Map<string, number>();
	let table: readonly string[] = [];
	for (space(); at < text.length; space()) {
		const start = at;
		if (text[at] !== "[") entry(table);
		else {
			const isItem = text[at + 1] === "[";
			at += isItem ? 2 : 1;
			const { names, range } = keyPath();
			const named = names.flatMap((name, index) => {
				const count = counts.get(names.slice(0, index + 1).join("\n"));
				return count === undefined || index === names.length - 1 ? [name] : [name, `${count - 1}`];
			});
			places.set(named.join("\n"), { key: range, value: range });
			const count = counts.get(names.join("\n")) ?? 0;
			if (isItem) counts.set(names.join("\n"), count + 1);
			table = isItem ? [...named, `${count}`] : named;
			at = Math.max(at, text.indexOf("]", at)) + (isItem ? 2 : 1);
		}
		// A text that is not valid after all must not hold up the build.
		if (at === start) break;
	}
	return places;
}

function unquoted(text: string): string {
	if (text.startsWith("'")) return text.slice(1, -1);
	try {
		return JSON.parse(text);
	} catch {
		return text.slice(1, -1);
	}
}
