/** What the parser collects of a text: the beginning and the end of each token, in order. Fields that only the parser reads are not listed. */

export interface Point {
	line: number;
	column: number;
	offset: number;
	_bufferIndex: number;
}

export interface Token {
	type: string;
	start: Point;
	end: Point;
	/** Whether a mark can begin, or end, what it marks. */
	readonly _open?: boolean;
	readonly _close?: boolean;
	/** Whether the end of a bracket was found, and it is not a link. */
	readonly _balanced?: boolean;
}

export type Event = [kind: "enter" | "exit", token: Token, context: Context];

export interface Context {
	readonly events: Event[];
	readonly parser: { readonly constructs: { readonly insideSpan: { readonly null?: readonly Construct[] } } };
	readonly sliceSerialize: (token: Token) => string;
}

type Resolver = (events: Event[], context: Context) => Event[];

export interface Construct {
	readonly name?: string;
	tokenize: (this: Context, ...given: never[]) => unknown;
	resolveAll?: Resolver;
}

export interface Extension {
	readonly text?: Readonly<Record<string, Construct | readonly Construct[]>>;
}

export const lengthOf = ({ start, end }: Token): number => end.offset - start.offset;
