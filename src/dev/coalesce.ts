/** Runs `work` one at a time. All requests during a run are served by one further run. */
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
