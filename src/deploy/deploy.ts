/** Deploys the output folder to a target: sends only what differs. */
import { areFoldersChanged, createScanPool } from "../build/scan-stamps.js";
import { threadCount } from "../build/workers/pool.js";
import { hostOf } from "../core/deploy-targets.js";
import { diskProblem } from "../core/disk-problem.js";
import type { Instant, Problem } from "../core/model.js";
import { lockOutput } from "../output/staging.js";
import { buildRules } from "../plugins/response-headers/rules.js";
import { type Aim, type Answer, aim, answered } from "./aim.js";
import { type Deployment, deploymentOf } from "./deployment.js";
import { beingWritten, deployable, isOutput, noOutput, tooManyDeletions } from "./guards.js";
import { checkLimits } from "./limits.js";
import { listMemo } from "./list-memo.js";
import { localFiles } from "./local.js";
import type { LocalFile } from "./local-files.js";
import { createPlan, isNothing } from "./plan.js";
import { Refused } from "./refused.js";
import type { ReleaseScan } from "./target.js";
import { failed, sendingNothing } from "./targets/refusals.js";
import { verify } from "./verify.js";

export interface DeployOptions extends Aim {
	readonly at: Instant;
	/** Send nothing. */
	readonly dryRun?: boolean;
	/** Send unchanged files, too. */
	readonly force?: boolean;
	/** Keep no files of earlier deploys for pages that are open in browsers. */
	readonly dropOld?: boolean;
	readonly maxDeletes?: number | undefined;
	/** Check afterwards whether the host serves what was sent. */
	readonly verify?: boolean;
	/** Called when a phase begins, with its name and number of files. */
	readonly onStage?: ((name: string, files: number) => void) | undefined;
	/** Called with the number of files of the phase that have arrived. */
	readonly onProgress?: ((done: number) => void) | undefined;
}
export interface Deploying extends Answer {
	readonly deployment?: Deployment | undefined;
}

const LOCK_WAIT_MS = 2000; // for a running build

export async function deploy(options: DeployOptions): Promise<Deploying> {
	return await answered<Deploying>(async () => {
		const { site, name, config, target, out, cache } = await aim(options);
		if (!isOutput(out)) throw noOutput(out);
		const lock = await lockOutput(out, LOCK_WAIT_MS);
		if (!("release" in lock)) throw beingWritten(out);
		const pool = createScanPool(threadCount({}));
		try {
			const { files: all, folders } = await localFiles(
				out,
				cache,
				deployable(out, cache, { ...site, targetUrl: config.url }),
				pool,
			);
			const before = await sendingNothing(target.read());
			// The threads would take memory while files are sent.
			if (!target.scansFolders || !before) await pool.close();
			const isCopy = ({ path, kind }: LocalFile) => kind === "compressed" && target.takes(path);
			const isLeftOut = target.takesCompressed ? () => false : isCopy;
			const files = all.filter((file) => target.takes(file.path) && !isLeftOut(file));
			const memo = listMemo(cache, target, config);
			const { digestOf } = target;
			const host = hostOf(config);
			const exceeded = host === undefined ? [] : checkLimits(host, out, files).problems;
			if (exceeded.length) return { problems: exceeded, exit: 5 };
			const known = digestOf ? files.withDigests((path) => digestOf(out, path)) : files;
			const plan = await createPlan(known, before, {
				at: options.at,
				keepAssets: options.dropOld || target.keepsAssets === false ? 0 : config.keepAssets,
				hashed: buildRules(site).hashed.folder.slice(1),
				headersOf: target.headersOf,
				isForced: options.force,
				summarize: memo.summarize,
			});
			memo.save();
			const url = config.url ?? site.url;
			const deployment = () => ({
				...deploymentOf(name, target, plan, before),
				url,
				isSite: url === site.url,
				leftOut: site.compress.length ? [...all].filter(isLeftOut).length : 0,
			});
			const problem = tooManyDeletions(plan, before, options.maxDeletes ?? config.maxDeletes);
			if (options.dryRun)
				return { deployment: deployment(), problems: problem ? [problem] : [], exit: problem ? 5 : 0 };
			if (problem) throw new Refused(problem);
			const verified = async () =>
				options.verify ? await verify(url, files, plan, { tries: target.tries ?? MAX_DEPLOY_TRIES }) : [];
			if (isNothing(plan)) return ended(deployment(), await verified());
			const scan: ReleaseScan = {
				areFoldersChanged: (release, since) => areFoldersChanged(release, folders, since, pool),
				end: pool.close,
			};
			const release = await target
				.send({ out, plan, before, at: options.at, scan, ...counted(options) })
				.catch((cause: unknown) => {
					const problem = diskProblem(cause);
					throw problem ? failed(target.place, problem.message) : cause;
				});
			return ended({ ...deployment(), release }, await verified());
		} finally {
			target.close?.();
			lock.release();
			await pool.close();
		}
	});
}

const MAX_DEPLOY_TRIES = 5; // for a file, until the host serves it
const ended = (deployment: Deployment, problems: readonly Problem[]): Deploying => ({
	deployment,
	problems,
	exit: problems.length ? 5 : 0,
});

function counted({ onStage, onProgress }: DeployOptions) {
	let done = 0;
	return {
		onPhase: (name: string, files: number) => {
			done = 0;
			onStage?.(name, files);
		},
		onSent: (files: number) => {
			done += files;
			onProgress?.(done);
		},
	};
}
