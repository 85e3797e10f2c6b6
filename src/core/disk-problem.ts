/** Converts disk errors to problems. */
import type { Problem } from "./model.js";
import { error } from "./problem.js";

/** A path that leads to something other than a regular file. Has the properties of a disk error. */
export class NotPlain extends Error {
	readonly code = "ENOTSUP";
	readonly syscall = "open";
	constructor(
		readonly path: string,
		/** `a pipe` */
		readonly kind: string,
	) {
		super(`${path} is ${kind}, not a file`);
	}
}

/** By error code: what happened, and what to do. */
const FAULTS: Readonly<Record<string, readonly [what: string, next: string]>> = {
	ENOSPC: ["No space is left on the disk", "free some space"],
	EDQUOT: ["The disk quota is used up", "free some space, or ask for a larger quota"],
	EACCES: [
		"There is no permission",
		"give this user the permission to read and write there (`ls -ld` shows the owner)",
	],
	EPERM: ["There is no permission", "give this user the permission to read and write there (`ls -ld` shows the owner)"],
	EROFS: ["The disk is read-only", "name folders that can be written to: --out <folder> --cache <folder>"],
	EMFILE: ["Too many files are open", "allow more of them (`ulimit -n 4096`), or use fewer threads (--jobs 1)"],
	ENFILE: ["Too many files are open on this machine", "end other programs"],
	EIO: ["The disk has an error", "check the system log; copy the site to another disk"],
};
/** Error messages of native libraries, which have no code. */
const EXPLANATIONS: readonly (readonly [RegExp, string])[] = [
	[/no space left on device|MDB_MAP_FULL/i, "ENOSPC"],
	[/permission denied/i, "EACCES"],
	[/read-only file system/i, "EROFS"],
	[/too many open files/i, "EMFILE"],
	[/\bEIO\b|input\/output error/i, "EIO"],
];

/** A problem with the code `io`; undefined for any other exception, which is a bug in Broadsheet. */
export function diskProblem(cause: unknown): Problem | undefined {
	if (!(cause instanceof Error)) return undefined;
	if (cause instanceof NotPlain)
		return error("file-kind", `${cause.path} is ${cause.kind}, not a file`, undefined, {
			hint: "remove it: reading it could block for ever",
		});
	const { code, path, syscall, message } = cause as NodeJS.ErrnoException;
	const isOfSystem = typeof code === "string" && syscall !== undefined && syscall !== "listen";
	const name = isOfSystem ? code : EXPLANATIONS.find(([words]) => words.test(message))?.[1];
	if (name === undefined) return undefined;
	const [what, next] = FAULTS[name] ?? ["Disk access failed", "fix the cause"];
	const where = [syscall, path].filter(Boolean).join(" ");
	return error("io", `${what}: ${name}${where && ` (${where})`}`, undefined, {
		hint: `${next}, then build again: the next build completes or discards what this one began`,
	});
}
