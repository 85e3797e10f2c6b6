/** The name on the command line → the target that the configuration has under it. */
import { resolve } from "node:path";
import { didYouMean } from "../base/nearest.js";
import { error } from "../base/problem.js";
import type { TargetConfig } from "../base/targets.js";
import type { Site } from "../model.js";
import { Refused } from "./refused.js";
import type { Surroundings, Target } from "./target.js";

/** Without a name it is the only one that there is. */
export function targetNamed(
	name: string | undefined,
	{ deploy }: Pick<Site, "deploy">,
): readonly [string, TargetConfig] {
	const names = Object.keys(deploy);
	const chosen = name ?? (names.length === 1 ? names[0] : undefined);
	const config = chosen === undefined ? undefined : deploy[chosen];
	if (chosen !== undefined && config) return [chosen, config];
	const place = { path: "broadsheet.config.ts" };
	if (names.length === 0)
		throw refuse(
			"The configuration has no `deploy`",
			`deploy: { live: { to: "folder", path: "/var/www/site" } }, see docs/deploy.md`,
		);
	if (name === undefined)
		throw refuse("Several targets are configured, and none is named", `name one: ${names.join(", ")}`);
	throw refuse(`There is no target "${name}"`, didYouMean(name, names) ?? `there is ${names.join(", ")}`);

	function refuse(message: string, hint: string): Refused {
		return new Refused(error("deploy-target", message, place, { hint }), 2);
	}
}

/** The client of a kind is loaded when a target is of that kind. */
export async function targetOf(config: TargetConfig, site: Site, surroundings: Surroundings): Promise<Target> {
	switch (config.to) {
		case "folder":
			return (await import("./targets/folder.js")).folderTarget({
				...config,
				path: resolve(surroundings.root, config.path),
			});
		case "s3":
			return (await import("./targets/s3.js")).s3Target(config, site, surroundings);
		case "ssh":
			return (await import("./targets/ssh.js")).sshTarget(config, surroundings);
		case "netlify":
			return (await import("./targets/netlify.js")).netlifyTarget(config, surroundings);
		case "git":
			return (await import("./targets/git.js")).gitTarget(config, surroundings);
	}
}
