/** Hashes as integers of 52 bits, so that doubles represent them and their sums exactly. */
const SIZE = 2 ** 52;
const HALF = 2 ** 32;

/** Combines two hashes; the order matters. */
export function combine(a: number, b: number): number {
	let low = Math.imul((a >>> 0) ^ 0x9e3779b9, 0x85ebca6b) ^ (b >>> 0);
	let high = Math.imul(((a / HALF) >>> 0) ^ (low >>> 13), 0xc2b2ae35) ^ ((b / HALF) >>> 0);
	low = Math.imul(low ^ (low >>> 15) ^ high, 0x27d4eb2d);
	high = Math.imul(high ^ (high >>> 14) ^ low, 0x165667b1);
	low ^= high >>> 11;
	return ((high & 0xfffff) >>> 0) * HALF + (low >>> 0);
}

/** A sum of hashes is the hash of a set: the order does not matter. */
export const addToSet = (a: number, b: number): number => (a + b) % SIZE;
export const removeFromSet = (a: number, b: number): number => (a - b + SIZE) % SIZE;

/** Sums of hashes by non-zero 32-bit keys, in flat arrays. */
export class SetHashTable {
	private readonly keys: Uint32Array;
	private readonly sums: Float64Array;
	private readonly mask: number;
	/** For at most `most` keys. */
	constructor(most: number) {
		const size = 2 ** Math.ceil(Math.log2(most * 2 + 2));
		this.keys = new Uint32Array(size);
		this.sums = new Float64Array(size);
		this.mask = size - 1;
	}
	add(key: number, value: number): void {
		const slot = this.slot(key);
		this.keys[slot] = key;
		this.sums[slot] = addToSet(this.sums[slot] as number, value);
	}
	/** 0 if nothing was added. */
	get(key: number): number {
		return this.sums[this.slot(key)] as number;
	}
	private slot(key: number): number {
		let slot = Math.imul(key, 0x9e3779b1) & this.mask;
		for (let tries = 0; tries <= this.mask; tries++) {
			if (this.keys[slot] === 0 || this.keys[slot] === key) return slot;
			slot = (slot + 1) & this.mask;
		}
		throw new RangeError(`${this.mask + 1} slots are full`);
	}
}
