/** Identifies the process that holds a lock, so that processes on this or another machine can tell whether it is alive. */
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";
import { threadId } from "node:worker_threads";
import { lazy } from "./lazy.js";

export interface Holder {
	readonly pid: number;
	readonly thread: number;
	readonly host: string;
	/** The boot id of the machine and its process namespace: two containers with the same host name differ. Empty if the system does not provide it. */
	readonly home: string;
	/** The start time of the process in ticks since boot (proc(5), `starttime`). Empty if the system does not provide it. */
	readonly start: string;
	/** A number within the thread. */
	readonly number: number;
}

const self = lazy(() => ({ host: hostname(), home: homeOf(), start: processStart("self") ?? "" }));

export const ownHolder = (number: number): Holder => ({ pid: process.pid, thread: threadId, ...self(), number });

/** Undefined if the text is invalid. */
export function holderIn(text: string): Holder | undefined {
	try {
		const { pid, thread, host, home, start, number } = JSON.parse(text) as Partial<Record<keyof Holder, unknown>>;
		if (typeof pid !== "number" || typeof thread !== "number" || typeof number !== "number") return undefined;
		if (typeof host !== "string" || typeof home !== "string" || typeof start !== "string") return undefined;
		return pid > 0 ? { pid, thread, host, home, start, number } : undefined;
	} catch {
		return undefined;
	}
}

const isHere = ({ host, home }: Holder): boolean => host === self().host && home === self().home;

/** Whether it is this thread, or was one with the same number in this process. */
export const isOwn = (holder: Holder): boolean =>
	isHere(holder) && holder.pid === process.pid && holder.start === self().start && holder.thread === threadId;

/** Undefined if that is unknown: on a different machine, in a different container, or if the system does not provide start times. */
export function isAlive(holder: Holder): boolean | undefined {
	if (!isHere(holder)) return undefined;
	try {
		process.kill(holder.pid, 0);
	} catch (cause) {
		if ((cause as NodeJS.ErrnoException).code === "ESRCH") return false;
	}
	const start = processStart(String(holder.pid));
	return start === undefined || holder.start === "" ? undefined : start === holder.start;
}

/** The fields after the program name, which is in parentheses and can contain any character. */
function processStart(pid: string): string | undefined {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
		return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
	} catch {
		return undefined;
	}
}

function homeOf(): string {
	try {
		return `${readFileSync("/proc/sys/kernel/random/boot_id", "latin1").trim()} ${readlinkSync("/proc/self/ns/pid")}`;
	} catch {
		return "";
	}
}
