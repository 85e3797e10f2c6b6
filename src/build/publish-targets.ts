/** Publishes the files of a build: compresses what has changed, and replaces the output. */
import { lostProblem } from "../cache/cache.js";
import { appendChanges, changesFile, hasSubscribers, publicUrls } from "../cache/change-log.js";
import type { Problem, Quarantine } from "../core/model.js";
import type { PreviousOutput } from "../core/output-record.js";
import { urlOf } from "../core/paths.js";
import { compare } from "../core/problem.js";
import { type PublishResult, publishSite, type TargetFile } from "../output/publish.js";
import { compressOutput } from "./compress-output.js";
import type { BuildContext } from "./render-site.js";
import { threadCount } from "./workers/pool.js";

export interface Published extends PublishResult {
	/** Foreign files that were in the way and have been renamed. */
	readonly problems: readonly Problem[];
}

/** Returns an exit code if nothing was published. `targets` are all files of the site, except precompressed copies. */
export async function publishTargets(
	targets: readonly TargetFile[],
	{ old, quarantined, version }: { old: PreviousOutput; quarantined: Quarantine; version: string },
	{ site, setup, options, diagnostics, inspect, lock }: BuildContext,
): Promise<Published | 1 | 4> {
	const { out, cache } = setup;
	const copies = await compressOutput(targets, old, {
		out,
		encodings: inspect ? [] : site.compress,
		version,
		jobs: threadCount(options),
		diagnostics,
	});
	const all = [...targets, ...copies];
	if (!lock.isHeld()) {
		diagnostics.add([lostProblem(out)]);
		return 4;
	}
	diagnostics.stage("write", all.length);
	const result = publishSite(out, all, old, quarantined, {
		beforeCommit: (written, removed) => {
			if (!options.drafts && !site.isPreview)
				appendChanges(changesFile(out, cache), publicUrls(site, written, removed), hasSubscribers(site));
		},
		clean: options.clean ?? false,
	});
	diagnostics.add(result.problems);
	return result.written ? { ...result.written, problems: result.problems } : 1;
}

/** What a report says of a publication. */
export const publishedCounts = ({ files, written, deleted, removed, changed }: PublishResult) => ({
	// With its manifest.
	files: files.length + 1,
	written,
	deleted,
	removed: removed.map(urlOf),
	changed: changed.map(urlOf).sort(compare),
});
