/** One piece of work at a time: what is asked for while it is done is done once more after it, however often it was asked for. */
export function coalesced(work: () => Promise<void>): () => Promise<void> {
	let running: Promise<void> | undefined;
	let again = false;
	const run = async (): Promise<void> => {
		do {
			again = false;
			await work();
		} while (again);
	};
	return () => {
		again = true;
		running ??= run().finally(() => {
			running = undefined;
		});
		return running;
	};
}
