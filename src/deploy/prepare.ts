/**
 * Compares the output with the target, and decides what to send. A function of its own: the records of the whole output that it reads are freed when it
 * ends, before files are sent.
 */
import { hostOf } from "../core/deploy-targets.js";
import type { Instant, Problem } from "../core/model.js";
import { buildRules } from "../plugins/response-headers/rules.js";
import type { aim } from "./aim.js";
import type { Deployed } from "./deployed.js";
import type { Deployment, PlannedFiles } from "./deployment.js";
import { refuseOtherAddress, refuseOwnMachine } from "./guards.js";
import { checkLimits } from "./limits.js";
import { listMemo } from "./list-memo.js";
import { sizeOfFile } from "./local.js";
import type { LocalFile } from "./local-files.js";
import type { OpenOutput } from "./open-output.js";
import { createPlan, type Plan } from "./plan.js";
import { createReleaseScan } from "./release-scan.js";
import type { ReleaseScan } from "./target.js";
import { sendingNothing } from "./targets/refusals.js";
import { type Expectation, expectations } from "./verify.js";

export interface PrepareOptions {
	readonly at: Instant;
	/** Send unchanged files, too. */
	readonly force?: boolean;
	/** Keep no files of earlier deploys for pages that are open in browsers. */
	readonly dropOld?: boolean;
	/** Check afterwards whether the host serves what was sent. */
	readonly verify?: boolean;
}
export interface Prepared {
	readonly plan: Plan;
	readonly before: Deployed | undefined;
	readonly scan: ReleaseScan;
	/** What to verify afterwards. */
	readonly expected: readonly Expectation[];
	readonly deployment: Omit<Deployment, keyof PlannedFiles>;
}

/** Called under the lock of the output. The threads of `pool` are ended as soon as they are not needed. */
export async function prepare(
	{ site, name, config, target, out, cache }: Awaited<ReturnType<typeof aim>>,
	{ at, force, dropOld, verify }: PrepareOptions,
	{ address, local, pool }: OpenOutput,
): Promise<Prepared | { readonly exceeded: readonly Problem[] }> {
	refuseOtherAddress(out, address, { ...site, targetUrl: config.url });
	refuseOwnMachine(out);
	const [{ files: all, folders }, before] = await Promise.all([local, sendingNothing(target.read())]);
	const scan = createReleaseScan(before && folders, pool);
	// The threads would take memory while files are sent.
	if (target.beginScan && before) target.beginScan(scan);
	else await pool.close();
	const isCopy = ({ path, kind }: LocalFile) => kind === "compressed" && target.takes(path);
	const isLeftOut = target.takesCompressed ? () => false : isCopy;
	const files = all.filter((file) => target.takes(file.path) && !isLeftOut(file));
	const host = hostOf(config);
	const exceeded = host === undefined ? [] : checkLimits(host, out, files).problems;
	if (exceeded.length) return { exceeded };
	const memo = listMemo(cache, target, config);
	const { digestOf } = target;
	const plan = await createPlan(digestOf ? files.withDigests((path) => digestOf(out, path)) : files, before, {
		at,
		keepAssets: dropOld || target.keepsAssets === false ? 0 : config.keepAssets,
		hashed: buildRules(site).hashed.folder.slice(1),
		sizeOf: (path) => sizeOfFile(out, path),
		headersOf: target.headersOf,
		isForced: force,
		summarize: memo.summarize,
	});
	memo.save();
	const url = config.url ?? site.url;
	return {
		plan,
		before,
		scan,
		expected: verify ? expectations(files, plan) : [],
		deployment: {
			target: name,
			place: target.place,
			release: before?.id,
			url,
			isSite: url === site.url,
			leftOut: site.compress.length ? [...all].filter(isLeftOut).length : 0,
		},
	};
}
