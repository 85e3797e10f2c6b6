/** The program in a pseudo-terminal, made by `script` of util-linux: the test types answers as a user does. */
import { spawn, spawnSync } from "node:child_process";
import { CLI } from "./cli.js";

/** Whether the `script` of util-linux is installed. The one of BSD has different options. */
export const hasScript = /util-linux/.test(String(spawnSync("script", ["--version"]).stdout ?? ""));

interface Screen {
	/** All text that was on the screen, without control sequences. */
	readonly screen: string;
	/** The same with control sequences. */
	readonly raw: string;
	readonly exit: number | null;
}
type Answers = readonly (readonly [question: string, answer: string])[];

/** Runs the program, and types each answer when its question is at the end of the output. */
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
	/** The position from which the next question is searched for. */
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
	// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the control sequences of a terminal.
	raw.replace(/\u001b\[[\d;?]*[A-Za-z]|\r/g, "");
