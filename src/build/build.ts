/** READ SECOND: the whole flow. The only file that knows the order of the stages. */
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { readAssetRecords, writeAssetRecords } from "../cache/asset-records.js";
import { LOCK_TIMEOUT_MS, lockedProblem, lostProblem, openCache } from "../cache/cache.js";
import { appendChanges, changesFile, hasSubscribers, publicUrls } from "../cache/change-log.js";
import { isUpToDate } from "../cache/last-build.js";
import { readOutputRecords, saveOutputRecords } from "../cache/output-records.js";
import { missingSiteProblem } from "../config/load.js";
import { noStories } from "../content/files/no-stories.js";
import { NOTHING_PUBLISHED } from "../content/publication-record.js";
import { isCacheEmptied } from "../core/cache-emptied.js";
import { now as clock } from "../core/clock.js";
import { Diagnostics } from "../core/diagnostics.js";
import { diskProblem } from "../core/disk-problem.js";
import type { Held, Lock } from "../core/lock.js";
import type { Problem, Report } from "../core/model.js";
import { compare } from "../core/problem.js";
import { abandon, recover } from "../output/journal.js";
import { cacheFolderProblem, outputFolderProblem } from "../output/output-folder.js";
import { publishSite } from "../output/publish.js";
import { shrinkProblem } from "../output/shrink.js";
import { clearStage, lockOutput } from "../output/staging.js";
import { articleUrlsIn, goneFrom, urlOf } from "../output/validate.js";
import { formerUrls } from "../site/former-urls.js";
import { unquarantinableErrors } from "../site/quarantine.js";
import { contentInputs, settingChanges, settingInputs, textsDigest, unpublishedAssets } from "./build-inputs.js";
import { renderImageVariants } from "./image-variants.js";
import { classifyListing, parseChanged } from "./load-content.js";
import { loadProject } from "./load-project.js";
import type { Options } from "./options.js";
import { type EditionInspector, nextChangeAt } from "./plan-site.js";
import { inputChanges, previousSiteOf } from "./refresh.js";
import { type BuildContext, renderWithoutQuarantined } from "./render-site.js";
import { isRecorded, writeRecord } from "./save-record.js";
import { scanSite } from "./scan.js";
import { inputsDigestOf, renderVersion } from "./up-to-date.js";
import { createPool } from "./workers/pool.js";
import { createStageWorkers } from "./workers/stage-workers.js";

/** Builds a site. Mistakes of the user come back as problems in the report, never as exceptions. */
export async function build(options: Options = {}, inspect?: EditionInspector): Promise<Report> {
	const root = resolve(options.root ?? ".");
	const out = resolve(root, options.out ?? "dist");
	const cache = resolve(root, options.cache ?? ".broadsheet");
	const ledger = new Diagnostics(options);
	const report = (exit: Report["exit"], more: Partial<Report> = {}): Report => ({
		...EMPTY_REPORT,
		problems: ledger.problems,
		times: ledger.close(),
		out,
		exit,
		...more,
	});

	const refused = (found: Problem | Held, other: "--cache" | "--out"): Report => {
		ledger.add(["code" in found ? found : lockedProblem(found, other)]);
		return report("code" in found ? 3 : 4);
	};

	ledger.stage("configure", 1);
	const fault =
		missingSiteProblem(root) ??
		outputFolderProblem(out, root, cache, () => readOutputRecords(out, cache) !== undefined) ??
		cacheFolderProblem(cache, root);
	if (fault) ledger.add([fault]);
	if (fault) return report(2);
	const memory = await openCache(cache, out, options.clean ?? false).catch(diskProblemOrThrow);
	if (!("store" in memory)) return refused(memory, "--cache");
	const lock = await lockOutput(out, LOCK_TIMEOUT_MS).catch(diskProblemOrThrow);
	if (!("release" in lock)) {
		await memory.close();
		return refused(lock, "--out");
	}
	const pool = createPool(threadCount(options));
	const work = async (): Promise<Report | "lost"> => {
		try {
			recover(out);
			const looked = scanSite(root, out, memory.outputs, pool);
			const setting = await loadProject({ root, cache, out }, ledger);
			if (typeof setting === "number") return report(setting);
			const { site, templates, setup } = setting;
			const at = options.at ?? clock();
			const hands = createStageWorkers(setup, site, memory, pool);
			const desk = { at, memory, lock, site, templates, looked, hands, setup, ledger, options, inspect };
			return await buildSite(desk, report);
		} catch (cause) {
			if (isCacheEmptied(cause)) return "lost";
			ledger.add([diskProblemOrThrow(cause)]);
			return report(3);
		} finally {
			await pool.close();
		}
	};
	try {
		const done = await work().catch(async (cause: unknown) => {
			await memory.close().catch(() => {});
			throw cause;
		});
		if (done !== "lost" && done.exit === 3) freeStagingSpace(lock, out);
		const fault = await (done === "lost" ? memory.forget() : memory.close()).catch(diskProblemOrThrow);
		if (done !== "lost" && !fault) return done;
		if (fault && done !== "lost" && done.exit < 3) ledger.add([fault]);
		if (done !== "lost") return { ...done, problems: ledger.problems, exit: 3 };
	} finally {
		lock.release();
	}
	return build({ ...options, clean: true }, inspect);
}

