/** `broadsheet preview`: the site on the loopback address, built anew with every save, until it is interrupted. */
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Problem, Report } from "../model.js";
import type { Fault } from "../preview/channel.js";
import { openPreview } from "../preview/preview.js";
import { inColour, problemsText, summary } from "./terminal.js";

export interface PreviewFlags {
	readonly root: string;
	readonly out: string;
	readonly cache: string;
	readonly port: number;
	readonly drafts?: boolean;
	/** The scheme of the address that opens a file: `vscode`, `cursor`, `zed` … */
	readonly editor: string;
}

/** Gives the exit code, once the server has been ended. */
export async function runPreview({ port, drafts = false, editor, ...folders }: PreviewFlags): Promise<number> {
	const root = resolve(folders.root);
	// Drafts never enter the folder that is deployed.
	const out = drafts ? join(root, ".preview") : resolve(root, folders.out);
	const cache = resolve(root, folders.cache);
	let builds = 0;
	const onBuild = (report: Report, ms: number) => {
		if (report.problems.length)
			process.stderr.write(`${problemsText(report.problems, root, inColour(process.stderr))}\n\n`);
		if (builds++ > 0) process.stdout.write(`${summary(report, ms, inColour(process.stdout)).split("\n")[0]}\n`);
	};
	const faultsOf = ({ problems }: Report) =>
		problems.filter(({ severity }) => severity === "error").map((problem) => faultOf(problem, root, editor));
	try {
		const preview = await openPreview({ root, out, cache, port, drafts, onBuild, faultsOf });
		if (typeof preview === "number") return preview;
		process.stdout.write(`${preview.url}  (end with Ctrl+C)\n`);
		await new Promise<void>((ended) => {
			for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => ended());
		});
		await preview.close();
		return 0;
	} catch (cause) {
		const { code, syscall } = cause as NodeJS.ErrnoException;
		if (syscall !== "listen") throw cause;
		process.stderr.write(`The port ${port} cannot be used: ${code}. Choose another one: --port 4001\n`);
		return 3;
	}
}

/** `vscode://file/home/mara/paper/content/a.md:3:7` */
function faultOf(problem: Problem, root: string, editor: string): Fault {
	const text = problemsText([problem], root, false);
	const { path, line = 1, column = 1 } = problem.place ?? {};
	if (path === undefined) return { text };
	return { text, href: `${editor}://file${pathToFileURL(join(root, path)).pathname}:${line}:${column}` };
}
