/**
 * The list of what is in a bucket, an object in it: `_broadsheet/deploy.json.gz`. It is the lock as well, because it is only written where it is as it was when it was
 * read (`If-Match`, RFC 9110, 13.1.1), and the journal: before a file is sent it stands there as not known. So nothing that was interrupted is taken for sent.
 */
import * as z from "zod";
import { digest } from "../../core/digest.js";
import { type Holder, holderIn, isAlive, isOwn, ownHolder } from "../../core/process-identity.js";
import { type Deployed, deployedBytes, deployedIn } from "../deployed.js";
import { Refused } from "../refused.js";
import { failed, lockedElsewhere, overtaken } from "./faults.js";
import { type S3, s3ErrorText } from "./s3-client.js";

/** Milliseconds without a sign of life after which a deploy on another machine is taken for dead. */
const LOCK_EXPIRY_MS = 60_000;
/** Milliseconds between two writings of the list while files are sent, and how much longer than a writing that is at least. */
const LOCK_HEARTBEAT_MS = 5000;
const SHARE = 20;

/** The deploys of this process. */
const own = new Set<string>();
let count = 0;

export interface Ledger {
	readonly read: () => Promise<Deployed | undefined>;
	/** Takes the lock, and calls `now` every few seconds for what has arrived. Throws `Refused` where another deploy holds it. */
	readonly begin: (now: () => Deployed) => Promise<Open>;
}
interface Open {
	/** Throws `Refused` where another deploy has taken the lock, because this one gave no sign of life. */
	readonly hold: () => void;
	/** Writes what `now` gives. */
	readonly note: () => Promise<void>;
	/** Writes it for the last time, and lets go of the lock. */
	readonly end: () => Promise<void>;
}

export function ledgerAt(s3: S3, key: string, place: string): Ledger {
	let etag: string | undefined;
	let running: { readonly holder: string; readonly silent: number } | undefined;

	const read = async (): Promise<Deployed | undefined> => {
		const response = await s3.ask("GET", key);
		if (response.status === 404) return undefined;
		if (!response.ok) throw failed(place, await s3ErrorText(response), "nothing was sent");
		etag = response.headers.get("etag") ?? undefined;
		const found = deployedIn(new Uint8Array(await response.arrayBuffer()));
		const holder = Running.safeParse(found?.raw).data?.running;
		const timeOf = (name: string) => Date.parse(response.headers.get(name) ?? "");
		// Both by the clock of the host.
		const silent = Math.max(0, timeOf("date") - timeOf("last-modified") || 0);
		running = holder === undefined ? undefined : { holder, silent };
		return found;
	};

	const write = async (list: Deployed, holder: string | undefined): Promise<void> => {
		const body = deployedBytes(list, holder === undefined ? {} : { running: holder });
		const put = (condition: Record<string, string>) =>
			s3.ask("PUT", key, {
				headers: { "content-type": "application/gzip", "cache-control": "no-store", ...condition },
				body,
				sha256: digest(body),
			});
		let response = await put(etag === undefined ? { "if-none-match": "*" } : { "if-match": etag });
		// A store that knows no conditions.
		if (response.status === 501) response = await put({});
		// Where the answer to a request was lost, the next try of it finds what the first one has written.
		if (response.status === 412 || response.status === 409) {
			const there = await s3.ask("GET", key);
			if (!there.ok || !body.equals(Buffer.from(await there.arrayBuffer()))) throw overtaken(place);
			response = there;
		}
		if (!response.ok) throw failed(place, await s3ErrorText(response));
		etag = response.headers.get("etag") ?? undefined;
	};

	const begin = async (now: () => Deployed): Promise<Open> => {
		const other = running && holderIn(running.holder);
		if (running && isWorking(running.holder, other, running.silent))
			throw lockedElsewhere(
				place,
				{ holder: other, silent: running.silent },
				`wait until it has ended; if it has been ended, deploy again in ${Math.ceil((LOCK_EXPIRY_MS - running.silent) / 1000)} s`,
			);
		const name = JSON.stringify(ownHolder(++count));
		own.add(name);
		let last: Promise<void> = Promise.resolve();
		let timer: NodeJS.Timeout | undefined;
		let lost: unknown;
		/** One after the other: each needs the tag that the one before was given. */
		const note = (holder: string | undefined = name): Promise<void> => {
			last = last.catch(() => {}).then(() => write(now(), holder));
			return last;
		};
		const beat = (pause: number) => {
			timer = setTimeout(async () => {
				const since = performance.now();
				// A line that breaks may be there again for the next.
				await note().catch((cause: unknown) => {
					if (isOvertaken(cause)) lost = cause;
				});
				beat(Math.max(LOCK_HEARTBEAT_MS, SHARE * (performance.now() - since)));
			}, pause).unref();
		};
		try {
			await note();
		} catch (cause) {
			own.delete(name);
			throw cause;
		}
		beat(LOCK_HEARTBEAT_MS);
		return {
			hold: () => {
				if (lost !== undefined) throw lost;
			},
			note,
			end: async () => {
				clearTimeout(timer);
				own.delete(name);
				await last.catch(() => {});
				await write(now(), undefined);
			},
		};
	};
	return { read, begin };
}

const Running = z.object({ running: z.string().optional() });

function isWorking(name: string, holder: Holder | undefined, silent: number): boolean {
	if (!holder) return silent < LOCK_EXPIRY_MS;
	return (isOwn(holder) ? own.has(name) : isAlive(holder)) ?? silent < LOCK_EXPIRY_MS;
}

/** Whether a deploy was refused because a second deploy is running. */
export const isOvertaken = (cause: unknown): boolean => cause instanceof Refused && cause.exit === 4;
