/** Texts → integers, without the texts: an import asks about each address and each file name of an archive, and all of them would not fit in memory. */
import { hash } from "node:crypto";

/** Words of a slot: 64 bits of the SHA-256 of the text, and its value + 1; 0 for an empty slot. */
const SLOT_WORDS = 3;
/** The table doubles at this share of used slots. */
const FULL = 0.7;

/** 17 to 35 bytes for each text. Of a million texts, two have the same 64 bits with a probability of 1 to 37 million. */
export class DigestMap {
	private slots = new Uint32Array(64 * SLOT_WORDS);
	private used = 0;

	/** `value` is an integer from 0 to 2³² - 2. */
	set(text: string, value = 0): void {
		if (this.used + 1 > FULL * (this.slots.length / SLOT_WORDS)) this.grow();
		const [high, low] = digestOf(text);
		const slot = slotOf(this.slots, high, low);
		if (this.slots[slot + 2] === 0) this.used++;
		this.slots.set([high, low, value + 1], slot);
	}

	get(text: string): number | undefined {
		const [high, low] = digestOf(text);
		const value = this.slots[slotOf(this.slots, high, low) + 2];
		return value ? value - 1 : undefined;
	}

	has(text: string): boolean {
		return this.get(text) !== undefined;
	}

	get size(): number {
		return this.used;
	}

	private grow(): void {
		const slots = new Uint32Array(this.slots.length * 2);
		for (let from = 0; from < this.slots.length; from += SLOT_WORDS) {
			const [high = 0, low = 0, value = 0] = this.slots.subarray(from, from + SLOT_WORDS);
			if (value !== 0) slots.set([high, low, value], slotOf(slots, high, low));
		}
		this.slots = slots;
	}
}

/** The slot of a digest, or the empty one for it. */
function slotOf(slots: Uint32Array, high: number, low: number): number {
	const count = slots.length / SLOT_WORDS;
	for (let at = low % count; ; at = (at + 1) % count) {
		const slot = at * SLOT_WORDS;
		if (slots[slot + 2] === 0 || (slots[slot] === high && slots[slot + 1] === low)) return slot;
	}
}

function digestOf(text: string): readonly [high: number, low: number] {
	const bytes = hash("sha256", text, "buffer");
	return [bytes.readUInt32LE(0), bytes.readUInt32LE(4)];
}
