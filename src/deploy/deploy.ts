/** Deploys the output folder to a target: sends only what differs. */
import { createPool, threadCount } from "../build/workers/pool.js";
import { hostOf } from "../core/deploy-targets.js";
import { diskProblem } from "../core/disk-problem.js";
import type { Instant, Path, Problem } from "../core/model.js";
import { lockOutput } from "../output/staging.js";
import { buildRules } from "../plugins/response-headers/rules.js";
import { type Aim, type Answer, aim, answered } from "./aim.js";
import type { Deployed } from "./deployed.js";
import { beingWritten, deployable, isOutput, noOutput, tooManyDeletions } from "./guards.js";
import { checkLimits } from "./limits.js";
import { localFiles } from "./local.js";
import { createPlan, isNothing, type Plan, sendingsOf } from "./plan.js";
import { Refused } from "./refused.js";
import type { Target } from "./target.js";
import { failed } from "./targets/refusals.js";
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
export interface Deployment {
	readonly target: string;
	/** `folder /var/www/courier` */
	readonly place: string;
	/** The URL at which readers find it, without a trailing slash. */
	readonly url: string;
	/** Whether that is the URL of the site, and not of a copy such as a staging site. */
	readonly isSite: boolean;
	/** The release that readers see afterwards; undefined for a dry run, or if nothing has ever been deployed. */
	readonly release?: string | undefined;
	/** The sent files (for a dry run, the files to send), in order. */
	readonly sent: readonly { readonly path: Path; readonly bytes: number; readonly isNew: boolean }[];
	readonly deleted: readonly Path[];
	/** Files that the site no longer has and that are kept for pages which are open in browsers. */
	readonly kept: readonly Path[];
	/** Number of files that were there already. */
	readonly unchanged: number;
	/** Total of the sent files. */
	readonly bytes: number;
	/** Number of precompressed copies that stay here, because the host does not send such copies. */
	readonly leftOut: number;
}
export interface Deploying extends Answer {
	readonly deployment?: Deployment | undefined;
}

const LOCK_WAIT_MS = 2000; // for a running build
const SCAN_YOUNG_MB = 8; // a scan keeps nothing

export async function deploy(options: DeployOptions): Promise<Deploying> {
	return await answered<Deploying>(async () => {
		const { site, name, config, target, out, cache } = await aim(options);
		if (!isOutput(out)) throw noOutput(out);
		const lock = await lockOutput(out, LOCK_WAIT_MS);
		if (!("release" in lock)) throw beingWritten(out);
		const pool = createPool(threadCount({}), SCAN_YOUNG_MB);
		try {
			// Not a variable: the records would be in memory until the deploy ends.
			const local = await localFiles(out, cache, deployable(out, cache, { ...site, targetUrl: config.url }), pool);
			// The threads would take memory while files are sent.
			if (!target.usesThreads) await pool.close();
			const taken = local.filter(({ path }) => target.takes(path));
			const before = await target.read();
			const files = target.takesCompressed ? taken : taken.filter(({ kind }) => kind !== "compressed");
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
			});
			const url = config.url ?? site.url;
			const deployment = () => ({
				...deploymentOf(name, target, plan, before),
				url,
				isSite: url === site.url,
				leftOut: taken.length - files.length,
			});
			const problem = tooManyDeletions(plan, before, options.maxDeletes ?? config.maxDeletes);
			if (options.dryRun)
				return { deployment: deployment(), problems: problem ? [problem] : [], exit: problem ? 5 : 0 };
			if (problem) throw new Refused(problem);
			const verified = async () =>
				options.verify ? await verify(url, files, plan, { tries: target.tries ?? MAX_DEPLOY_TRIES }) : [];
			if (isNothing(plan)) return ended(deployment(), await verified());
			const release = await target
				.send({ out, plan, before, at: options.at, pool, ...counted(options) })
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

const deploymentOf = (name: string, { place }: Target, plan: Plan, before: Deployed | undefined) => ({
	target: name,
	place,
	release: before?.id,
	sent: sendingsOf(plan).map(({ path, size, isNew }) => ({ path, bytes: size, isNew })),
	deleted: plan.deletions,
	kept: plan.kept,
	unchanged: plan.unchanged,
	bytes: plan.bytes,
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
