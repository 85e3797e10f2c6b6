/**
 * The everyday shapes of YAML, read without its library: keys, values of one line, lists and maps as blocks, lists in brackets.
 * Whatever is anything else is left to `readYaml`, which is the authority: where this gives a map, it is the very same one.
 */
import type { Place } from "../../core/model.js";
import type { Yaml, YamlMap } from "./yaml.js";

/** A longer text is no everyday one; in a shorter one no limit on nodes can be reached. */
const MAX_LENGTH = 20_000;
/** A tab, a control, a byte order mark, or what some rules take for the end of a line. */
const UNSUPPORTED = /[^\n -~\u00a0-\u2027\u202a-\ufefe\uff00-\uffff]/;

const QUOTED = `"[^"\\\\\\n]*"|'[^'\\n]*'`;
/** A value without quotation marks begins with no sign of YAML and holds neither `: ` nor ` #`. */
const plainScalar = (ends: string) =>
	`[^ \\n?:,[\\]{}#&*!|>'"%@\`-][^ \\n:${ends}]*(?: +[^ \\n:#${ends}][^ \\n:${ends}]*|:[^ \\n:${ends}]+)*`;
/** An entry of a list in brackets ends at a comma or a bracket. */
const ITEM = `(?:${QUOTED}|${plainScalar(",[\\]{}")})`;
const FLOW = `\\[ *(?:${ITEM} *(?:, *${ITEM} *)*)?\\]`;
/** Few columns of indent, so that no limit on depth can be reached; then `- `, a key, and a value. */
const LINE = new RegExp(
	`( {0,8})((?:- {1,3})?)((?:\\w[\\w-]{0,99}:(?: +|(?=\\n|$)))?)((?:${QUOTED}|${FLOW}|${plainScalar("")})?) *(?:\\n|$)`,
	"y",
);
const ITEMS = new RegExp(ITEM, "g");
const BLANK = /(?: *(?:#[^\n]*)?(?:\n|$))*/y;

/** One line of a block: where each of its parts begins. */
interface Line {
	/** The column of its first sign, from 0. */
	readonly indent: number;
	readonly at: number;
	/** Is that sign the `-` of an entry? Then the column of what follows it. */
	readonly inner: number | undefined;
	readonly key: string;
	readonly keyAt: number;
	readonly value: string;
	readonly valueAt: number;
}

/** Curly quotation marks instead of straight ones, around a value or within brackets: `readYaml` decides which are a slip. */
const CURLY_QUOTE = /: +[“„‟][^\n]*[”“‟] *(?:\n|$)|\[[^\n]*[“”„‟]/;

/** The map that `readYaml` gives, or undefined where the text is not of an everyday shape. */
export function parseFastYaml(text: string, place: (offset: number, length?: number) => Place): YamlMap | undefined {
	if (text.length > MAX_LENGTH || UNSUPPORTED.test(text) || (/[“”„‟]/.test(text) && CURLY_QUOTE.test(text)))
		return undefined;
	let end = 0;
	/** Undefined at the end of the text and before what is not everyday. */
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

	/** The value of one line, at its place. */
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
	/** A block begins at `at`; its place is what stands there in its first line. */
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
	/** Its first line is the current one, be it after the `-` of an entry. */
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
	/** Does the line belong to the key above it, whose column is `indent`? A list may begin in that column. */
	const isBelow = (indent: number): boolean =>
		line !== undefined && (line.inner === undefined ? line.indent > indent : line.indent >= indent);
	const block = (): Yaml | undefined =>
		line && (line.inner === undefined ? map(line.indent, line.at) : list(line.indent, line.at));
	const whole = block();
	return whole?.kind === "map" && line === undefined && end === text.length ? whole : undefined;
}
