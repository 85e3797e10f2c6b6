/** Thrown by the parser for a text whose nesting it does not read. */
export class NestedTooDeep extends RangeError {
	constructor(
		message: string,
		/** Both count from 1. */
		readonly at: { readonly line: number; readonly column: number },
	) {
		super(message);
	}
}
