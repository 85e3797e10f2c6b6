/** Opens files in the user's editor and waits until it ends. */
import { spawnSync } from "node:child_process";

/** `editor` is a command with its options, as in `$EDITOR`. Returns an error message, if any. */
export function edit(editor: string, files: readonly string[]): string | undefined {
	// The shell parses the command; the files are passed as arguments, so their names are not parsed.
	const { error, status } =
		process.platform === "win32"
			? spawnSync(`${editor} ${files.map((file) => `"${file}"`).join(" ")}`, { shell: true, stdio: "inherit" })
			: spawnSync("sh", ["-c", `${editor} "$@"`, "sh", ...files], { stdio: "inherit" });
	if (error) return `The editor cannot be started: ${error.message}`;
	return status === 0 ? undefined : `The editor "${editor}" ended with ${status ?? "a signal"}; the file is written`;
}
