/** Compares what the host serves after a deploy, bypassing caches, with what was deployed. */
import { setTimeout as wait } from "node:timers/promises";
import { digest } from "../core/digest.js";
import type { Path, Problem, Url } from "../core/model.js";
import { encodeUrl, urlOf } from "../core/paths.js";
import { error } from "../core/problem.js";
import type { LocalFile } from "./local-files.js";
import type { Plan } from "./plan.js";
import { sendingsOf } from "./plan.js";

/** Number of sent pages that are requested; in addition the home page, one asset, and one deleted page. */
const PAGES = 5;
/** Milliseconds for one response. */
const VERIFY_TIMEOUT_MS = 10_000;
/** Milliseconds between two attempts: hosts need a while until they serve new files. */
const VERIFY_PAUSE_MS = 1000;

/** `url` is the URL of the site without a trailing slash; `tries` is the maximum number of requests for a file until it is correct. */
export async function verify(
	url: Url,
	files: Iterable<LocalFile>,
	plan: Plan,
	{ tries, pause = VERIFY_PAUSE_MS }: { readonly tries: number; readonly pause?: number },
): Promise<Problem[]> {
	const expected = [
		...someOf(files, plan).map(({ path, digest }) => ({ path, digest })),
		...plan.deletions
			.filter((path) => path.endsWith(".html"))
			.slice(0, 1)
			.map((path) => ({ path, digest: undefined })),
	];
	const problems = await Promise.all(
		expected.map(async ({ path, digest: wanted }) => {
			const address = url + encodeUrl(urlOf(path));
			for (let tried = 1; ; tried++) {
				const problem = await servedProblem(address, wanted);
				if (problem === undefined || tried >= tries) return problem && `${address} ${problem}`;
				await wait(pause);
			}
		}),
	);
	return problems.flatMap((problem) =>
		problem === undefined
			? []
			: [
					error("deploy-verify", problem, undefined, {
						hint: "the files have arrived: see whether the host serves this target, keeps old pages in a cache, or changes what it sends",
					}),
				],
	);
}

function someOf(files: Iterable<LocalFile>, plan: Plan): LocalFile[] {
	const sent = sendingsOf(plan);
	const pages = sent.filter(({ kind, path }) => kind === "page" && path !== "404.html").slice(0, PAGES);
	const asset = sent.find(({ kind }) => kind === "asset") ?? first(files, ({ kind }) => kind === "asset");
	const home = first(files, ({ path }) => path === "index.html");
	const found = new Map<Path, LocalFile>([home, ...pages, asset].flatMap((file) => (file ? [[file.path, file]] : [])));
	return [...found.values()];
}

function first(files: Iterable<LocalFile>, isWanted: (file: LocalFile) => boolean): LocalFile | undefined {
	for (const file of files) if (isWanted(file)) return file;
	return undefined;
}

/** Undefined if all is well; without a digest the URL should be gone. */
async function servedProblem(address: Url, wanted: string | undefined): Promise<string | undefined> {
	try {
		const signal = AbortSignal.timeout(VERIFY_TIMEOUT_MS);
		const response = await fetch(address, { headers: { "cache-control": "no-cache" }, redirect: "manual", signal });
		const body = new Uint8Array(await response.arrayBuffer());
		if (wanted === undefined)
			return response.status === 404 || response.status === 410
				? undefined
				: `was deleted, but returns ${response.status}`;
		if (response.status !== 200) return `returns ${response.status}`;
		return digest(body) === wanted ? undefined : "returns different bytes than those that were deployed";
	} catch (cause) {
		const reason = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
		return `gives no response: ${reason instanceof Error ? reason.message : String(reason)}`;
	}
}
