/** Whether two JSON values are equal. */
export function equal(one: unknown, other: unknown): boolean {
	if (one === other) return true;
	if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
	if (Array.isArray(one) !== Array.isArray(other)) return false;
	let keys = 0;
	for (const key in one) {
		if (!(key in other) || !equal(one[key as never], other[key as never])) return false;
		keys += 1;
	}
	for (const _ in other) keys -= 1;
	return keys === 0;
}
