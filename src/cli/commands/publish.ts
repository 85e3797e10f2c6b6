import { build } from "../../build/build.js";
import type { Options } from "../../build/options.js";
import { now } from "../../core/clock.js";
import type { Problem, Report } from "../../core/model.js";
import { type Answer, aimProblem } from "../../deploy/aim.js";
import { type Deploying, deploy } from "../../deploy/deploy.js";
import { notify } from "../../deploy/notify.js";
import { printProblems } from "../terminal/problems.js";
import { progress } from "../terminal/progress.js";
import { addressLine, environment, summary, supportsColor } from "../terminal/terminal.js";
import { publishedText } from "./deploy-text.js";

export interface PublishFlags extends Pick<Options, "quarantine" | "allowShrink" | "record" | "jobs" | "url"> {
	readonly root: string;
	readonly out: string;
	readonly cache: string;
	readonly maxDeletes?: number;
	readonly dropOld?: boolean;
	readonly verify?: boolean;
	readonly quiet?: boolean;
	readonly format: "text" | "json";
}

/** Returns the exit code. */
export async function runPublish(
	target: string | undefined,
	{ format, quiet, ...flags }: PublishFlags,
): Promise<number> {
	const since = performance.now();
	const { maxDeletes, dropOld = false, verify = false, ...building } = flags;
	const { hooks, end } = progress(process.stderr, quiet || format === "json");
	const env = environment();
	const folders = { root: flags.root, out: flags.out, cache: flags.cache, url: flags.url, env };
	const refusal = await aimProblem({ ...folders, target });
	if (refusal) return refused(refusal, format, flags.root);
	const report = await build({ ...building, env, ...hooks }).finally(end);
	const isBuilt = report.exit === 0 || (report.exit === 1 && flags.quarantine === true);
	const deployed: Deploying | undefined = isBuilt
		? await deploy({
				...folders,
				target,
				at: now(),
				maxDeletes,
				dropOld,
				verify,
				...hooks,
			}).finally(end)
		: undefined;
	const { deployment } = deployed ?? {};
	const isLive = deployed?.exit === 0 && deployment?.isSite;
	const notified = isLive ? await notify(folders) : undefined;
	// A site without a notification service is not an error here.
	const notices = notified && !isNeedless(notified.problems) ? notified : undefined;

	const problems = [...report.problems, ...(deployed?.problems ?? []), ...(notices?.problems ?? [])];
	const exit = report.exit || deployed?.exit || notices?.exit || 0;
	const ms = performance.now() - since;
	if (format === "json") {
		const sent = notices?.sent.map(({ service, endpoint, urls }) => ({ service, endpoint, urls }));
		process.stdout.write(`${JSON.stringify({ build: report, deployment, sent, problems, exit })}\n`);
		return exit;
	}
	printProblems(problems, flags.root, process.stderr, "\n");
	if (!quiet) process.stdout.write(closing(report, deployed, notices?.sent ?? [], ms));
	return exit;
}

/** Checked before the build: nothing is built for a target that cannot be used. */
function refused(answer: Answer, format: "text" | "json", root: string): number {
	if (format === "json") process.stdout.write(`${JSON.stringify(answer)}\n`);
	else printProblems(answer.problems, root, process.stderr);
	return answer.exit;
}

function closing(
	report: Report,
	deployed: Deploying | undefined,
	notified: Parameters<typeof publishedText>[1],
	ms: number,
): string {
	if (!deployed) return `${summary(report, ms, supportsColor(process.stdout))}\n`;
	if (deployed.exit !== 0 || !deployed.deployment) return "The site is built, but it is not deployed\n";
	const text = publishedText(deployed.deployment, notified, report, ms);
	return report.address ? `${text}${addressLine(report.address)}\n` : text;
}

const isNeedless = (problems: readonly Problem[]): boolean => problems.some(({ code }) => code === "notify-where");
