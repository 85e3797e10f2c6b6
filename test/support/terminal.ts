/** The program at a pseudo-terminal, as `script` of util-linux makes one: what it asks is answered as a user answers it. */
import { spawn, spawnSync } from "node:child_process";
import { CLI } from "./cli.js";

/** Is there a `script` of util-linux? That of BSD has other options. */
export const hasScript = /util-linux/.test(String(spawnSync("script", ["--version"]).stdout ?? ""));

/** Types each answer when its question stands at the end of the screen. Gives the screen, without what moves the cursor, and the exit code. */
export async function atTerminal(
	args: readonly string[],
	answers: readonly (readonly [question: string, answer: string])[],
	cwd: string,
	env: NodeJS.ProcessEnv = {},
): Promise<{ readonly screen: string; readonly exit: number | null }> {
	const command = [process.execPath, CLI, ...args].map((each) => `'${each.replaceAll("'", "'\\''")}'`).join(" ");
	const child = spawn("script", ["-qec", command, "/dev/null"], {
		cwd,
		env: { ...process.env, TERM: "xterm", ...env },
	});
	const left = [...answers];
	let screen = "";
	/** From where on the next question is looked for. */
	let seen = 0;
	child.stdout.setEncoding("utf8").on("data", (text: string) => {
		screen += text;
		const at = left[0] ? screen.indexOf(left[0][0], seen) : -1;
		if (at === -1) return;
		seen = at + 1;
		child.stdin.write(left.shift()?.[1] ?? "");
	});
	const exit = await new Promise<number | null>((ended) => child.once("close", ended));
	// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a terminal is moved by.
	return { screen: screen.replace(/\u001b\[[\d;?]*[A-Za-z]/g, "").replace(/\r/g, ""), exit };
}
