/** Runs `work` for each item, at most `most` at a time. After the first failure no further item begins; the failure is thrown when the running ones have ended. */
export async function inParallel<T>(
	items: readonly T[],
	most: number,
	work: (item: T) => Promise<void>,
): Promise<void> {
	let next = 0;
	const failures: unknown[] = [];
	const worker = async () => {
		while (next < items.length && failures.length === 0) {
			const item = items[next++] as T;
			await work(item).catch((cause: unknown) => failures.push(cause));
		}
	};
	await Promise.all(Array.from({ length: Math.min(most, items.length) }, worker));
	if (failures.length) throw failures[0];
}
