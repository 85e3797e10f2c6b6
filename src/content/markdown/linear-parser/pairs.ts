/**
 * Pairs the marks of emphasis. The parser looked for the beginning of each from its end on back (micromark-core-commonmark 2.0.4,
 * micromark-extension-gfm-strikethrough 2.1.0); here those that can begin it are kept by kind, as in the "openers bottom" of CommonMark (appendix).
 */
import { NestedTooDeep } from "../nested-too-deep.js";
import type { Context, Event, Token } from "./events.js";

export interface Pairing {
	/** The type of the tokens of marks. */
	readonly type: string;
	/** The kind of a mark that begins something. */
	readonly kindOf: (mark: Token, context: Context) => string;
	/** The kinds that a mark can end. */
	readonly endedBy: (mark: Token, context: Context) => readonly string[];
	/** The events before and after what is between two marks. What is left of a mark comes before or after it. */
	readonly around: (begin: Token, end: Token, context: Context) => readonly [before: Event[], after: Event[]];
}

/** Deeper nesting takes quadratic time, and cannot be printed. */
const MAX_NESTED = 250;

/** Replaces pairs of marks by what they mean, and the other marks by text; in place. */
export function resolvePairs(events: Event[], context: Context, pairing: Pairing): Event[] {
	const result: Event[] = [];
	const begins = new Begins();
	const nested = new Nested();
	for (let index = 0; index < events.length; index++) {
		const event = events[index] as Event;
		const [kind, mark] = event;
		result.push(event);
		if (mark.type !== pairing.type) continue;
		if (kind === "exit" && mark._open) begins.add(pairing.kindOf(mark, context), result.length - 1, mark);
		if (kind === "exit" || !mark._close) continue;
		let isLeft = true;
		while (isLeft) {
			const found = begins.take(pairing.endedBy(mark, context));
			if (!found) break;
			result.pop();
			const between = inside(result.splice(found.at + 1), context);
			result.length -= 2;
			const [before, after] = pairing.around(found.mark, mark, context);
			const leftBefore = before[0]?.[1] === found.mark && found.mark.type === pairing.type;
			for (const each of [before, between, after]) for (const one of each) result.push(one);
			if (leftBefore) begins.add(pairing.kindOf(found.mark, context), found.at, found.mark);
			nested.wrap(found, result.length);
			isLeft = after.at(-1)?.[1] === mark && mark.type === pairing.type;
			if (isLeft) result.pop();
			else index++;
		}
	}
	for (const [, token] of result) if (token.type === pairing.type) token.type = "data";
	events.length = 0;
	for (const event of result) events.push(event);
	return events;
}

function inside(events: Event[], context: Context): Event[] {
	const resolvers = new Set(context.parser.constructs.insideSpan.null?.map(({ resolveAll }) => resolveAll));
	return [...resolvers].reduce((all, resolve) => resolve?.(all, context) ?? all, events);
}

interface Begin {
	/** The index of the end of the mark. */
	readonly at: number;
	readonly mark: Token;
}

/** Marks that can begin something, by kind, each in order. */
class Begins {
	readonly #kinds = new Map<string, Begin[]>();

	add(kind: string, at: number, mark: Token): void {
		const marks = this.#kinds.get(kind);
		if (marks) marks.push({ at, mark });
		else this.#kinds.set(kind, [{ at, mark }]);
	}

	/** The last mark of some kinds, which is removed with all that are after it. */
	take(kinds: readonly string[]): Begin | undefined {
		const last = kinds
			.map((kind) => this.#kinds.get(kind)?.at(-1))
			.reduce((best, each) => (each && (!best || each.at > best.at) ? each : best), undefined);
		if (!last) return undefined;
		for (const marks of this.#kinds.values()) while ((marks.at(-1)?.at ?? -1) >= last.at) marks.pop();
		return last;
	}
}

/** What is within what. */
class Nested {
	readonly #depths: (readonly [at: number, depth: number])[] = [];

	/** Throws an error if the depth is more than can be read. */
	wrap({ at: from, mark }: Begin, to: number): void {
		let depth = 1;
		for (let last = this.#depths.at(-1); last && last[0] > from; last = this.#depths.at(-1)) {
			depth = Math.max(depth, last[1] + 1);
			this.#depths.pop();
		}
		if (depth > MAX_NESTED) {
			const { line, column } = mark.start;
			throw new NestedTooDeep(`Emphasis is nested more than ${MAX_NESTED} deep, the outermost from here on`, {
				line,
				column,
			});
		}
		this.#depths.push([to, depth]);
	}
}
