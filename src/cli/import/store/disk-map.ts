/** A map whose values are in a temporary file as soon as there are many. */
import { DigestMap } from "./digest-map.js";
import { DiskList } from "./disk-list.js";

/** Entries are iterated in the order in which they were last set. */
export class DiskMap<T> implements Iterable<readonly [key: string, value: T]> {
	private readonly rows = new DiskList<readonly [string, T]>();
	private readonly numbers = new DigestMap();

	set(key: string, value: T): void {
		this.numbers.set(key, this.rows.add([key, value]));
	}

	get(key: string): T | undefined {
		const number = this.numbers.get(key);
		return number === undefined ? undefined : this.at(number);
	}

	/** The number of the entry, for `at`: valid until the key is set again. */
	numberOf(key: string): number | undefined {
		return this.numbers.get(key);
	}

	at(number: number): T {
		return this.rows.get(number)[1];
	}

	get size(): number {
		return this.numbers.size;
	}

	*keys(): Generator<string> {
		for (const [key] of this) yield key;
	}

	has(key: string): boolean {
		return this.numbers.has(key);
	}

	/** Frees the disk space. */
	clear(): void {
		this.rows.clear();
	}

	*[Symbol.iterator](): Generator<readonly [key: string, value: T]> {
		let number = 0;
		for (const row of this.rows) if (this.numbers.get(row[0]) === number++) yield row;
	}
}
