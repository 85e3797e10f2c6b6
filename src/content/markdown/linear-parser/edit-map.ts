/**
 * The parser closes a list, or a quotation with a line that is not marked, by an edit near the end of its events, and copied all of them each time
 * (micromark-util-edit-map 2.0.1): a text with many lists took quadratic time. Now it edits the end alone.
 */
type Edit = [at: number, remove: number, add: readonly unknown[]];

export interface EditMap {
	readonly map: Edit[];
	consume(events: unknown[]): void;
}

/** Makes the library edit only what is behind the first edit. */
export function editLocally({ prototype }: { readonly prototype: EditMap }): void {
	const { consume } = prototype;
	prototype.consume = function (this: EditMap, events: unknown[]): void {
		const start = this.map.reduce((least, [at]) => Math.min(least, at), events.length);
		const end = events.splice(start);
		for (const edit of this.map) edit[0] -= start;
		consume.call(this, end);
		for (const event of end) events.push(event);
	};
}
