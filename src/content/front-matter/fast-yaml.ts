/**
 * A fast parser of common YAML: keys, single-line values, block lists and maps, lists in brackets. Anything else is left to `readYaml`, the authority:
 * if this parser returns a map, it is equal to that of `readYaml`.
 */
import type { Place } from "../../core/model.js";
import type { Yaml, YamlMap } from "./yaml.js";

/** Longer texts are left to the library; in a shorter one no limit on nodes can be reached. */
const MAX_LENGTH = 20_000;
/** Tabs, control characters, a byte order mark, and characters that some rules treat as line ends. */
const UNSUPPORTED = /[^\n -~\u00a0-\u2027\u202a-\ufefe\uff00-\uffff]/;

const QUOTED = `"[^"\\\\\\n]*"|'[^'\\n]*'`;
/** A plain scalar: it begins with no indicator and contains neither `: ` nor ` #`. */
const plainScalar = (ends: string) =>
	`[^ \\n?:,[\\]{}#&*!|>'"%@\`-][^ \\n:${ends}]*(?: +[^ \\n:#${ends}][^ \\n:${ends}]*|:[^ \\n:${ends}]+)*`;
/** An item of a flow list ends at a comma or a bracket. */
const ITEM = `(?:${QUOTED}|${plainScalar(",[\\]{}")})`;
const FLOW = `\\[ *(?:${ITEM} *(?:, *${ITEM} *)*)?\\]`;
/** Little indentation, so that no limit on depth can be reached; then `- `, a key and a value. */
const LINE = new RegExp(
	`( {0,8})((?:- {1,3})?)((?:\\w[\\w-]{0,99}:(?: +|(?=\\n|$)))?)((?:${QUOTED}|${FLOW}|${plainScalar("")})?) *(?:\\n|$)`,
	"y",
);
const ITEMS = new RegExp(ITEM, "g");
const BLANK = /(?: *(?:#[^\n]*)?(?:\n|$))*/y;

/** The parts of one line of a block. */
interface Line {
	/** The column of the first character, from 0. */
	readonly indent: number;
	readonly at: number;
	/** If that character is the `-` of an item: the column of what follows. */
	readonly inner: number | undefined;
	readonly key: string;
	readonly keyAt: number;
	readonly value: string;
	readonly valueAt: number;
}

/** Curly quotation marks around a value or in brackets: `readYaml` decides which of them are typing errors. */
const CURLY_QUOTE = /: +[“„‟][^\n]*[”“‟] *(?:\n|$)|\[[^\n]*[“”„‟]/;

/** The map that `readYaml` returns, or undefined if the text is not supported. */
export function parseFastYaml(text: string, place: (offset: number, length?: number) => Place): YamlMap | undefined {
	if (text.length > MAX_LENGTH || UNSUPPORTED.test(text) || (/[“”„‟]/.test(text) && CURLY_QUOTE.test(text)))
		return undefined;
	let end = 0;
	/** Undefined at the end of the text and before unsupported lines. */
	const next = (): Line | undefined => {
		BLANK.lastIndex = end;
		BLANK.test(text);
		end = LINE.lastIndex = BLANK.lastIndex;
		const match = end < text.length ? LINE.exec(text) : null;
		if (!match) return undefined;
		const [, { length: indent } = "", { length: dash } = "", head = "", value = ""] = match;
		const at = end + indent;
		const keyAt = at + dash;
		end = LINE.lastIndex;
		return {
			indent,
			at,
			inner: dash ? indent + dash : undefined,
			key: head.slice(0, head.indexOf(":")),
			keyAt,
			value,
			valueAt: keyAt + head.length,
		};
	};
	let line = next();

	/** A single-line value with its position. */
	const single = ({ value, valueAt }: Pick<Line, "value" | "valueAt">): Yaml => {
		const here = place(valueAt, value.length);
		if (value.startsWith("["))
			return {
				kind: "list",
				place: here,
				items: Array.from(value.matchAll(ITEMS), (item) => single({ value: item[0], valueAt: valueAt + item.index })),
			};
		const quoted = value.startsWith('"') || value.startsWith("'");
		return { kind: "text", place: here, text: quoted ? value.slice(1, -1) : value, quoted };
	};
	/** A block beginning at `at`; its position is that of the content of its first line. */
	const list = (indent: number, at: number): Yaml | undefined => {
		const items: Yaml[] = [];
		while (line?.inner !== undefined && line.indent === indent) {
			const current = line;
			if (!current.key) line = next();
			const item = current.key ? map(current.inner ?? 0, current.keyAt) : current.value ? single(current) : undefined;
			if (!item) return undefined;
			items.push(item);
		}
		return { kind: "list", place: place(at, text.length), items };
	};
	/** The current line is its first line, possibly after the `-` of an item. */
	const map = (indent: number, at: number): YamlMap | undefined => {
		const entries = new Map<string, { key: Place; value: Yaml }>();
		do {
			const current = line;
			if (!current?.key || entries.has(current.key)) return undefined;
			line = next();
			const value = current.value || !isBelow(indent) ? single(current) : block();
			if (!value) return undefined;
			entries.set(current.key, { key: place(current.keyAt, current.key.length), value });
		} while (line && line.inner === undefined && line.indent === indent);
		return { kind: "map", place: place(at, text.length), entries };
	};
	/** Whether the line belongs to the key above it, whose column is `indent`. A list may begin in that column. */
	const isBelow = (indent: number): boolean =>
		line !== undefined && (line.inner === undefined ? line.indent > indent : line.indent >= indent);
	const block = (): Yaml | undefined =>
		line && (line.inner === undefined ? map(line.indent, line.at) : list(line.indent, line.at));
	const whole = block();
	return whole?.kind === "map" && line === undefined && end === text.length ? whole : undefined;
}
