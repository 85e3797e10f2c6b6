/** Problems shared by several targets. */

import type { Held } from "../../core/lock.js";
import { error } from "../../core/problem.js";
import { Refused } from "../refused.js";

/** Another deploy holds the lock. `held` is undefined if the host does not say who. */
export function lockedElsewhere(place: string, held?: Pick<Held, "holder" | "silent">, hint?: string): Refused {
	const who = held?.holder ? `process ${held.holder.pid} on ${held.holder.host}` : "an unknown process";
	const silent = held ? `: ${who}; its last heartbeat was ${Math.round(held.silent / 1000)} s ago` : "";
	return new Refused(
		error("deploy-locked", `Another deploy is working at ${place}${silent}`, undefined, {
			hint: hint ?? "wait until it has ended, then deploy again",
		}),
		4,
	);
}

/** Another deploy has finished between reading and sending. */
export const overtaken = (place: string): Refused =>
	new Refused(
		error("deploy-locked", `Another deploy to ${place} has ended meanwhile; nothing was sent`, undefined, {
			hint: "run `broadsheet deploy` again: it compares with the current files",
		}),
		4,
	);

/** There is no such release. */
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

/** The host or the disk does not accept files. Readers see the previous site, or a consistent part of the new files. */
export const failed = (place: string, why: string, state = RETRY_HINT): Refused =>
	new Refused(error("deploy-failed", `${place}: ${why}`, undefined, { hint: state }));
/** For work that sends nothing: a failure has changed nothing at the target. */
export const sendingNothing = <T>(work: Promise<T>): Promise<T> =>
	work.catch((cause: unknown) => {
		if (!(cause instanceof Refused) || cause.problem.hint !== RETRY_HINT) throw cause;
		throw new Refused(
			{ ...cause.problem, hint: "nothing was sent; fix the cause, and run the command again" },
			cause.exit,
		);
	});
const RETRY_HINT = "nothing was deleted; run `broadsheet deploy` again: what has arrived is not sent again";
