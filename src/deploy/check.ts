/** Checks the output against the limits of a host that deploys with its own program. Nothing is sent. */
import { missingSiteProblem } from "../config/load.js";
import type { HostName } from "../core/deploy-targets.js";
import { type Aim, type Answer, answered, siteFolders } from "./aim.js";
import { refuseOwnMachine } from "./guards.js";
import { type Checked, checkLimits } from "./limits.js";
import { withOutput } from "./open-output.js";
import { Refused } from "./refused.js";

export interface Checking extends Answer {
	readonly check?: Checked;
}

export const check = (host: HostName, folders: Pick<Aim, "root" | "out" | "cache">) =>
	answered<Checking>(async () => {
		const { root, out, cache } = siteFolders(folders);
		const none = missingSiteProblem(root);
		if (none) throw new Refused(none, 2);
		return withOutput(out, cache, async (opening) => {
			const { local } = await opening;
			refuseOwnMachine(out);
			const done = checkLimits(host, out, (await local).files);
			return { check: done, problems: done.problems, exit: done.problems.length ? 5 : 0 };
		});
	});
