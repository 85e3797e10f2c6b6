/** Hashes as integers of 52 bits, which doubles represent exactly. */
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
