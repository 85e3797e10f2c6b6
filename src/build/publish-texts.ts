/** Publishes changed texts of articles without composing the site, where nothing else has changed. */
import { isDeepStrictEqual } from "node:util";
import { readAssetRecords } from "../cache/asset-records.js";
import { textsDigest } from "../cache/file-record-columns.js";
import type { FileRecords } from "../cache/file-records.js";
import { isUnchangedBy } from "../cache/last-build.js";
import { outputRecords, saveOutputRecords } from "../cache/output-records.js";
import { readPublished } from "../content/files/classify.js";
import { now as clock } from "../core/clock.js";
import type { Report } from "../core/model.js";
import { clearStage } from "../output/staging.js";
import { assetsDigest } from "./asset-inputs.js";
import { recordDigest, settingInputs } from "./build-inputs.js";
import type { ContentListing } from "./load-content.js";
import { publishedCounts, publishTargets } from "./publish-targets.js";
import type { BuildContext } from "./render-site.js";
import { isRecorded, recordTexts } from "./save-record.js";
import { type UpdatedTexts, updateTexts } from "./update-texts.js";

interface TextInputs {
	readonly folders: ContentListing;
	/** Digest of all inputs of the build; undefined if it is not known. */
	readonly inputs: string | undefined;
	/** Version of the code, the configuration and the templates. */
	readonly version: string;
}

/** The end of the build. Undefined if the site must be composed; then nothing has been published. */
export async function publishTexts(
	rows: FileRecords,
	{ folders, inputs, version }: TextInputs,
	context: BuildContext,
): Promise<[exit: Report["exit"], more: Partial<Report>] | undefined> {
	const { at, site, options, setup, buildCache, scanned, diagnostics } = context;
	const { outputs } = buildCache;
	const { last, made } = outputs ?? {};
	if (options.drafts || options.refresh || options.quarantine || options.why) return undefined;
	if (context.inspect || context.recorder || context.broken || inputs === undefined) return undefined;
	if (!outputs || !last || !made || outputs.renderVersion !== version || !isUnchangedBy(last, at)) return undefined;
	const { at: _, ...settings } = settingInputs(context);
	if (!isDeepStrictEqual({ ...made, ...settings }, made)) return undefined;
	if (made.record !== recordDigest(setup.root)) return undefined;
	if (last.assets !== assetsDigest(folders, readAssetRecords(setup.cache, setup.parseVersion))) return undefined;
	const before = buildCache.rows(setup.parseVersion);
	// A build that was refused has parsed files that it did not publish.
	if (textsDigest(before) !== made.texts) return undefined;
	const scan = await scanned.output;
	if (!scan.isUntouched) return undefined;
	const old = scan.old();
	const updated = await updateTexts(rows, before, {
		...context,
		old,
		renderVersion: version,
	});
	if (!updated) {
		clearStage(setup.out);
		return undefined;
	}
	const record = recordingOf(updated.texts, folders, context);
	if (!record) {
		clearStage(setup.out);
		return undefined;
	}
	const { pages, staged, rendered } = updated.rendered;
	const changed = pages.filter((file) => file !== old.files.get(file.path));
	// A changed page may have its first precompressed copy, or none any more.
	const areChanges = site.compress.length === 0;
	const fresh = new Map(changed.map((file) => [file.path, file]));
	const targets = areChanges
		? changed
		: [...old.files.values()].flatMap((file) => (file.kind === "compressed" ? [] : [fresh.get(file.path) ?? file]));
	diagnostics.add(last.problems);
	const { summary } = last;
	const counts = { ...summary, rendered, reused: summary.pages - rendered };
	buildCache.keep(rows, setup.parseVersion);
	const published = await publishTargets(
		targets.map((file) => ({ file, staged: staged.has(file.path) })),
		{ old, quarantined: new Map(), version, areChanges },
		context,
	);
	if (typeof published === "number") return [published, counts];
	const { manifest, manifestFiles } = published;
	const files = areChanges
		? outputs.files.edit(new Map(published.files.map((file) => [file.path, file])))
		: outputRecords(published.files, outputs.files);
	record();
	saveOutputRecords(setup.out, setup.cache, outputs, {
		...{ files, manifest, renderVersion: version, reads: updated.keep() },
		last: { ...last, inputs, at },
		made: { ...made, at, texts: textsDigest(rows), record: recordDigest(setup.root) },
	});
	return [
		0,
		{ ...counts, ...publishedCounts(published), ...(areChanges && { files: outputs.files.length + manifestFiles }) },
	];
}

/** Writes the new texts to the record, if this build is recorded. Undefined if the record does not have the articles. */
function recordingOf(
	texts: UpdatedTexts["texts"],
	{ lists }: ContentListing,
	context: BuildContext,
): (() => void) | undefined {
	const { root } = context.setup;
	if (texts.size === 0 || !isRecorded({ ...context, now: clock() })) return () => {};
	const published = readPublished(root, lists).value;
	return published && recordTexts(root, published, texts);
}
