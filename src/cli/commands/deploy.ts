import { now } from "../../core/clock.js";
import type { HostName } from "../../core/deploy-targets.js";
import type { Aim, Answer } from "../../deploy/aim.js";
import { type Checking, check } from "../../deploy/check.js";
import { deploy } from "../../deploy/deploy.js";
import type { Deployment } from "../../deploy/deployment.js";
import { type Releases, type RolledBack, releases, rollBack } from "../../deploy/releases.js";
import { printProblems } from "../terminal/problems.js";
import { progress } from "../terminal/progress.js";
import { environment } from "../terminal/terminal.js";
import { deploymentText, limitsText, planText } from "./deploy-text.js";

export interface DeployFlags extends Omit<Aim, "env" | "target"> {
	readonly dryRun?: boolean;
	readonly force?: boolean;
	readonly dropOld?: boolean;
	readonly verify?: boolean;
	readonly check?: HostName;
	readonly maxDeletes?: number;
	/** True without an id: the release before the current one. */
	readonly rollback?: string | true;
	readonly quiet?: boolean;
	readonly format: "text" | "json";
}

/** Returns the exit code. */
export async function runDeploy(target: string | undefined, { format, quiet, ...flags }: DeployFlags): Promise<number> {
	const options = { ...flags, target, env: environment(), at: now() };
	if (flags.rollback) {
		const done: RolledBack = await rollBack(options, flags.rollback === true ? undefined : flags.rollback);
		const { release, place } = done;
		return printAnswer(done, format, flags.root, () =>
			release ? `${place} serves the release ${release.id} again, of ${release.at}\n` : "",
		);
	}
	if (flags.check) {
		const done: Checking = await check(flags.check, options);
		return printAnswer(done, format, flags.root, () => (done.check ? limitsText(done.check) : ""));
	}
	const since = performance.now();
	const { hooks, end } = progress(process.stderr, quiet || format === "json");
	const done: Answer & { deployment?: Deployment | undefined } = await deploy({ ...options, ...hooks }).finally(end);
	return printAnswer(done, format, flags.root, () => {
		if (!done.deployment) return "";
		if (flags.dryRun) return planText(done.deployment);
		return quiet ? "" : deploymentText(done.deployment, performance.now() - since);
	});
}

/** Returns the exit code. */
export async function runReleases(target: string | undefined, { format, ...flags }: DeployFlags): Promise<number> {
	const done: Releases = await releases({ ...flags, target, env: environment() });
	return printAnswer(
		done,
		format,
		flags.root,
		() =>
			(done.releases ?? [])
				.map(({ id, at, files, isServed }) =>
					[isServed ? "→" : " ", id, at, files === undefined ? "" : `${files.toLocaleString("en")} files`]
						.join("  ")
						.trimEnd(),
				)
				.map((line) => `${line}\n`)
				.join("") || "There is no release yet\n",
	);
}

function printAnswer(done: Answer, format: "text" | "json", root: string, text: () => string): number {
	const { problems, exit } = done;
	if (format === "json") process.stdout.write(`${JSON.stringify(done)}\n`);
	else {
		printProblems(problems, root, process.stderr);
		if (exit === 0 || problems.length === 0 || "deployment" in done) process.stdout.write(text());
	}
	return exit;
}
