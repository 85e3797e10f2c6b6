/** A resident process of the compiled program, for tests that run many commands. */
import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Ran } from "./cli.js";

const PROGRAM = fileURLToPath(new URL("resident.mjs", import.meta.url));
/** Environment variables that Node, the loader or ICU reads only when a process starts. */
const READ_AT_START = /^(?:NODE_|LD_|UV_|LC_|LANG|PATH$|HOME$)/;
/** The number of commands after which a new process takes over: a process keeps each loaded version of a site's code. */
const MAX_COMMANDS = 100;

let child: ChildProcess | undefined;
let commands = 0;
let isBusy = false;

/** Runs a command in the resident process; undefined if it is busy, or if the command needs a process of its own. */
export function runResident(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<Ran> | undefined {
	if (isBusy || Object.keys(env).some((name) => READ_AT_START.test(name))) return undefined;
	isBusy = true;
	return runHere(args, cwd, { ...process.env, ...env }).finally(() => {
		isBusy = false;
	});
}

async function runHere(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<Ran> {
	if (commands >= MAX_COMMANDS) {
		child?.disconnect();
		child = undefined;
	}
	if (!child) commands = 0;
	child ??= start();
	const program = child;
	const id = String(++commands);
	const exited = new Promise<{ exit: number | null }>((ended) => {
		program.once("message", ended);
		program.once("close", (exit) => ended({ exit }));
	});
	const printed = Promise.all([untilEnd(program.stdout, id), untilEnd(program.stderr, id)]);
	program.send({ id, args, cwd, env });
	const { exit } = await exited;
	const [stdout, stderr] = await printed;
	program.removeAllListeners("message").removeAllListeners("close");
	if (program.exitCode !== null || program.signalCode !== null) child = undefined;
	return { exit, stdout, stderr };
}

function start(): ChildProcess {
	const program = fork(PROGRAM, { stdio: ["pipe", "pipe", "pipe", "ipc"] });
	// The process of the tests may end while this one waits.
	program.unref();
	program.channel?.unref();
	return program;
}

/** The output until the command ends, or until the process ends. */
const untilEnd = (stream: NodeJS.ReadableStream | null, id: string): Promise<string> =>
	new Promise((ended) => {
		let text = "";
		const mark = `\0${id}\0`;
		const finish = () => {
			stream?.removeListener("data", read).removeListener("end", finish);
			ended(text.replace(mark, ""));
		};
		const read = (part: string) => {
			text += part;
			if (text.endsWith(mark)) finish();
		};
		stream?.setEncoding("utf8");
		stream?.on("data", read).on("end", finish);
	});
