/** Whether something is there. What cannot be looked at is not taken for absent: the disk may have an error, or this user no permission. */
import { lstatSync, realpathSync } from "node:fs";

/** Does anything exist at a path, even a dangling link? Throws if that cannot be seen; `existsSync` would say no. */
export const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

/** Does this disk error say that the file does not exist? */
export const saysAbsent = (cause: unknown): boolean =>
	["ENOENT", "ENOTDIR"].includes((cause as NodeJS.ErrnoException).code ?? "");

/** What `read` gives; undefined where there is nothing to read. Throws every other fault. */
export function ifThere<T>(read: () => T): T | undefined {
	try {
		return read();
	} catch (cause) {
		if (saysAbsent(cause)) return undefined;
		throw cause;
	}
}

/** The real path; undefined where there is nothing, or a link that leads to nothing. */
export const realPathOf = (path: string): string | undefined => ifThere(() => realpathSync(path));
