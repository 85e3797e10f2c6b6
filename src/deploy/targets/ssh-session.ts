/** One login on a server: a shell that runs scripts one after the other, and holds a lock until the login ends for any reason. */
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { error } from "../../core/problem.js";
import { Refused } from "../refused.js";
import type { TargetContext } from "../target.js";
import { failed } from "./refusals.js";

export interface Session {
	/** The output of a script; it runs in a subshell unless `isOwn` is false. Throws `Refused` if it fails. */
	readonly run: (script: string, isOwn?: boolean) => Promise<string>;
	readonly end: () => void;
}

export interface Server {
	/** `deploy@host` */
	readonly host: string;
	readonly port?: number | undefined;
	/** For display. */
	readonly place: string;
	readonly env: TargetContext["env"];
}

/** A server that does not answer three questions in a row, these seconds apart, ends the login (ssh_config(5)). */
const ALIVE_SECONDS = 15;

/** The login command, also for rsync (rsync(1), `RSYNC_RSH`). Questions are disabled, because a build server cannot answer. */
export const loginOf = ({ port, env }: Pick<Server, "port" | "env">): string[] => [
	...(env.RSYNC_RSH?.trim() || "ssh").split(/\s+/),
	"-o",
	"BatchMode=yes",
	// Without it a lost connection is noticed after a quarter of an hour at the earliest.
	"-o",
	`ServerAliveInterval=${ALIVE_SECONDS}`,
	...(port === undefined ? [] : ["-p", String(port)]),
];

/** A quoted word. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** Lines of text for a script. */
export const given = (text: string): string => {
	let mark = "BROADSHEET_END";
	while (text.includes(mark)) mark += "_";
	return `<<'${mark}'\n${text}${text.endsWith("\n") ? "" : "\n"}${mark}`;
};

export function openSession(server: Server): Session {
	const [command = "ssh", ...args] = loginOf(server);
	const child = spawn(command, [...args, "-C", "-T", server.host, "exec sh"], { env: server.env });
	let [stdout, stderr] = ["", ""];
	let wake = () => {};
	let ended: Refused | undefined;
	listen(child, {
		onOut: (text) => {
			stdout += text;
			wake();
		},
		onError: (text) => {
			stderr += text;
			wake();
		},
		onEnd: (cause) => {
			ended ??= cause ?? failed(server.place, wordsOf(stderr) || "the connection has ended");
			wake();
		},
	});
	let number = 0;
	const run = async (script: string, isOwn = true): Promise<string> => {
		const mark = `broadsheet-${++number}-`;
		stderr = "";
		const body = isOwn ? `(\nset -e\n${script}\n)` : script;
		child.stdin.write(`${body}\nprintf '\\n${mark}%s\\n' $?\necho ${mark} >&2\n`);
		for (;;) {
			const found = new RegExp(`\\n${mark}(\\d+)\\n`).exec(stdout);
			if (found && stderr.includes(mark)) {
				const text = stdout.slice(0, found.index);
				stdout = stdout.slice(found.index + found[0].length);
				if (found[1] === "0") return text;
				throw failed(server.place, wordsOf(stderr) || text.trim() || `a command has ended with ${found[1]}`);
			}
			if (ended) throw ended;
			await new Promise<void>((resolve) => {
				wake = resolve;
			});
		}
	};
	return { run, end: () => child.stdin.end() };
}

/** rsync to the server; `files` are paths in `from`. Calls `onFile` for each file sent. */
export async function rsync(
	server: Server,
	from: string,
	to: string,
	files: readonly string[],
	onFile: () => void,
): Promise<void> {
	const { host, env, place } = server;
	// By digest, because a file of an interrupted deploy may have the size and time of the new one. Never in place, because earlier releases share files.
	const how = ["--checksum", "--times", "--compress", "--from0", "--files-from=-", "--out-format=%n"];
	const child = spawn("rsync", [...how, `--rsh=${loginOf(server).join(" ")}`, `${from}/`, `${host}:${to}/`], { env });
	child.stdin.end(files.join("\0"));
	let stderr = "";
	await new Promise<void>((done, refuse) =>
		listen(child, {
			onOut: (text) => {
				for (let lines = text.split("\n").length; lines > 1; lines--) onFile();
			},
			onError: (text) => {
				stderr += text;
			},
			onEnd: (cause, code) =>
				cause ? refuse(cause) : code === 0 ? done() : refuse(failed(place, `rsync: ${wordsOf(stderr)}`)),
		}),
	);
}

interface Listeners {
	readonly onOut: (text: string) => void;
	readonly onError: (text: string) => void;
	/** With a cause if the program cannot be started. */
	readonly onEnd: (cause: Refused | undefined, code?: number | null) => void;
}
function listen(child: ChildProcessWithoutNullStreams, { onOut, onError, onEnd }: Listeners): void {
	child.stdout.setEncoding("utf8").on("data", onOut);
	child.stderr.setEncoding("utf8").on("data", onError);
	// A program that ends before reading its input reports the reason itself.
	child.stdin.on("error", () => {});
	child.once("error", () => onEnd(noClient()));
	child.once("close", (code) => onEnd(undefined, code));
}

const noClient = (): Refused =>
	new Refused(
		error("deploy-client", "An ssh target needs ssh and rsync on this machine, one of which is missing", undefined, {
			hint: "install them: apt install openssh-client rsync",
		}),
		2,
	);

/** The last lines of a program's output, without the greeting. */
const wordsOf = (stderr: string): string =>
	stderr
		.split("\n")
		.map((line) => line.trim())
		.filter((line) => line && !/^Warning: Permanently added|^rsync error:|^broadsheet-\d+-$/.test(line))
		.slice(-2)
		.join("; ");
