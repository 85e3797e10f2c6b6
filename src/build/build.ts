/** READ SECOND: the whole flow. The only file that knows the order of the stages. */
import { resolve } from "node:path";
import { readAssetRecords, writeAssetRecords } from "../cache/asset-records.js";
import { LOCK_TIMEOUT_MS, lockedProblem, openCache } from "../cache/cache.js";
import { hasArticles, textsDigest } from "../cache/file-record-columns.js";
import { isUpToDate } from "../cache/last-build.js";
import { outputRecords, readOutputRecords, saveOutputRecords } from "../cache/output-records.js";
import { missingSiteProblem } from "../config/load.js";
import { gitObjectIds } from "../content/files/git-objects.js";
import { listFiles } from "../content/files/list-files.js";
import { noStories } from "../content/files/no-stories.js";
import { NOTHING_PUBLISHED } from "../content/publication-record.js";
import { isCacheEmptied } from "../core/cache-emptied.js";
import { now as clock } from "../core/clock.js";
import { fileLimitOf } from "../core/deploy-targets.js";
import { Diagnostics } from "../core/diagnostics.js";
import { diskProblem } from "../core/disk-problem.js";
import { lazy } from "../core/lazy.js";
import type { Held, Lock } from "../core/lock.js";
import type { Problem, Report } from "../core/model.js";
import { otherFolders } from "../core/mounts.js";
import { isPageFile } from "../core/page-files.js";
import { abandon, recover } from "../output/journal.js";
import { cacheFolderProblem, outputFolderProblem } from "../output/output-folder.js";
import { shrinkProblem } from "../output/shrink.js";
import { clearStage, lockOutput } from "../output/staging.js";
import { articleUrlsIn, goneFrom } from "../output/validate.js";
import { formerUrls } from "../site/former-urls.js";
import { unquarantinableErrors } from "../site/quarantine.js";
import { assetsDigest, assetsOfCheckout, unpublishedAssets } from "./asset-inputs.js";
import { contentInputs, settingChanges, settingInputs } from "./build-inputs.js";
import { renderImageVariants } from "./image-variants.js";
import { classifyListing, parseChanged } from "./load-content.js";
import { loadProject } from "./load-project.js";
import type { Observers } from "./observers.js";
import type { Options } from "./options.js";
import { nextChangeAt } from "./plan-site.js";
import { publishEdits } from "./publish-edits.js";
import { publishedCounts, publishTargets } from "./publish-targets.js";
import { keepReads, type Recording, startRecording } from "./record-reads.js";
import { inputChanges, previousSiteOf } from "./refresh.js";
import { areFewEdits } from "./refused-edits.js";
import { type BuildContext, renderWithoutQuarantined } from "./render-site.js";
import { isRecorded, writeRecord } from "./save-record.js";
import { scanSite } from "./scan.js";
import { createScanPool } from "./scan-stamps.js";
import { computeInputsDigest, renderVersion } from "./up-to-date.js";
import { createPool, threadCount } from "./workers/pool.js";
import { createStageWorkers } from "./workers/stage-workers.js";

