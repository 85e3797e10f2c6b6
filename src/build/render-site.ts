/** The site of one instant, composed and printed: what it would publish, beside what lies there. */
import { readAssetRecords } from "../cache/asset-records.js";
import type { BuildCache } from "../cache/cache.js";
import type { FileRecord } from "../cache/file-records.js";
import type { Diagnostics } from "../core/diagnostics.js";
import { digest } from "../core/digest.js";
import { lazy } from "../core/lazy.js";
import type { Lock } from "../core/lock.js";
import type { Instant, Path, Quarantine, SiteConfig } from "../core/model.js";
import type { PreviousOutput } from "../core/output-record.js";
import { outputPathOf } from "../core/paths.js";
import { fileFromBytes, fileFromPath, type TargetFile } from "../output/publish.js";
import { clearStage } from "../output/staging.js";
import { articleUrlsIn, collisions, pathEscapes } from "../output/validate.js";
import { type Templates, templateDigest } from "../render/theme/load.js";
import { quarantinedBy } from "../site/quarantine.js";
import { type ContentListing, type LoadedContent, loadContent } from "./load-content.js";
import type { Options } from "./options.js";
import { type EditionInspector, planSite, type SitePlan } from "./plan-site.js";
import { type RenderedPages, renderStalePages } from "./render-queue.js";
import type { SiteScan } from "./scan.js";
import { renderVersion } from "./up-to-date.js";
import type { StageWorkers } from "./workers/stage-workers.js";
import type { WorkerSetup } from "./workers/worker.js";

/** What every step of one build has at hand. */
export interface BuildContext {
	readonly at: Instant;
	readonly memory: BuildCache;
	/** Of the output folder. */
	readonly lock: Lock;
	readonly site: SiteConfig;
	readonly templates: Templates;
	readonly looked: SiteScan;
	readonly hands: StageWorkers;
	readonly setup: WorkerSetup;
	readonly ledger: Diagnostics;
	readonly options: Options;
	readonly inspect: EditionInspector | undefined;
	/** The digests of pictures that this build could not decode. */
	readonly broken?: ReadonlySet<string>;
}

/** The stories of these files → the site of an instant; with `quarantine` without those that have errors. */
export async function renderWithoutQuarantined(
	rows: readonly FileRecord[],
	folders: ContentListing,
	old: PreviousOutput,
	desk: BuildContext,
): Promise<ComposedSite> {
	const { ledger, options } = desk;
	const pages = lazy(() => articleUrlsIn(old.files.values()));
	const copy = loadContent(rows, folders, { ...desk, hasPage: (path) => pages().has(path) });
	let bad = quarantinedBy(ledger.errors, copy.bodies());
	let paper = await renderSite(copy, bad, old, desk);
	while (options.quarantine && quarantinedBy(ledger.errors, copy.bodies()).size > bad.size) {
		bad = quarantinedBy(ledger.errors, copy.bodies());
		paper = await renderSite(copy, bad, old, desk);
	}
	return { copy, paper, bad };
}

export interface ComposedSite {
	readonly copy: LoadedContent;
	readonly paper: RenderedSite;
	readonly bad: Quarantine;
}
interface RenderedSite extends SitePlan {
	readonly edited: RenderedPages;
	readonly wanted: readonly TargetFile[];
}

/** The paper of these articles, but for the bad ones → every file of the site, those that differ in the stage. */
async function renderSite(
	copy: LoadedContent,
	bad: Quarantine,
	old: PreviousOutput,
	desk: BuildContext,
): Promise<RenderedSite> {
	const { templates, setup, ledger, hands } = desk;
	const facts = readAssetRecords(setup.cache, setup.salt);
	const paper = await planSite(copy, { ...desk, facts, bad, urls: articleUrlsIn(old.files.values(), bad) });
	const { pages, isShared, frame, measured } = paper;
	const frameDigest = digest(frame);

	ledger.stage("render", pages.length);
	clearStage(setup.out);
	const edited = await renderStalePages(pages, {
		old,
		salt: renderVersion(setup.salt, templates),
		salts: (template) => [setup.salt, template, templateDigest(template, templates), frameDigest],
		isShared,
		bodyOf: (from) => copy.bodies().get(from),
		render: hands.print(frame),
		tell: (url, why) => ledger.page(url, why),
	});
	ledger.add(edited.problems);

	const wanted: TargetFile[] = [
		...paper.files().map(fileFromBytes),
		...measured.files.map(fileFromPath),
		...edited.pages.map((file): TargetFile => ({ file, staged: edited.staged.has(file.path) })),
	];
	const files = wanted.map(({ file }) => file);
	const storyOf = (path: Path) =>
		paper.edition.redirects.find(({ from }) => outputPathOf(from) === path)?.article?.from;
	ledger.add([...pathEscapes(files), ...collisions(files, storyOf)]);
	return { ...paper, edited, wanted };
}
