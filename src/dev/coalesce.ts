/** Runs one piece of work at a time: requests during a run are served by one further run, however many they are. */
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
