/** Fetches pictures and other files of the old site, with `--fetch` alone. */

export type FetchMedia = (url: string) => Promise<{ readonly bytes: Uint8Array } | { readonly why: string }>;

export interface FetchLimits {
	/** In bytes. */
	readonly size: number;
	/** In milliseconds, for one file with its redirects. */
	readonly time: number;
}
const FETCH_LIMITS: FetchLimits = { size: 50 * 1024 * 1024, time: 30_000 };
const MAX_REDIRECTS = 5;

/** Only `http:` and `https:`, also behind redirects. No cookie, no name and no password is sent. */
export const fetchMedia =
	({ size, time }: FetchLimits = FETCH_LIMITS): FetchMedia =>
	async (url) => {
		const signal = AbortSignal.timeout(time);
		try {
			let next = url;
			for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
				const address = URL.canParse(next) ? new URL(next) : undefined;
				if (!address || !/^https?:$/.test(address.protocol))
					return { why: "its address does not begin with http:// or https://" };
				address.username = "";
				address.password = "";
				const response = await fetch(address, { redirect: "manual", signal, credentials: "omit" });
				const target = response.headers.get("location");
				if (response.status >= 300 && response.status < 400 && target !== null) {
					await response.body?.cancel();
					next = new URL(target, address).href;
					continue;
				}
				if (!response.ok || !response.body) {
					await response.body?.cancel();
					return { why: `its host answers ${response.status}` };
				}
				return await readBody(response.body, size);
			}
			return { why: `its host redirects more than ${MAX_REDIRECTS} times` };
		} catch (cause) {
			if (signal.aborted) return { why: `its host did not answer within ${Math.round(time / 1000)} seconds` };
			const { cause: inner } = cause as { readonly cause?: { readonly code?: string } };
			return { why: `its host cannot be reached${inner?.code ? ` (${inner.code})` : ""}` };
		}
	};

async function readBody(
	body: ReadableStream<Uint8Array>,
	most: number,
): Promise<{ readonly bytes: Uint8Array } | { readonly why: string }> {
	const chunks: Uint8Array[] = [];
	let length = 0;
	for await (const chunk of body) {
		length += chunk.length;
		if (length > most) return { why: `it has more than ${Math.round(most / 1024 / 1024)} MB` };
		chunks.push(chunk);
	}
	return { bytes: Buffer.concat(chunks) };
}
