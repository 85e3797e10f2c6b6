/** The common beginning of all commands for a target (configuration and target), and the handling of refusals. */
import { resolve } from "node:path";
import { loadSiteConfig } from "../build/load-config.js";
import { missingSiteProblem } from "../config/load.js";
import { diskProblem } from "../core/disk-problem.js";
import type { Problem } from "../core/model.js";
import { targetNamed, targetOf } from "./choose.js";
import { Refused } from "./refused.js";
import type { TargetContext } from "./target.js";

export interface Aim {
	readonly root: string;
	readonly out: string;
	readonly cache: string;
	/** The name of the target; undefined if there is only one. */
	readonly target?: string | undefined;
	/** The address of the site, as for a build. */
	readonly url?: string | undefined;
	readonly env: TargetContext["env"];
}
export interface Answer {
	readonly problems: readonly Problem[];
	/** 0 ok, 2 configuration or an output that must not be deployed, 3 input or output, 4 another build or deploy, 5 the deploy failed. */
	readonly exit: 0 | 2 | 3 | 4 | 5;
}

/** As absolute paths. */
export function siteFolders({ root: folder, out, cache }: Pick<Aim, "root" | "out" | "cache">) {
	const root = resolve(folder);
	return { root, out: resolve(root, out), cache: resolve(root, cache) };
}

export async function aim({ target: wanted, url, env, ...folders }: Aim) {
	const { root, out, cache } = siteFolders(folders);
	const none = missingSiteProblem(root);
	if (none) throw new Refused(none, 2);
	const { value: configured, problems } = await loadSiteConfig(root, cache, { url, env });
	if (!configured) throw new Misconfigured(problems);
	const { site } = configured;
	const [name, config] = targetNamed(wanted, site);
	return { site, name, config, target: await targetOf(config, site, { root, out, cache, env }), out, cache };
}

/** Checks a target, its configuration and its credentials before anything is built for it; undefined if all is well. */
export async function aimProblem(options: Aim): Promise<Answer | undefined> {
	const answer = await answered<Answer>(async () => {
		(await aim(options)).target.close?.();
		return { problems: [], exit: 0 };
	});
	return answer.exit === 0 ? undefined : answer;
}

class Misconfigured extends Error {
	constructor(readonly problems: readonly Problem[]) {
		super("The configuration has errors");
	}
}

/** Converts a refusal to a problem. */
export async function answered<A extends Answer>(work: () => Promise<A>): Promise<A | Answer> {
	try {
		return await work();
	} catch (cause) {
		if (cause instanceof Misconfigured) return { problems: cause.problems, exit: 2 };
		if (cause instanceof Refused) return { problems: [cause.problem], exit: cause.exit };
		const problem = diskProblem(cause);
		if (!problem) throw cause;
		return { problems: [problem], exit: 3 };
	}
}
