/** Finds the configured target by its name on the command line. */
import { join, resolve, sep } from "node:path";
import { didYouMean } from "../core/closest-match.js";
import type { TargetConfig } from "../core/deploy-targets.js";
import type { SiteConfig } from "../core/model.js";
import { error } from "../core/problem.js";
import { Refused } from "./refused.js";
import type { Target, TargetContext } from "./target.js";

/** Without a name, the only target. */
export function targetNamed(
	name: string | undefined,
	{ deploy }: Pick<SiteConfig, "deploy">,
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

/** The client for a kind of target is imported on demand. */
export async function targetOf(config: TargetConfig, site: SiteConfig, context: TargetContext): Promise<Target> {
	switch (config.to) {
		case "folder":
			return (await import("./targets/folder.js")).folderTarget({
				...config,
				path: outside(config.path, context),
			});
		case "s3":
			return (await import("./targets/s3.js")).s3Target(config, site, context);
		case "ssh":
			return (await import("./targets/ssh.js")).sshTarget(config, context);
		case "netlify":
			return (await import("./targets/netlify.js")).netlifyTarget(config, context);
		case "git":
			return (await import("./targets/git.js")).gitTarget(config, context);
	}
}

/** An absolute local folder. Releases in the output would be deployed as well, and releases in source folders would be built. */
function outside(folder: string, { root, out, cache }: TargetContext): string {
	const path = resolve(root, folder);
	const taken = [out, cache, join(root, "content"), join(root, "static"), join(root, "templates")];
	const within =
		taken.find((each) => path === each || path.startsWith(`${each}${sep}`)) ?? (path === root ? root : undefined);
	if (within === undefined) return path;
	throw new Refused(
		error(
			"deploy-target",
			`The releases cannot be in ${within}`,
			{ path: "broadsheet.config.ts" },
			{
				hint: "choose a folder of their own, such as /var/www/courier",
			},
		),
		2,
	);
}
