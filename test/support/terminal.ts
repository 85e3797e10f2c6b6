/** The program at a pseudo-terminal, as `script` of util-linux makes one: what it asks is answered as a user answers it. */
import { spawn, spawnSync } from "node:child_process";
import { CLI } from "./cli.js";

/** Is there a `script` of util-linux? That of BSD has other options. */
export const hasScript = /util-linux/.test(String(spawnSync("script", ["--version"]).stdout ?? ""));

interface Screen {
	/** All that was ever on the screen, without what moves the cursor. */
	readonly screen: string;
	/** The same with that. */
	readonly raw: string;
	readonly exit: number | null;
}
type Answers = readonly (readonly [question: string, answer: string])[];

/** Runs the program, and types each answer when its question stands at the end of the screen. */
export function atTerminal(
	args: readonly string[],
	answers: Answers,
	cwd: string,
	env: NodeJS.ProcessEnv = {},
	columns?: number,
): Promise<Screen> {
	const command = [process.execPath, CLI, ...args].map((each) => `'${each.replaceAll("'", "'\\''")}'`).join(" ");
	return commandAtTerminal(columns === undefined ? command : `stty cols ${columns}; ${command}`, answers, cwd, env);
}

/** The same for any command of the shell. */
export async function commandAtTerminal(
	command: string,
	answers: Answers,
	cwd: string,
	env: NodeJS.ProcessEnv = {},
): Promise<Screen> {
	const child = spawn("script", ["-qec", command, "/dev/null"], {
		cwd,
		env: { ...process.env, TERM: "xterm", ...env },
	});
	const left = [...answers];
	let raw = "";
	/** From where on the next question is looked for. */
	let seen = 0;
	child.stdout.setEncoding("utf8").on("data", (text: string) => {
		raw += text;
		const at = left[0] ? plain(raw).indexOf(left[0][0], seen) : -1;
		if (at === -1) return;
		seen = at + 1;
		child.stdin.write(left.shift()?.[1] ?? "");
	});
	const exit = await new Promise<number | null>((ended) => child.once("close", ended));
	return { screen: plain(raw), raw, exit };
}

const plain = (raw: string): string =>
	// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a terminal is moved by.
	raw.replace(/\u001b\[[\d;?]*[A-Za-z]|\r/g, "");