/** Where the disk refuses this as well, the report says already that it refuses. */
function freeStagingSpace(lock: Lock, out: string): void {
	try {
		if (lock.isHeld()) abandon(out);
	} catch (cause) {
		diskProblemOrThrow(cause);
	}
}

/** A fault of the disk, as a problem. */
function diskProblemOrThrow(cause: unknown): Problem {
	const problem = diskProblem(cause);
	if (!problem) throw cause;
	return problem;
}

/** content/ → dist/. */
async function buildSite(
	desk: BuildContext,
	report: (exit: Report["exit"], more?: Partial<Report>) => Report,
): Promise<Report> {
	const { at, ledger, memory, site, options, looked, templates, setup } = desk;
	const { out, cache, salt } = setup;
	const { last } = memory.outputs ?? {};
	ledger.stage("read", 1);
	const lists = await looked.lists;
	const printer = renderVersion(salt, templates);
	const given = options.drafts ? undefined : inputsDigestOf(lists, { ...desk, salt });
	if (!options.why && !options.record && isUpToDate(last, given, at) && (await looked.output).asLeft) {
		ledger.add(last.problems);
		clearStage(out);
		return report(0, { ...last.told, reused: last.told.pages });
	}
	const folders = classifyListing(lists, site);
	const rows = await parseChanged(folders, memory.rows(salt), desk);
	if (!rows.some(({ kind }) => kind === "article")) ledger.add([noStories(setup.root, site.folders)]);
	const old = (await looked.output).old();
	const ownSetting = settingInputs(desk);
	const before = memory.outputs?.made;
	const unlike = options.refresh ? settingChanges(ownSetting, before, old.salt !== undefined) : [];
	ledger.add(unlike);
	if (unlike.length) return report(1);
	// Without an edit this is the site as it lies there.
	const then =
		options.refresh &&
		before &&
		(await renderWithoutQuarantined(rows, folders, old, { ...desk, at: before.at, ledger: new Diagnostics() }));
	const { copy, paper, bad } = await renderWithoutQuarantined(rows, folders, old, desk);
	const waiting = options.drafts || desk.inspect ? [] : unpublishedAssets(copy, folders, paper.measured, desk);
	const made = () => ({ ...ownSetting, ...contentInputs(copy, waiting, setup) });
	if (then && before) {
		const now = { made: made(), rows, facts: [...paper.measured.facts, ...waiting], there: folders.assets };
		const known = textsDigest(memory.rows(salt)) === before.texts && {
			rows: memory.rows(salt),
			assets: readAssetRecords(cache, salt),
		};
		const edited = inputChanges(now, before, previousSiteOf(then.paper, then.bad), old.files, known);
		ledger.add(edited);
		if (edited.length) clearStage(out);
		if (edited.length) return report(1);
	}
	const files = paper.wanted.map(({ file }) => file);
	const gone = goneFrom(old.files.values(), files);
	if (!options.drafts && !desk.inspect && copy.published === NOTHING_PUBLISHED)
		ledger.add(formerUrls(articleUrlsIn(gone), paper.edition, (path) => bad.has(path) || copy.bodies().has(path)));
	memory.keep(copy.rows, salt);
	const { rendered } = paper.edited;
	const pages = paper.edited.pages.filter(({ kind }) => kind === "page");
	const nextChange = options.drafts ? undefined : nextChangeAt(copy, paper);
	const told = { pages: pages.length, ...(nextChange && { nextChange }) };
	const counts = { ...told, rendered, reused: pages.length - rendered, ...(options.why && { why: ledger.why }) };
	const isRefused = () =>
		(options.quarantine ? unquarantinableErrors(ledger.errors, copy.bodies()) : ledger.errors).length > 0;
	if (!options.allowShrink && !isRefused()) {
		const fault = shrinkProblem(old.files.values(), gone, files, bad, copy.bodies());
		if (fault) ledger.add([fault]);
	}
	if (isRefused()) {
		clearStage(out);
		return report(1, counts);
	}
	// Whoever only looks needs no pixels.
	const pictures = desk.inspect
		? { wanted: [], facts: paper.measured.facts, broken: [] }
		: await renderImageVariants(paper.measured, old, { out, jobs: threadCount(options), ledger });
	if (pictures.broken.length) {
		// What has been found out is kept: now and in the next build, pages are made without these pictures.
		writeAssetRecords(cache, salt, [...pictures.facts, ...waiting]);
		return buildSite({ ...desk, broken: new Set([...(desk.broken ?? []), ...pictures.broken]) }, report);
	}
	const wanted = [...paper.wanted, ...pictures.wanted];
	if (!desk.lock.isHeld()) {
		ledger.add([lostProblem(out)]);
		return report(4, counts);
	}
	ledger.stage("write", wanted.length);
	const result = publishSite(out, wanted, old, bad, {
		tell: (written, removed) => {
			if (!options.drafts)
				appendChanges(changesFile(out, cache), publicUrls(site, written, removed), hasSubscribers(site));
		},
		clean: options.clean ?? false,
	});
	ledger.add(result.problems);
	if (!result.written) return report(1, counts);
	const { changed, written, deleted, removed, ...now } = result.written;
	if (!desk.inspect && isRecorded({ ...desk, now: clock() }) && ledger.errors.length === 0)
		writeRecord(setup.root, paper.edition, copy);
	writeAssetRecords(cache, salt, [...paper.measured.facts, ...waiting]);
	// Last, because a build that finds nothing changed since then makes up for nothing. A name that was given to something in the way is told once.
	const ok = given !== undefined && ledger.errors.length === 0 && result.problems.length === 0;
	saveOutputRecords(out, cache, memory.outputs, {
		...now,
		salt: printer,
		...(ok && { last: { given, at, told, problems: ledger.problems } }),
		...(!options.drafts && { made: made() }),
	});
	return report(ledger.errors.length ? 1 : 0, {
		...counts,
		written,
		deleted,
		removed: removed.map(urlOf),
		changed: changed.map(urlOf).sort(compare),
	});
}

/** So many things may be done at once. */
const threadCount = ({ jobs = availableParallelism() }: Options): number => jobs;
const EMPTY_REPORT = { pages: 0, rendered: 0, reused: 0, written: 0, deleted: 0, changed: [], removed: [] };