/** Builds a site. Mistakes of the user come back as problems in the report, never as exceptions. */
export async function build(options: Options = {}, observers: Observers = {}): Promise<Report> {
	const root = resolve(options.root ?? ".");
	const out = resolve(root, options.out ?? "dist");
	const cache = resolve(root, options.cache ?? ".broadsheet");
	const { stage = out } = observers;
	const diagnostics = new Diagnostics(options);
	const report = (exit: Report["exit"], more: Partial<Report> = {}): Report => ({
		...EMPTY_REPORT,
		problems: diagnostics.problems,
		times: diagnostics.close(),
		out,
		exit,
		...more,
	});

	const refused = (found: Problem | Held, other: "--cache" | "--out"): Report => {
		diagnostics.add(["code" in found ? found : lockedProblem(found, other)]);
		return report("code" in found ? 3 : 4);
	};

	diagnostics.stage("configure", 1);
	const problem =
		missingSiteProblem(root) ??
		outputFolderProblem(stage, root, cache, () => readOutputRecords(out, cache) !== undefined) ??
		cacheFolderProblem(cache, root);
	if (problem) diagnostics.add([problem]);
	if (problem) return report(2);
	const buildCache = await openCache(cache, out, options.clean ?? false).catch(diskProblemOrThrow);
	if (!("store" in buildCache)) return refused(buildCache, "--cache");
	const lock = await lockOutput(stage, LOCK_TIMEOUT_MS).catch(diskProblemOrThrow);
	if (!("release" in lock)) {
		await buildCache.close();
		return refused(lock, "--out");
	}
	const [scanPool, pool] = [createScanPool(threadCount(options)), createPool(threadCount(options))];
	const work = async (): Promise<Report | "lost"> => {
		try {
			recover(stage);
			const scanned = scanSite(root, out, buildCache.outputs, scanPool);
			const project = await loadProject({ root, cache, out: stage }, diagnostics, options);
			if (typeof project === "number") return report(project);
			const { site, templates, setup, address } = project;
			const at = options.at ?? clock();
			const workers = createStageWorkers(setup, site, buildCache, pool);
			const inputs = { at, buildCache, lock, site, templates, scanned, workers, setup, diagnostics, options };
			const context = { ...inputs, ...observers };
			const done = await buildSite(context, report);
			const fileLimit = fileLimitOf(site.deploy, options.env);
			return { ...done, ...(address && { address }), ...(fileLimit && { fileLimit }) };
		} catch (cause) {
			if (isCacheEmptied(cause)) return "lost";
			diagnostics.add([diskProblemOrThrow(cause)]);
			return report(3);
		} finally {
			await Promise.all([scanPool.close(), pool.close()]);
		}
	};
	try {
		const done = await work().catch(async (cause: unknown) => {
			await buildCache.close().catch(() => {});
			throw cause;
		});
		if (done !== "lost" && done.exit === 3) freeStagingSpace(lock, stage);
		const problem = await (done === "lost" ? buildCache.forget() : buildCache.close()).catch(diskProblemOrThrow);
		if (done !== "lost" && !problem) return done;
		if (problem && done !== "lost" && done.exit < 3) diagnostics.add([problem]);
		if (done !== "lost") return { ...done, problems: diagnostics.problems, exit: 3 };
	} finally {
		lock.release();
	}
	return build({ ...options, clean: true }, observers);
}

/** If the disk fails here too, the report already has the error. */
function freeStagingSpace(lock: Lock, out: string): void {
	try {
		if (lock.isHeld()) abandon(out);
	} catch (cause) {
		diskProblemOrThrow(cause);
	}
}

/** The problem for a disk error; any other exception is thrown again. */
function diskProblemOrThrow(cause: unknown): Problem {
	const problem = diskProblem(cause);
	if (!problem) throw cause;
	return problem;
}

