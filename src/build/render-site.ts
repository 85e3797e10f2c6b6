/** Composes and renders the site at one instant. Nothing is published yet. */
import { readAssetRecords } from "../cache/asset-records.js";
import type { BuildCache } from "../cache/cache.js";
import type { FileRecords } from "../cache/file-records.js";
import type { Diagnostics } from "../core/diagnostics.js";
import { lazy } from "../core/lazy.js";
import type { Lock } from "../core/lock.js";
import type { Instant, Path, Quarantine, SiteConfig } from "../core/model.js";
import type { PreviousOutput } from "../core/output-record.js";
import { outputPathOf } from "../core/paths.js";
import { fileFromBytes, fileFromPath, type TargetFile } from "../output/publish.js";
import { clearStage } from "../output/staging.js";
import { articleUrlsIn, collisions, pathEscapes } from "../output/validate.js";
import type { Templates } from "../render/theme/load.js";
import { withHints } from "../site/hints.js";
import { quarantinedBy } from "../site/quarantine.js";
import { type ContentListing, type LoadedContent, loadContent } from "./load-content.js";
import type { Observers } from "./observers.js";
import type { Options } from "./options.js";
import { planSite, type SitePlan } from "./plan-site.js";
import type { Recording } from "./record-reads.js";
import { type RenderedPages, renderStalePages } from "./render-queue.js";
import type { SiteScan } from "./scan.js";
import { unchangedPages } from "./unchanged-pages.js";
import { renderVersion, templateVersion } from "./up-to-date.js";
import type { StageWorkers } from "./workers/stage-workers.js";
import type { WorkerSetup } from "./workers/worker.js";

/** Inputs and services shared by all steps of one build. */
export interface BuildContext extends Observers {
	readonly at: Instant;
	readonly buildCache: BuildCache;
	/** The lock of the output folder. */
	readonly lock: Lock;
	readonly site: SiteConfig;
	readonly templates: Templates;
	readonly scanned: SiteScan;
	readonly workers: StageWorkers;
	readonly setup: WorkerSetup;
	readonly diagnostics: Diagnostics;
	readonly options: Options;
	/** The digests of images that this build could not decode. */
	readonly broken?: ReadonlySet<string>;
}

export interface RenderContext extends BuildContext {
	/** Starts to note what the pages read. `failed` is a recording whose pages are not published. */
	readonly record: (failed?: Recording) => Recording;
}

/** Renders the site. With `quarantine`, articles with errors are left out, until no further errors appear. */
export async function renderWithoutQuarantined(
	rows: FileRecords,
	folders: ContentListing,
	old: PreviousOutput,
	all: RenderContext,
): Promise<ComposedSite> {
	const { diagnostics, options } = all;
	const pages = lazy(() => articleUrlsIn(old.files.values()));
	const loaded = loadContent(rows, folders, { ...all, hasPage: (path) => pages().has(path) });
	let quarantined = quarantinedBy(diagnostics.errors, loaded.bodies());
	// Nothing is published then, so what pages read is of no use; to write it would lose what was read before.
	const isRefused = diagnostics.errors.length > 0 && !options.quarantine && !options.why;
	const start = (failed?: Recording): Recording =>
		isRefused ? { ...all.record(failed), recorder: undefined } : all.record(failed);
	let recording = start();
	let sitePlan = await renderSite(loaded, quarantined, old, { ...all, recording });
	while (options.quarantine && quarantinedBy(diagnostics.errors, loaded.bodies()).size > quarantined.size) {
		quarantined = quarantinedBy(diagnostics.errors, loaded.bodies());
		recording = start(recording);
		sitePlan = await renderSite(loaded, quarantined, old, { ...all, recording });
	}
	return { loaded, sitePlan, quarantined, recording };
}

export interface ComposedSite {
	readonly loaded: LoadedContent;
	readonly sitePlan: RenderedSite;
	readonly quarantined: Quarantine;
	readonly recording: Recording;
}
interface RenderedSite extends SitePlan {
	readonly edited: RenderedPages;
	readonly targets: readonly TargetFile[];
}

/** Plans and renders the site without the quarantined articles. Files that differ from the previous output are left in the staging folder. */
async function renderSite(
	loaded: LoadedContent,
	quarantined: Quarantine,
	old: PreviousOutput,
	{ recording, ...context }: BuildContext & { readonly recording: Recording },
): Promise<RenderedSite> {
	const { templates, setup, diagnostics, workers, options } = context;
	const facts = readAssetRecords(setup.cache, setup.parseVersion);
	const sitePlan = await planSite(loaded, {
		...context,
		recorder: recording.recorder ?? context.recorder,
		facts,
		quarantined,
		urls: articleUrlsIn(old.files.values(), quarantined),
	});
	const { pages, isShared, siteViewJson, measured } = sitePlan;

	diagnostics.stage("render", pages.length);
	clearStage(setup.out);
	const edited = await renderStalePages(pages, {
		old,
		renderVersion: renderVersion(setup.parseVersion, templates),
		templateVersion: templateVersion(setup.parseVersion, templates, siteViewJson),
		isShared,
		isUnchanged: unchangedPages(recording.reads, sitePlan, () => [
			...loaded.bodies().keys(),
			...loaded.profiles.map(({ from }) => from),
		]),
		bodyOf: (from) => loaded.bodies().get(from),
		render: workers.render(siteViewJson),
		onPage: (url, why) =>
			diagnostics.page(url, url === options.why ? [why, ...recording.readChanges()].join("\n  ") : why),
	});
	diagnostics.add([...edited.problems, ...edited.renderProblems]);

	const targets: TargetFile[] = [
		...sitePlan.files().map(fileFromBytes),
		...measured.files.map(fileFromPath),
		...edited.pages.map((file): TargetFile => ({ file, staged: edited.staged.has(file.path) })),
	];
	const files = targets.map(({ file }) => file);
	const storyOf = (path: Path) =>
		sitePlan.edition.redirects.find(({ from }) => outputPathOf(from) === path)?.article?.from;
	diagnostics.add([...pathEscapes(files), ...collisions(files, storyOf)]);
	diagnostics.add(withHints(diagnostics.all, sitePlan.suggest));
	return { ...sitePlan, edited, targets };
}
