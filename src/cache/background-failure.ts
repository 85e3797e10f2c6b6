/** A failure in the background, after which promises of running operations may never settle: it rejects all that are awaited. */
export interface BackgroundFailure {
	/** Only the first cause counts. */
	readonly fail: (cause: unknown) => void;
	/** Settles with `work`, or rejects at the failure. */
	readonly unlessFailed: (work: PromiseLike<unknown>) => Promise<void>;
}

/** No `Promise.race` with one promise: that would keep the result of each operation as long as the promise exists. */
export function createBackgroundFailure(): BackgroundFailure {
	let failure: { readonly cause: unknown } | undefined;
	const waiting = new Set<(cause: unknown) => void>();
	return {
		fail: (cause) => {
			failure ??= { cause };
			for (const reject of waiting) reject(failure.cause);
		},
		unlessFailed: (work) =>
			new Promise((resolve, reject) => {
				if (failure) return reject(failure.cause);
				waiting.add(reject);
				const settle = (then: () => void) => {
					waiting.delete(reject);
					then();
				};
				work.then(
					() => settle(resolve),
					(cause: unknown) => settle(() => reject(cause)),
				);
			}),
	};
}
