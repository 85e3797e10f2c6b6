/** Checks the output against the limits of a host that deploys with its own program. Nothing is sent. */
import { resolve } from "node:path";
import { createScanPool } from "../build/scan-stamps.js";
import { threadCount } from "../build/workers/pool.js";
import { missingSiteProblem } from "../config/load.js";
import type { HostName } from "../core/deploy-targets.js";
import { lockOutput } from "../output/staging.js";
import { type Aim, type Answer, answered } from "./aim.js";
import { beingWritten, deployable, isOutput, noOutput } from "./guards.js";
import { type Checked, checkLimits } from "./limits.js";
import { localFiles } from "./local.js";
import { Refused } from "./refused.js";

/** Milliseconds that a check waits for a running build. */
const LOCK_WAIT_MS = 2000;

export interface Checking extends Answer {
	readonly check?: Checked;
}

export const check = (
	host: HostName,
	{ root: folder, out: to, cache: cacheFolder }: Pick<Aim, "root" | "out" | "cache">,
) =>
	answered<Checking>(async () => {
		const root = resolve(folder);
		const [out, cache] = [resolve(root, to), resolve(root, cacheFolder)];
		const none = missingSiteProblem(root);
		if (none) throw new Refused(none, 2);
		if (!isOutput(out)) throw noOutput(out);
		const pool = createScanPool(threadCount({}));
		const lock = await lockOutput(out, LOCK_WAIT_MS);
		if (!("release" in lock)) throw beingWritten(out);
		try {
			const { files } = await localFiles(out, cache, deployable(out, cache), pool);
			const done = checkLimits(host, out, files);
			return { check: done, problems: done.problems, exit: done.problems.length ? 5 : 0 };
		} finally {
			lock.release();
			await pool.close();
		}
	});
