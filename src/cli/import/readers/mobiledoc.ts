/** The texts of Ghost's former editor (Mobiledoc 0.3; github.com/bustle/mobiledoc-kit, MOBILEDOC.md) → HTML, where an export has no `html`. */
import { escapeHtml } from "../../../core/escape-html.js";
import { cardHtml, tagged } from "./ghost-card-html.js";
import { list, parsedJson, record, textOfValue as text } from "./json-values.js";

/** '' for none. */
export function mobiledocHtml(json: string): string {
	const { sections, markups, atoms, cards } = parsedJson(json);
	const markupOf = (index: unknown): readonly [start: string, end: string] => {
		const [name, attributes] = list(list(markups)[Number(index)]);
		const pairs = list(attributes);
		const typed = pairs
			.flatMap((key, at) => (at % 2 ? [] : [` ${text(key)}="${escapeHtml(text(pairs[at + 1]))}"`]))
			.join("");
		return [`<${text(name)}${typed}>`, `</${text(name)}>`];
	};
	const markersHtml = (markers: unknown): string => {
		const open: string[] = [];
		return list(markers)
			.map((marker) => {
				const [type, opened, closed, value] = list(marker);
				const starts = list(opened).map((index) => {
					const [start, end] = markupOf(index);
					open.push(end);
					return start;
				});
				const words =
					type === 1
						? text(list(list(atoms)[Number(value)])[0]) === "soft-return"
							? "<br>"
							: ""
						: escapeHtml(String(value ?? ""));
				const ends = Array.from({ length: Number(closed ?? 0) }, () => open.pop() ?? "");
				return starts.join("") + words + ends.join("");
			})
			.join("");
	};
	return list(sections)
		.map((section) => {
			const [type, name, value] = list(section);
			if (type === 1)
				return tagged(/^(?:h[1-6]|blockquote|aside)$/.test(text(name)) ? text(name) : "p", markersHtml(value));
			if (type === 2) return `<img src="${escapeHtml(text(name))}">`;
			if (type === 3)
				return tagged(
					text(name) === "ol" ? "ol" : "ul",
					list(value)
						.map((item) => tagged("li", markersHtml(item)))
						.join(""),
				);
			const [card, payload] = list(list(cards)[Number(name)]);
			return cardHtml(text(card), record(payload));
		})
		.join("");
}
