/** Publishes the files of a build: compresses what has changed, and replaces the output. */
import { lostProblem } from "../cache/cache.js";
import { appendChanges, changesFile, hasSubscribers, publicUrls } from "../cache/change-log.js";
import type { Problem, Quarantine } from "../core/model.js";
import type { OutputRecord, PreviousOutput } from "../core/output-record.js";
import { urlOf } from "../core/paths.js";
import { compare } from "../core/problem.js";
import type { PublishResult } from "../output/move-staged.js";
import { publishChanges, publishSite, type TargetFile } from "../output/publish.js";
import { compressOutput } from "./compress-output.js";
import type { BuildContext } from "./render-site.js";
import { threadCount } from "./workers/pool.js";

export interface Published extends PublishResult {
	/** Foreign files that were in the way and have been renamed. */
	readonly problems: readonly Problem[];
}

interface PublicationInputs {
	readonly old: PreviousOutput;
	readonly quarantined: Quarantine;
	readonly version: string;
	/** The targets are new and changed files, and these are the ones that the site has no more; all others stay. */
	readonly gone?: readonly OutputRecord[];
}

/** Returns an exit code if nothing was published. `targets` are all files of the site, except precompressed copies. */
export async function publishTargets(
	targets: readonly TargetFile[],
	{ old, quarantined, version, gone }: PublicationInputs,
	{ site, setup, options, diagnostics, lock }: BuildContext,
): Promise<Published | 1 | 4> {
	const { out, cache } = setup;
	const copies = await compressOutput(targets, old, {
		out,
		encodings: site.compress,
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
	const beforeCommit = (written: readonly OutputRecord[], removed: readonly OutputRecord[]) => {
		if (!options.drafts && !site.isPreview)
			appendChanges(changesFile(out, cache), publicUrls(site, written, removed), hasSubscribers(site));
	};
	if (gone) return { ...publishChanges(out, all, old, gone, { beforeCommit }), problems: [] };
	const result = publishSite(out, all, old, quarantined, { beforeCommit, clean: options.clean ?? false });
	diagnostics.add(result.problems);
	return result.written ? { ...result.written, problems: result.problems } : 1;
}

/** What a report says of a publication. */
export const publishedCounts = ({ files, manifestFiles, written, deleted, removed, changed }: PublishResult) => ({
	files: files.length + manifestFiles,
	written,
	deleted,
	removed: removed.map(urlOf),
	changed: changed.map(urlOf).sort(compare),
});