/** content/ → dist/. */
async function buildSite(
	context: BuildContext,
	report: (exit: Report["exit"], more?: Partial<Report>) => Report,
): Promise<Report> {
	const { at, diagnostics, buildCache, site, options, scanned, templates, setup } = context;
	const { out, cache, parseVersion } = setup;
	const { last } = buildCache.outputs ?? {};
	diagnostics.stage("read", 1);
	const others = otherFolders(site.folders).map((folder) => listFiles(setup.root, folder));
	const lists = [...(await scanned.lists), ...others];
	const version = renderVersion(parseVersion, templates);
	const inputs = options.drafts ? undefined : computeInputsDigest(lists, { ...context, parseVersion });
	if (
		!options.why &&
		!options.record &&
		!context.inspect &&
		isUpToDate(last, inputs, at) &&
		(await scanned.output).isUntouched
	) {
		diagnostics.add(last.problems);
		clearStage(out);
		return report(0, { ...last.summary, reused: last.summary.pages });
	}
	const folders = classifyListing(lists, site, setup.root);
	const objectIds = lazy(() =>
		gitObjectIds(
			setup.root,
			lists.map(({ folder }) => folder),
		),
	);
	const previous = buildCache.rows(parseVersion);
	const rows = await parseChanged(folders, previous, context, objectIds);
	const known = readAssetRecords(cache, parseVersion);
	const stamped = await assetsOfCheckout(known, folders.assets, setup, objectIds);
	if (stamped !== known) writeAssetRecords(cache, parseVersion, [...stamped.values()]);
	const updated = await publishEdits(rows, { folders, inputs, version }, context);
	if (updated) return report(...updated);
	const record = (failed?: Recording) => startRecording(buildCache, { rows, before: previous }, context, failed);
	if (!hasArticles(rows)) diagnostics.add([noStories(setup.root, site.folders)]);
	const old = (await scanned.output).old();
	const settings = settingInputs(context);
	const before = buildCache.outputs?.made;
	const changedSettings = options.refresh ? settingChanges(settings, before, old.renderVersion !== undefined) : [];
	diagnostics.add(changedSettings);
	if (changedSettings.length) return report(1);
	// Rebuilds the site at the instant of the last build. Without edits this is the content of the output folder.
	const then =
		options.refresh &&
		before &&
		(await renderWithoutQuarantined(rows, folders, old, {
			...context,
			at: before.at,
			diagnostics: new Diagnostics(),
			record: () => ({ ...record(), recorder: undefined }),
		}));
	const composed = await renderWithoutQuarantined(rows, folders, old, { ...context, record });
	const { loaded, sitePlan, quarantined, recording } = composed;
	const waiting =
		options.drafts || context.inspect ? [] : unpublishedAssets(loaded, folders, sitePlan.measured, context);
	const recordsPages = () => diagnostics.errors.length === 0 && isRecorded({ ...context, now: clock() });
	const made = () => ({ ...settings, ...contentInputs(loaded, waiting, setup), isRecorded: recordsPages() });
	if (then && before) {
		const now = {
			made: made(),
			rows: rows.toArray(),
			facts: [...sitePlan.measured.facts, ...waiting],
			there: folders.assets,
		};
		const known = textsDigest(previous) === before.texts && {
			rows: previous.toArray(),
			assets: readAssetRecords(cache, parseVersion),
		};
		const edited = inputChanges(now, before, previousSiteOf(then.sitePlan, then.quarantined), old.files, known);
		diagnostics.add(edited);
		if (edited.length) clearStage(out);
		if (edited.length) return report(1);
	}
	const files = sitePlan.targets.map(({ file }) => file);
	const gone = goneFrom(old.files.values(), files);
	if (!options.drafts && !context.inspect && loaded.published === NOTHING_PUBLISHED)
		diagnostics.add(
			formerUrls(articleUrlsIn(gone), sitePlan.edition, (path) => quarantined.has(path) || loaded.bodies().has(path)),
		);
	const { rendered } = sitePlan.edited;
	const pages = sitePlan.edited.pages.filter(({ kind }) => kind === "page");
	const nextChange = options.drafts ? undefined : nextChangeAt(loaded, sitePlan);
	const summary = { pages: pages.length, ...(nextChange && { nextChange, timeZone: site.timeZone ?? "UTC" }) };
	const counts = {
		...summary,
		rendered,
		reused: pages.length - rendered,
		...(options.why && { why: diagnostics.why }),
	};
	const isRefused = () =>
		(options.quarantine ? unquarantinableErrors(diagnostics.errors, loaded.bodies()) : diagnostics.errors).length > 0;
	if (!options.allowShrink && !context.inspect && !isRefused()) {
		const problem = shrinkProblem(old.files.values(), gone, files, quarantined, loaded.bodies(), (path) =>
			isPageFile(path, site.folders),
		);
		if (problem) diagnostics.add([problem]);
	}
	// The records of an inspection would be ahead of the output.
	if (!context.inspect && !(isRefused() && areFewEdits(previous, rows, before))) buildCache.keep(rows, parseVersion);
	if (isRefused() || context.inspect) {
		clearStage(out);
		return report(isRefused() ? 1 : 0, counts);
	}
	const variants = { out, jobs: threadCount(options), diagnostics };
	const pictures = await renderImageVariants(sitePlan.measured, old, variants);
	if (pictures.broken.length) {
		// The result of decoding is saved: pages are planned without the damaged images, now and in the next build.
		writeAssetRecords(cache, parseVersion, [...pictures.facts, ...waiting]);
		return buildSite({ ...context, broken: new Set([...(context.broken ?? []), ...pictures.broken]) }, report);
	}
	const plain = [...sitePlan.targets, ...pictures.targets];
	const result = await publishTargets(plain, { old, quarantined, version }, context);
	if (typeof result === "number") return report(result, counts);
	const published = publishedCounts(result);
	if (recordsPages()) writeRecord(context, sitePlan.edition, loaded);
	const assets = [...sitePlan.measured.facts, ...waiting];
	writeAssetRecords(cache, parseVersion, assets);
	const { reads, index } = keepReads(recording, sitePlan, rows, cache);
	// Saved last: a build that finds these inputs unchanged does nothing, so nothing may be left to repair. A file that was renamed because it was in the
	// way is reported once.
	const ok = inputs !== undefined && diagnostics.errors.length === 0 && result.problems.length === 0;
	const { problems } = diagnostics;
	saveOutputRecords(out, cache, buildCache.outputs, {
		files: outputRecords(result.files, buildCache.outputs?.files),
		manifest: result.manifest,
		renderVersion: version,
		...{ reads, index },
		...(ok && {
			last: {
				...{ ...sitePlan.comparable, inputs, at, problems, summary: { ...summary, files: published.files } },
				assets: assetsDigest(folders, new Map(assets.map((asset) => [asset.path, asset]))),
				siteProblems: diagnostics.latest(sitePlan.comparable.siteProblems ?? []),
			},
		}),
		...(!options.drafts && { made: made() }),
	});
	return report(diagnostics.errors.length ? 1 : 0, { ...counts, ...published });
}

const EMPTY_REPORT = { pages: 0, rendered: 0, reused: 0, written: 0, deleted: 0, changed: [], removed: [] };
