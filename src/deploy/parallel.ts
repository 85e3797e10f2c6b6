/**
 * Runs `work` for each item with its place, at most `most` at a time; items are made when their turn comes. After the first failure no further item begins;
 * the failure is thrown when the running ones have ended.
 */
export async function inParallel<T>(
	items: Iterable<T>,
	most: number,
	work: (item: T, place: number) => Promise<void>,
): Promise<void> {
	const left = items[Symbol.iterator]();
	let next = 0;
	const failures: unknown[] = [];
	const worker = async () => {
		while (failures.length === 0) {
			const { done, value } = left.next();
			if (done) return;
			await work(value, next++).catch((cause: unknown) => failures.push(cause));
		}
	};
	await Promise.all(Array.from({ length: most }, worker));
	if (failures.length) throw failures[0];
}
