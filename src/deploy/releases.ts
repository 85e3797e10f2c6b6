/** Lists the releases at a target, and serves an earlier one again. */
import { error } from "../core/problem.js";
import { type Aim, type Answer, aim, answered } from "./aim.js";
import { Refused } from "./refused.js";
import type { Release, Target } from "./target.js";
import { sendingNothing } from "./targets/refusals.js";

export interface Releases extends Answer {
	readonly releases?: readonly Release[];
}
export interface RolledBack extends Answer {
	/** The name of the target, and its place. */
	readonly target?: string;
	readonly place?: string;
	readonly release?: Release;
}

/** The newest first. */
export const releases = (options: Aim): Promise<Releases> =>
	answered<Releases>(async () => {
		const { name, target } = await aim(options);
		if (!target.releases) throw keepsNone(name, target);
		const found = await sendingNothing(target.releases()).finally(() => target.close?.());
		return { releases: found, problems: [], exit: 0 };
	});

/** Serves an earlier release again. Nothing is sent. */
export const rollBack = (options: Aim, id: string | undefined): Promise<RolledBack> =>
	answered<RolledBack>(async () => {
		const { name, target } = await aim(options);
		if (!target.rollBack) throw keepsNone(name, target);
		const release = await sendingNothing(target.rollBack(id)).finally(() => target.close?.());
		return { target: name, place: target.place, release, problems: [], exit: 0 };
	});

const keepsNone = (name: string, { place }: Target): Refused =>
	new Refused(
		error("deploy-release", `${name} (${place}) keeps no releases`, undefined, {
			hint: "build the site as it was (a former commit, or --at), and deploy it",
		}),
		2,
	);
