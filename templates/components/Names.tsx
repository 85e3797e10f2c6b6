/** Several things in a sentence, "A, B and C", joined as the language does it. */
import type { ComponentChildren } from "preact";

interface Props {
	readonly names: readonly string[];
	readonly lang: string;
	/** How the name at a place in the list is printed; as it is by default. */
	readonly each?: (name: string, index: number) => ComponentChildren;
}

/** How each language joins a list. A format is made once: making it takes longer than printing a page. */
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
