/**
 * The list of files in a bucket: its head is the object `_broadsheet/deploy.json.gz`, its parts are beside it, named by their digests. The head is also
 * the lock, because it is only written if it is unchanged since it was read (`If-Match`, RFC 9110, 13.1.1), and the journal: before a file is sent the
 * head lists it with unknown bytes. So no interrupted upload counts as sent.
 */
import * as z from "zod";
import { digest } from "../../core/digest.js";
import { type Holder, holderIn, isAlive, isOwn, ownHolder } from "../../core/process-identity.js";
import { type Deployed, type DeployedHead, deployedIn, headBytes, headOf } from "../deployed.js";
import type { FileList } from "../file-list.js";
import { Refused } from "../refused.js";
import { failed, lockedElsewhere, overtaken } from "./refusals.js";
import { type S3, s3ErrorText } from "./s3-client.js";
import { LIST_HEADERS, partsAt } from "./s3-parts.js";

/** Milliseconds without a heartbeat after which a deploy on another machine counts as dead. */
const LOCK_EXPIRY_MS = 60_000;
/** Milliseconds between two writes of the head while files are sent; the second number is a multiple of the duration of a write. */
const LOCK_HEARTBEAT_MS = 5000;
const SHARE = 20;

/** The deploys of this process. */
const own = new Set<string>();
let count = 0;

export interface Ledger {
	readonly read: () => Promise<Deployed | undefined>;
	/** Acquires the lock, and calls `now` every few seconds for the files that have arrived. Throws `Refused` if another deploy holds it. */
	readonly begin: (now: () => DeployedHead) => Promise<Open>;
}
interface Open {
	/** Throws `Refused` if another deploy has taken the lock, because this one was silent for too long. */
	readonly hold: () => void;
	/** Writes the result of `now`. */
	readonly note: () => Promise<void>;
	/** Writes it for the last time, or the list with which the deploy has ended, and releases the lock. */
	readonly end: (list?: FileList) => Promise<void>;
}

/** `folder` is the prefix of all its keys. */
export function ledgerAt(s3: S3, folder: string, place: string): Ledger {
	const key = `${folder}deploy.json.gz`;
	const parts = partsAt(s3, `${folder}parts/`, place);
	let etag: string | undefined;
	let running: { readonly holder: string; readonly silent: number } | undefined;

	const read = async (): Promise<Deployed | undefined> => {
		const response = await s3.ask("GET", key);
		if (response.status === 404) return undefined;
		if (!response.ok) throw failed(place, s3ErrorText(response), "nothing was sent");
		etag = response.headers.etag;
		const found = deployedIn(response.body, parts.read);
		const holder = Running.safeParse(found?.raw).data?.running;
		const timeOf = (name: string) => Date.parse(String(response.headers[name] ?? ""));
		// Both by the clock of the host.
		const silent = Math.max(0, timeOf("date") - timeOf("last-modified") || 0);
		running = holder === undefined ? undefined : { holder, silent };
		return found;
	};

	/** The new parts come before the head, the former ones go after it. */
	const writeList = async ({ id, at, parts: former }: DeployedHead, list: FileList): Promise<void> => {
		const head = headOf(id, at, list);
		await parts.write(list.parts.filter(({ digest }) => !former.includes(digest)));
		await write(head, undefined);
		await parts.remove(former.filter((part) => !head.parts.includes(part)));
	};

	const write = async (head: DeployedHead, holder: string | undefined): Promise<void> => {
		const body = headBytes(head, holder === undefined ? {} : { running: holder });
		const put = (condition: Record<string, string>) =>
			s3.ask("PUT", key, {
				headers: { ...LIST_HEADERS, ...condition },
				body,
				sha256: digest(body),
			});
		let response = await put(etag === undefined ? { "if-none-match": "*" } : { "if-match": etag });
		// A service without conditional requests.
		if (response.status === 501) response = await put({});
		// If a response was lost, the repetition finds the object that the first request has written.
		if (response.status === 412 || response.status === 409) {
			const there = await s3.ask("GET", key);
			if (!there.ok || !body.equals(there.body)) throw overtaken(place);
			response = there;
		}
		if (!response.ok) throw failed(place, s3ErrorText(response));
		etag = response.headers.etag;
	};

	const begin = async (now: () => DeployedHead): Promise<Open> => {
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
		/** Sequentially, because each write needs the tag of the previous one. */
		const note = (holder: string | undefined = name): Promise<void> => {
			last = last.catch(() => {}).then(() => write(now(), holder));
			return last;
		};
		const beat = (pause: number) => {
			timer = setTimeout(async () => {
				const since = performance.now();
				// The connection may be back for the next one.
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
			end: async (list) => {
				clearTimeout(timer);
				own.delete(name);
				await last.catch(() => {});
				await (list ? writeList(now(), list) : write(now(), undefined));
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

/** Whether a deploy was refused because a different deploy holds the lock. */
export const isOvertaken = (cause: unknown): boolean => cause instanceof Refused && cause.exit === 4;
