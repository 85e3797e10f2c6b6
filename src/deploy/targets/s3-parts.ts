/** The parts of the list of files in a bucket: objects named by their digests. */
import { digest as digestOf } from "../../core/digest.js";
import { partBytes, type ReadParts } from "../deployed.js";
import type { ListPart } from "../file-list.js";
import { inParallel } from "../parallel.js";
import { failed } from "./refusals.js";
import { MAX_S3_REQUESTS, type S3, s3ErrorText } from "./s3-client.js";

export const LIST_HEADERS = { "content-type": "application/gzip", "cache-control": "no-store" };

export interface StoredParts {
	readonly read: ReadParts;
	readonly write: (parts: readonly ListPart[]) => Promise<void>;
	/** Ignores failures: what is left costs little. */
	readonly remove: (digests: readonly string[]) => Promise<void>;
}

export function partsAt(s3: S3, folder: string, place: string): StoredParts {
	const keyOf = (digest: string) => `${folder}${digest}.gz`;
	return {
		read: async (digests) => {
			const parts = new Map<string, Uint8Array>();
			await inParallel(digests, MAX_S3_REQUESTS, async (digest) => {
				const response = await s3.ask("GET", keyOf(digest));
				if (response.ok) parts.set(digest, response.body);
				else if (response.status !== 404) throw failed(place, s3ErrorText(response), "nothing was sent");
			});
			return digests.map((digest) => parts.get(digest));
		},
		write: (parts) =>
			inParallel(parts, MAX_S3_REQUESTS, async (part) => {
				const body = partBytes(part);
				const more = { headers: LIST_HEADERS, body, sha256: digestOf(body) };
				const response = await s3.ask("PUT", keyOf(part.digest), more);
				if (!response.ok) throw failed(place, s3ErrorText(response));
			}),
		remove: (digests) =>
			inParallel(digests, MAX_S3_REQUESTS, async (digest) => void (await s3.ask("DELETE", keyOf(digest)))).catch(
				() => {},
			),
	};
}
