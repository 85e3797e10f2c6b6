/** Compares what the host serves after a deploy, bypassing caches, with what was deployed. */
import { setTimeout as wait } from "node:timers/promises";
import { digest } from "../core/digest.js";
import type { Path, Problem, Url } from "../core/model.js";
import { encodeUrl, urlOf } from "../core/paths.js";
import { error } from "../core/problem.js";
import type { LocalFile, LocalFiles } from "./local-files.js";
import type { Plan } from "./plan.js";
import { sendingsOf } from "./plan.js";

/** Number of sent pages that are requested; in addition the home page, one asset, and one deleted page. */
const PAGES = 5;
/** Milliseconds for one response. */
const VERIFY_TIMEOUT_MS = 10_000;
/** Milliseconds between two attempts: hosts need a while until they serve new files. */
const VERIFY_PAUSE_MS = 1000;

/** A file that is requested; without a digest it should be gone. */
export interface Expectation {
	readonly path: Path;
	/** SHA-256 in hex. */
	readonly digest: string | undefined;
}

/** What readers get after the deploy: some of the files, and a page that is gone. */
export function expectations(files: LocalFiles, plan: Plan): readonly Expectation[] {
	const gone = plan.deletions.find((path) => path.endsWith(".html"));
	// The digests of the plan may be those of the host.
	const there = someOf(files, plan).map((path) => ({ path, digest: files.at(files.indexOf(path)).digest }));
	return gone === undefined ? there : [...there, { path: gone, digest: undefined }];
}

/** `url` is the URL of the site without a trailing slash; `tries` is the maximum number of requests for a file until it is correct. */
export async function verify(url: Url, expected: readonly Expectation[], tries: number): Promise<Problem[]> {
	const problems = await Promise.all(
		expected.map(async ({ path, digest: wanted }) => {
			const address = url + encodeUrl(urlOf(path));
			for (let tried = 1; ; tried++) {
				const problem = await servedProblem(address, wanted);
				if (problem === undefined || tried >= tries) return problem && `${address} ${problem}`;
				await wait(VERIFY_PAUSE_MS);
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

function someOf(files: LocalFiles, plan: Plan): readonly Path[] {
	const pages: Path[] = [];
	for (const { kind, path } of sendingsOf(plan))
		if (kind === "page" && path !== "404.html" && pages.length < PAGES) pages.push(path);
	const asset = firstAsset(sendingsOf(plan)) ?? firstAsset(files);
	return [...new Set(["index.html", ...pages, ...(asset === undefined ? [] : [asset])])];
}

function firstAsset(files: Iterable<LocalFile>): Path | undefined {
	for (const { kind, path } of files) if (kind === "asset") return path;
	return undefined;
}

/** Undefined if all is well. */
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
