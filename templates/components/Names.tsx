/** A list in a sentence, "A, B and C", joined by the rules of the language. */
import type { ComponentChildren } from "preact";

interface Props {
	readonly names: readonly string[];
	readonly lang: string;
	/** Renders the name at an index; by default as text. */
	readonly each?: (name: string, index: number) => ComponentChildren;
}

/** List formats by language. Creating one takes longer than rendering a page, so each is created once. */
const formats = new Map<string, Intl.ListFormat>();
function formatOf(lang: string): Intl.ListFormat {
	const format = formats.get(lang) ?? new Intl.ListFormat(lang, { type: "conjunction" });
	formats.set(lang, format);
	return format;
}

export default function Names({ names, lang, each = (name) => name }: Props) {
	const [only] = names;
	if (only !== undefined && names.length === 1) return <>{each(only, 0)}</>;
	let index = 0;
	const parts = formatOf(lang).formatToParts(names);
	return <>{parts.map(({ type, value }) => (type === "element" ? each(value, index++) : value))}</>;
}
