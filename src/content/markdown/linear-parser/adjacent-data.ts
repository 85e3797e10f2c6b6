/** The parser removed each of the pieces of a text that follow each other from the middle of its events (micromark 4.0.3). Now it finds them merged. */
import type { Construct, Event } from "./events.js";

export function mergeData(initial: Construct): void {
	const { resolveAll } = initial;
	if (!resolveAll) return;
	initial.resolveAll = (events, context) => {
		merge(events);
		return resolveAll(events, context);
	};
}

/** Merges the data that follow each other, in place. */
function merge(events: Event[]): void {
	let length = 0;
	for (let at = 0; at < events.length; at += 2) {
		// The end of data is the event after its beginning.
		while (at < events.length && events[at]?.[1].type !== "data") events[length++] = events[at++] as Event;
		if (at >= events.length) break;
		const before = events[length - 1]?.[1];
		const data = events[at]?.[1] as Event[1];
		if (before?.type === "data") before.end = data.end;
		else {
			events[length++] = events[at] as Event;
			events[length++] = events[at + 1] as Event;
		}
	}
	events.length = length;
}
