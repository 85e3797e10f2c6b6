/** `broadsheet preview`: serves the site on the loopback address and updates it after every save, until it is interrupted. */
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Problem } from "../../core/model.js";
import { folderProblem, startDevServer } from "../../dev/dev-server.js";
import type { OverlayError } from "../../dev/live-reload.js";
import type { UpdateSummary } from "../../dev/session.js";
import { problemsText, problemTexts } from "../terminal/problems.js";
import { progress } from "../terminal/progress.js";
import { environment, supportsColor, tally } from "../terminal/terminal.js";

export interface PreviewFlags {
	readonly root: string;
	readonly out: string;
	readonly cache: string;
	readonly port: number;
	readonly drafts?: boolean;
	readonly url?: string;
	/** The URL scheme that opens a file in an editor: `vscode`, `cursor`, `zed` … */
	readonly editor: string;
}

/** Returns the exit code after the server has stopped. */
export async function runPreview({
	port,
	drafts = false,
	editor,
	url: asked,
	...folders
}: PreviewFlags): Promise<number> {
	const root = resolve(folders.root);
	const out = resolve(root, folders.out);
	const cache = resolve(root, folders.cache);
	const problem = folderProblem(root, cache);
	if (problem) {
		process.stderr.write(`${problemsText([problem], root, supportsColor(process.stderr))}\n`);
		return 2;
	}
	const { hooks, end } = progress(process.stderr);
	const printUpdate = createUpdatePrinter(root);
	const onChange = (summary: UpdateSummary) => {
		end();
		printUpdate(summary);
	};
	const toError = (problem: Problem) => toOverlayError(problem, root, editor);
	try {
		const preview = await startDevServer({
			...{ root, out, cache, port, drafts, onChange, toOverlayError: toError, hooks },
			sources: { url: asked, env: environment() },
		});
		end();
		if (typeof preview === "number") return preview;
		const { url, desk, token } = preview;
		process.stdout.write(`${url}?token=${token}  (end with Ctrl+C)\nThe desk: ${desk}?token=${token}\n`);
		await new Promise<void>((ended) => {
			for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => ended());
		});
		await preview.close();
		return 0;
	} catch (cause) {
		const { code, syscall } = cause as NodeJS.ErrnoException;
		if (syscall !== "listen") throw cause;
		process.stderr.write(`Port ${port} cannot be used: ${code}. Choose a different port: --port 4001\n`);
		return 3;
	}
}

/** `vscode://file/home/mara/paper/content/a.md:3:7` */
function toOverlayError(problem: Problem, root: string, editor: string): OverlayError {
	const text = problemsText([problem], root, false);
	const { path, line = 1, column = 1 } = problem.place ?? {};
	if (path === undefined) return { text };
	return { text, href: `${editor}://file${pathToFileURL(join(root, path)).pathname}:${line}:${column}` };
}

/** Maximum number of old errors that are repeated after an update. */
const MAX_REPEATED = 5;

/** Prints the new problems after each update and, last, the errors that remain. */
function createUpdatePrinter(root: string): (summary: UpdateSummary) => void {
	let before: readonly string[] = [];
	let first = true;
	return ({ problems, touched, ms }) => {
		const texts = problemTexts(problems, root, supportsColor(process.stderr));
		const isNew = (index: number) => !before.includes(texts[index] as string);
		const summary = (severity: Problem["severity"], fresh: boolean) =>
			texts.filter((_, index) => problems[index]?.severity === severity && isNew(index) === fresh);
		const again = summary("error", false).map((text) => `still there: ${text.split("\n")[0]}`);
		const more = again.length - MAX_REPEATED;
		const lines = [
			...[...summary("warning", true), ...summary("error", true)].map((text) => `${text}\n`),
			...again.slice(0, MAX_REPEATED),
			...(more > 0 ? [`still there: ${more} more`] : []),
		];
		if (lines.length) process.stderr.write(`${lines.join("\n")}\n`);
		const what = !touched ? "the whole site" : touched.size === 1 ? [...touched][0] : `${touched.size} files`;
		const gone = before.filter((text) => !texts.includes(text)).length;
		const fixed = gone ? ` · ${gone} fixed` : "";
		if (!first && (touched ? touched.size : lines.length || gone))
			process.stdout.write(`${what} · ${Math.round(ms)} ms · ${tally(problems)}${fixed}\n`);
		[before, first] = [texts, false];
	};
}
