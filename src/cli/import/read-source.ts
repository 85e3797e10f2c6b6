/** Reads the source of an import in pieces, so that its size does not matter. */
import { open } from "node:fs/promises";
import type { Bytes } from "./item.js";

/** In bytes: how much of a file is read at once. */
const CHUNK = 64 * 1024;

/** `source` is a file, or `-` for standard input, which can be read once and is kept. */
export async function bytesOfSource(source: string): Promise<Bytes> {
	if (source !== "-")
		return async function* () {
			const file = await open(source);
			try {
				// One buffer for the whole file: a new one for each chunk fills the memory until it is collected.
				const buffer = Buffer.allocUnsafe(CHUNK);
				for (;;) {
					const { bytesRead } = await file.read(buffer, 0, CHUNK);
					if (bytesRead === 0) return;
					yield buffer.subarray(0, bytesRead);
				}
			} finally {
				await file.close();
			}
		};
	const chunks: Uint8Array[] = [];
	for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
	return async function* () {
		yield* chunks;
	};
}
