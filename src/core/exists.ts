/** Tests for existence. Something that cannot be inspected does not count as absent, because of disk errors and permissions. */
import { lstatSync, realpathSync } from "node:fs";

/** Whether anything exists at a path, including a dangling link. Throws if that is unknown; `existsSync` would return false. */
export const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

/** Whether this disk error means that the file does not exist. */
export const saysAbsent = (cause: unknown): boolean =>
	["ENOENT", "ENOTDIR"].includes((cause as NodeJS.ErrnoException).code ?? "");

/** The result of `read`; undefined if the file does not exist. Throws all other errors. */
export function ifThere<T>(read: () => T): T | undefined {
	try {
		return read();
	} catch (cause) {
		if (saysAbsent(cause)) return undefined;
		throw cause;
	}
}

/** The real path; undefined if the path or the target of a link does not exist. */
export const realPathOf = (path: string): string | undefined => ifThere(() => realpathSync(path));
