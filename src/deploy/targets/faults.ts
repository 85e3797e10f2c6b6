/** What several targets refuse. */

import type { Held } from "../../core/lock.js";
import { error } from "../../core/problem.js";
import { Refused } from "../refused.js";

/** Another deploy holds the lock. `held` is undefined where the host does not say who. */
export function lockedElsewhere(place: string, held?: Pick<Held, "holder" | "silent">, hint?: string): Refused {
	const who = held?.holder ? `process ${held.holder.pid} on ${held.holder.host}` : "an unknown process";
	const silent = held ? `: ${who}; its last sign of life is ${Math.round(held.silent / 1000)} s old` : "";
	return new Refused(
		error("deploy-locked", `Another deploy is working at ${place}${silent}`, undefined, {
			hint: hint ?? "wait until it has ended, then deploy again",
		}),
		4,
	);
}

/** Between reading and sending, another deploy has come to its end. */
export const overtaken = (place: string): Refused =>
	new Refused(
		error("deploy-locked", `Another deploy to ${place} has ended meanwhile; nothing was sent`, undefined, {
			hint: "run `broadsheet deploy` again: it compares with what lies there now",
		}),
		4,
	);

/** There is no such release to go back to. */
export const noRelease = (place: string, wanted: string | undefined, there: readonly string[]): Refused =>
	new Refused(
		error(
			"deploy-release",
			wanted === undefined ? `${place} has no release before the served one` : `${place} has no release ${wanted}`,
			undefined,
			{ hint: there.length ? `it has ${there.join(", ")}` : "it has none" },
		),
		2,
	);

/** The host, or the disk, does not take what is sent. Readers see what they saw before, or a part of the new files that fits it. */
export const failed = (place: string, why: string, state = RETRY_HINT): Refused =>
	new Refused(error("deploy-failed", `${place}: ${why}`, undefined, { hint: state }));
const RETRY_HINT = "nothing was deleted; run `broadsheet deploy` again: what has arrived is not sent again";
