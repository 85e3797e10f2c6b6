/** Several things in a sentence, "A, B and C", joined as the language does it. */
import type { ComponentChildren } from "preact";

interface Props {
	readonly names: readonly string[];
	readonly lang: string;
	/** How the name at a place in the list is printed; as it is by default. */
	readonly each?: (name: string, index: number) => ComponentChildren;
}

export default function Names({ names, lang, each = (name) => name }: Props) {
	let index = 0;
	const parts = new Intl.ListFormat(lang, { type: "conjunction" }).formatToParts(names);
	return <>{parts.map(({ type, value }) => (type === "element" ? each(value, index++) : value))}</>;
}
