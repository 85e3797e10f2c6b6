/**
 * At each `]`, the parser looks for the last bracket that is open, or closed, from there back to the beginning of the paragraph
 * (micromark-extension-gfm-footnote 2.1.0). Now it looks at the events since the `]` before, and once at each `![`: a label holds no `]`.
 */
import type { Construct, Context, Event, Token } from "./events.js";

/** The tokens at which the parser ends to look. */
const BRACKETS = new Set(["labelImage", "gfmFootnoteCall", "labelLink", "label", "image", "link"]);

interface Seen {
	readonly length: number;
	readonly last: Event | undefined;
	readonly bracket: Event | undefined;
}

export function findLabelOnce(construct: Construct): void {
	const { tokenize } = construct;
	const seen = new WeakMap<Event[], Seen>();
	const ended = new WeakSet<Token>();
	construct.tokenize = function (this: Context, ...given) {
		const { events } = this;
		const before = seen.get(events);
		const isLonger = before && before.length <= events.length && events[before.length - 1] === before.last;
		const from = isLonger ? before.length : 0;
		let at = events.length - 1;
		while (at >= from && !BRACKETS.has(events[at]?.[1].type ?? "")) at--;
		const bracket = at >= from ? events[at] : isLonger ? before.bracket : undefined;
		seen.set(events, { length: events.length, last: events.at(-1), bracket });
		const isOpen = bracket && !ended.has(bracket[1]);
		if (isOpen && bracket[1]._balanced) ended.add(bracket[1]);
		return tokenize.apply(Object.create(this, { events: { value: isOpen ? [bracket] : [] } }), given);
	};
}
