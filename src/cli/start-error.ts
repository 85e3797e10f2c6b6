/** The message for the exception that ended the program: a missing part of the installation, a disk error, or a bug. */
import { diskProblem } from "../core/disk-problem.js";

/** Packages with a binary per system, which npm installs as an optional dependency. */
const NATIVE = ["lmdb", "sharp", "esbuild", "@parcel/watcher"] as const;
const HINT =
	"hint: run `npm ci` on this very machine, without --omit=optional: node_modules of another system lacks these parts";

/** `cause` is the thrown value; `exit` is the exit code. */
export function startErrorText(cause: unknown): { readonly text: string; readonly exit: 2 | 3 | 70 } {
	const { message = String(cause), stack = message } = (cause instanceof Error ? cause : {}) as Partial<Error>;
	const part = partMissing(cause, message);
	if (part)
		return {
			text: `broadsheet: ${part} cannot be loaded on ${process.platform}-${process.arch}, because a part of it is not installed.\n  ${HINT}\n`,
			exit: 2,
		};
	const disk = diskProblem(cause);
	if (disk) return { text: `broadsheet: ${disk.message}\n  hint: ${disk.hint}\n`, exit: 3 };
	return {
		text: `broadsheet: internal error, a bug in Broadsheet. Please report it with the version and these lines, where you got Broadsheet from.\n${stack}\n`,
		exit: 70,
	};
}

/** The package that is missing or has a missing part; undefined if nothing is missing. */
function partMissing(cause: unknown, message: string): string | undefined {
	const { code } = cause as NodeJS.ErrnoException;
	const isMissing =
		code === "ERR_MODULE_NOT_FOUND" ||
		code === "MODULE_NOT_FOUND" ||
		code === "ERR_DLOPEN_FAILED" ||
		/no native build|no prebuild|could not load the "sharp"|could not be found, and is needed|another platform/i.test(
			message,
		);
	if (!isMissing) return undefined;
	const native = NATIVE.find((name) => message.includes(name.replace("@parcel/", "")));
	if (native) return native;
	return /^Cannot find (?:package|module) '(?:[^']*\/node_modules\/)?((?:@[\w.-]+\/)?\w[\w.-]*)[/']/.exec(message)?.[1];
}
