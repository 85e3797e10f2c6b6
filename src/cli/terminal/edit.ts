/** Opens files in the editor of the user, and waits until it ends. */
import { spawnSync } from "node:child_process";

/** `editor` is a command with its options, as `$EDITOR` holds it. Gives what went wrong, if anything. */
export function edit(editor: string, files: readonly string[]): string | undefined {
	// The shell knows how such a command is read; files reach it as arguments, not as text.
	const { error, status } =
		process.platform === "win32"
			? spawnSync(`${editor} ${files.map((file) => `"${file}"`).join(" ")}`, { shell: true, stdio: "inherit" })
			: spawnSync("sh", ["-c", `${editor} "$@"`, "sh", ...files], { stdio: "inherit" });
	if (error) return `The editor cannot be started: ${error.message}`;
	return status === 0 ? undefined : `The editor "${editor}" ended with ${status ?? "a signal"}; the file is written`;
}
