/** Deploys the output folder to a target: sends only what differs. */
import { diskProblem } from "../core/disk-problem.js";
import type { Problem } from "../core/model.js";
import { type Aim, type Answer, aim, answered, siteFolders } from "./aim.js";
import { type Deployment, plannedFiles } from "./deployment.js";
import { tooManyDeletions } from "./guards.js";
import { withOutput } from "./open-output.js";
import { isNothing } from "./plan.js";
import { type PrepareOptions, prepare } from "./prepare.js";
import { Refused } from "./refused.js";
import { failed } from "./targets/refusals.js";
import { verify } from "./verify.js";

export interface DeployOptions extends Aim, PrepareOptions {
	/** Send nothing. */
	readonly dryRun?: boolean;
	readonly maxDeletes?: number | undefined;
	/** Called when a phase begins, with its name and number of files. */
	readonly onStage?: ((name: string, files: number) => void) | undefined;
	/** Called with the number of files of the phase that have arrived. */
	readonly onProgress?: ((done: number) => void) | undefined;
}
export interface Deploying extends Answer {
	readonly deployment?: Deployment | undefined;
}

export async function deploy(options: DeployOptions): Promise<Deploying> {
	return await answered<Deploying>(async () => {
		const { out, cache } = siteFolders(options);
		// The threads scan the output while this one reads the configuration.
		return withOutput(out, cache, async (opening) => {
			const aimed = await aim(options);
			const { config, target } = aimed;
			try {
				const prepared = await prepare(aimed, options, await opening);
				if ("exceeded" in prepared) return { problems: prepared.exceeded, exit: 5 };
				const { plan, before, scan, expected } = prepared;
				const deployment = (): Deployment => ({ ...prepared.deployment, ...plannedFiles(plan) });
				const problem = tooManyDeletions(plan, before, options.maxDeletes ?? config.maxDeletes);
				if (options.dryRun)
					return { deployment: deployment(), problems: problem ? [problem] : [], exit: problem ? 5 : 0 };
				if (problem) throw new Refused(problem);
				const verified = () => verify(prepared.deployment.url, expected, target.tries ?? MAX_DEPLOY_TRIES);
				if (isNothing(plan)) return ended(deployment(), await verified());
				const release = await target
					.send({ out, plan, before, at: options.at, scan, ...counted(options) })
					.catch((cause: unknown) => {
						const problem = cause instanceof Refused ? undefined : diskProblem(cause);
						throw problem ? failed(target.place, problem.message) : cause;
					});
				return ended({ ...deployment(), release }, await verified());
			} finally {
				target.close?.();
			}
		});
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
