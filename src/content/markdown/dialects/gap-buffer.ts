/** An array for many changes near each other: they take the time of the distance between them, not of the whole array. */
export class GapBuffer<T> {
	readonly #left: T[];
	/** In reverse order. */
	readonly #right: T[] = [];

	constructor(items: readonly T[]) {
		this.#left = [...items];
	}

	get length(): number {
		return this.#left.length + this.#right.length;
	}

	get(index: number): T | undefined {
		return index < this.#left.length ? this.#left[index] : this.#right[this.length - 1 - index];
	}

	/** As `Array.prototype.splice`, with a start within the array. */
	splice(start: number, remove: number, ...items: readonly T[]): T[] {
		while (this.#left.length > start) this.#right.push(this.#left.pop() as T);
		while (this.#left.length < start) this.#left.push(this.#right.pop() as T);
		const removed = this.#right.splice(Math.max(0, this.#right.length - remove)).reverse();
		this.#left.push(...items);
		return removed;
	}

	toArray(): T[] {
		return this.splice(0, this.length);
	}
}

/** A buffer that is read as an array, and changed by `splice`. */
export const asArray = <T>(buffer: GapBuffer<T>): T[] =>
	new Proxy([] as T[], {
		has: (_, key) => Number(key) < buffer.length,
		get: (array, key) => {
			if (key === "length") return buffer.length;
			if (key === "splice") return (...given: Parameters<GapBuffer<T>["splice"]>) => buffer.splice(...given);
			return typeof key === "string" && /^\d/.test(key) ? buffer.get(Number(key)) : Reflect.get(array, key);
		},
	});
