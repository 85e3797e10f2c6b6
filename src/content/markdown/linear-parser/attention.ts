/** What the parser makes of the marks of emphasis (`*`, `_`), and of text that is struck through (`~~`). */
import { type Context, type Event, lengthOf, type Point, type Token } from "./events.js";
import type { Pairing } from "./pairs.js";

const markOf = (token: Token, context: Context): string => context.sliceSerialize(token).charAt(0);
const kind = (mark: string, canEnd: boolean, rest: number): string => `${mark}${canEnd} ${rest}`;
const enter = (token: Token, context: Context): Event => ["enter", token, context];
const exit = (token: Token, context: Context): Event => ["exit", token, context];
const both = (token: Token, context: Context): Event[] => [enter(token, context), exit(token, context)];
const moved = (point: Point, by: number): Point => ({
	...point,
	column: point.column + by,
	offset: point.offset + by,
	_bufferIndex: point._bufferIndex + by,
});

export const ATTENTION: Pairing = {
	type: "attentionSequence",
	kindOf: (token, context) => kind(markOf(token, context), token._close === true, lengthOf(token) % 3),
	endedBy: (token, context) => {
		const [mark, rest] = [markOf(token, context), lengthOf(token) % 3];
		// Marks that can begin and end something do not pair if the sum of their lengths is a multiple of three (CommonMark 0.31.2, rules 9 and 10).
		return [true, false].flatMap((canEnd) =>
			[0, 1, 2]
				.filter((other) => !((canEnd || token._open) && rest && (other + rest) % 3 === 0))
				.map((other) => kind(mark, canEnd, other)),
		);
	},
	around: (begin, end, context) => {
		const use = lengthOf(begin) > 1 && lengthOf(end) > 1 ? 2 : 1;
		const type = use > 1 ? "strong" : "emphasis";
		const opening: Token = { type: `${type}Sequence`, start: moved(begin.end, -use), end: { ...begin.end } };
		const closing: Token = { type: `${type}Sequence`, start: { ...end.start }, end: moved(end.start, use) };
		const text: Token = { type: `${type}Text`, start: { ...begin.end }, end: { ...end.start } };
		const group: Token = { type, start: { ...opening.start }, end: { ...closing.end } };
		begin.end = { ...opening.start };
		end.start = { ...closing.end };
		return [
			[
				...(lengthOf(begin) ? both(begin, context) : []),
				enter(group, context),
				...both(opening, context),
				enter(text, context),
			],
			[
				exit(text, context),
				...both(closing, context),
				exit(group, context),
				...(lengthOf(end) ? both(end, context) : []),
			],
		];
	},
};

export const STRIKETHROUGH: Pairing = {
	type: "strikethroughSequenceTemporary",
	kindOf: (token) => String(lengthOf(token)),
	endedBy: (token) => [String(lengthOf(token))],
	around: (begin, end, context) => {
		const group: Token = { type: "strikethrough", start: { ...begin.start }, end: { ...end.end } };
		const text: Token = { type: "strikethroughText", start: { ...begin.end }, end: { ...end.start } };
		for (const token of [begin, end]) token.type = "strikethroughSequence";
		return [
			[enter(group, context), ...both(begin, context), enter(text, context)],
			[exit(text, context), ...both(end, context), exit(group, context)],
		];
	},
};
