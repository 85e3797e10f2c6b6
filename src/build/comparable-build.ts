/** The last build, if its output differs from that of this build by nothing but the files of the content. */
import { isDeepStrictEqual } from "node:util";
import { textsDigest } from "../cache/file-record-columns.js";
import type { FileRecords } from "../cache/file-records.js";
import type { BuildInputs, LastBuild } from "../cache/last-build.js";
import type { OutputTable } from "../cache/output-records.js";
import { now as clock } from "../core/clock.js";
import { recordDigest, settingInputs } from "./build-inputs.js";
import type { BuildContext } from "./render-site.js";
import { isRecorded } from "./save-record.js";

export interface ComparableBuild {
	readonly outputs: OutputTable;
	readonly last: LastBuild;
	readonly made: BuildInputs;
	/** The records of the texts that it published. */
	readonly before: FileRecords;
	/** Whether this build records addresses. */
	readonly recordsPages: boolean;
}

/** `version` is that of the code, the configuration and the templates. */
export function comparableBuild(context: BuildContext, version: string): ComparableBuild | undefined {
	const { at, options, setup, buildCache } = context;
	const { outputs } = buildCache;
	const { last, made } = outputs ?? {};
	if (options.drafts || options.refresh || options.why) return undefined;
	if (context.inspect || context.recorder || context.broken) return undefined;
	if (!outputs || !last || !made || outputs.renderVersion !== version || at < last.at) return undefined;
	const { at: _, ...settings } = settingInputs(context);
	if (!isDeepStrictEqual({ ...made, ...settings }, made)) return undefined;
	const recordsPages = isRecorded({ ...context, now: clock() });
	// A record that the last build did not write may lack what that build published.
	if (made.record !== recordDigest(setup.root) || (recordsPages && !made.isRecorded)) return undefined;
	const before = buildCache.rows(setup.parseVersion);
	// A build that was refused may have parsed files that it did not publish.
	return textsDigest(before) === made.texts ? { outputs, last, made, before, recordsPages } : undefined;
}
