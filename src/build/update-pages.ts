/** Builds the pages that edits of stories change: what else they show is as the last build read it. */
import type { BuildCache } from "../cache/cache.js";
import type { FileRecords } from "../cache/file-records.js";
import { readIndex, writeIndex } from "../cache/kept-index.js";
import type { OutputTable } from "../cache/output-records.js";
import { readPageReads } from "../cache/page-reads.js";
import { createKeptRecorder } from "../cache/read-recorder.js";
import type { InspectedAssets } from "../content/inspect-assets.js";
import type { Asset, Instant, Path, Problem, PublicationRecord, SiteConfig, Url } from "../core/model.js";
import type { OutputRecord, PreviousOutput } from "../core/output-record.js";
import { urlOf } from "../core/paths.js";
import type { PageTask } from "../pages/page-task.js";
import type { Templates } from "../render/theme/load.js";
import type { recordEdits } from "../site/record.js";
import { changedContent } from "./changed-stories.js";
import { changesSince } from "./changes-since.js";
import { type KnownAssets, mayBeNamed } from "./edited-assets.js";
import { composeEdited, type EditedSite } from "./edited-site.js";
import { buildPages } from "./kept-pages.js";
import { createKeptSite, editedSource, NotKept } from "./kept-site.js";
import { mayAppear } from "./new-addresses.js";
import { missingPicture, problemsAfter, problemsOfPages, withKeptHints } from "./page-problems.js";
import { hadRenderProblems, pagesOfTexts } from "./pages-of-texts.js";
import { keptRedirects } from "./record-reads.js";
import { type RenderedPages, renderStalePages } from "./render-queue.js";
import { stalePages } from "./stale-pages.js";
import { type StoriesNow, storiesNow } from "./stories-now.js";
import { templateVersion } from "./up-to-date.js";
import type { StageWorkers } from "./workers/stage-workers.js";
import type { WorkerSetup } from "./workers/worker.js";

interface UpdateInputs {
	readonly at: Instant;
	readonly site: SiteConfig;
	readonly templates: Templates;
	readonly setup: Pick<WorkerSetup, "parseVersion" | "cache">;
	readonly workers: Pick<StageWorkers, "render">;
	readonly buildCache: BuildCache;
	readonly old: PreviousOutput;
	readonly renderVersion: string;
	readonly assets: readonly Asset[];
	readonly known: KnownAssets;
	/** The record of addresses, and whether the last build wrote it. */
	readonly published: PublicationRecord;
	readonly isRecordCurrent: boolean;
	/** Whether stories may appear, move and disappear. */
	readonly mayMove: boolean;
}
export interface UpdatedPages {
	readonly rendered: RenderedPages;
	/** The files that the site has no more. */
	readonly gone: readonly OutputRecord[];
	/** The public articles that have changed. */
	readonly articles: Parameters<typeof recordEdits>[1]["articles"];
	/** The files that moved stories show. */
	readonly measured: InspectedAssets;
	/** All problems of the site. */
	readonly problems: readonly Problem[];
	/** The site, if more than texts has changed. */
	readonly edited: EditedSite | undefined;
	/** Keeps what the pages have read, and the index; returns the ids for the records of the output. */
	readonly keep: () => Pick<OutputTable, "reads" | "index">;
}

/** More pages are built as usual. */
const MAX_PAGES = 2000;

/** Undefined if the whole site must be composed. */
export async function updatePages(
	rows: FileRecords,
	before: FileRecords,
	inputs: UpdateInputs,
): Promise<UpdatedPages | undefined> {
	const now = storiesNow(rows, inputs.buildCache.store, inputs.published, inputs.isRecordCurrent);
	// A text may ask what no page has asked before, such as where a new link leads.
	for (const areTexts of inputs.mayMove ? [true, false] : [true])
		try {
			const updated = await update(rows, before, { ...inputs, now }, areTexts);
			if (updated !== "moved") return updated;
		} catch (cause) {
			if (!(cause instanceof NotKept)) throw cause;
		}
	return undefined;
}

/** `areTexts`: builds only what shows the texts of stories. `moved` if more has changed. */
async function update(
	rows: FileRecords,
	before: FileRecords,
	{ now, ...inputs }: UpdateInputs & { readonly now: StoriesNow },
	areTexts: boolean,
): Promise<UpdatedPages | "moved" | undefined> {
	const { at, site, templates, setup, workers, buildCache, old, renderVersion, assets, known } = inputs;
	const { outputs, store } = buildCache;
	const reads = readPageReads<PageTask>(buildCache.reads, outputs?.reads);
	if (!outputs?.last || !reads) return undefined;
	const [last, { published }, { pathOf }] = [outputs.last, now, known];
	const changes = changesSince(reads, { before, now: rows, at, last, site, pathOf, store, stories: now });
	const changed = changedContent(changes);
	if (!changed) return undefined;
	if (areTexts && !changed.areTexts) return "moved";
	const { stories, files } = changed;
	const measured = known.inspect(new Set(stories.flatMap(({ files }) => [...files])));
	if (!measured || mayBeNamed(known.fresh, rows, files, { site, contentOf: changes.contentOf })) return undefined;
	const { pictures } = measured;
	const recorder = createKeptRecorder(buildCache.reads, outputs.reads);
	const index = areTexts ? undefined : readIndex(setup.cache, outputs.index);
	const kept = { before, rows, index, reads, files: old.files, find: known.find };
	const edited = areTexts ? undefined : composeEdited({ ...kept, site, at, last, changed, assets, pictures, now });
	const stale = edited
		? stalePages(changed, edited, reads, outputs.files)
		: pagesOfTexts(stories, reads, outputs.files);
	const { tasks, gone: removed, fresh, areNamesKept } = stale;
	const urls = [...tasks.keys()];
	if (urls.length > MAX_PAGES || urls.some((url) => hadRenderProblems(old, url))) return undefined;
	const ofStories = stories.flatMap(({ before, now }) => [before, now].filter((url) => url !== undefined));
	const own = new Set([...ofStories, ...(edited?.moves?.concerned ?? [])]);
	const isGone = (url: Url) => !own.has(url) && published.gone.includes(url);
	if (edited && (urls.some(isGone) || !mayAppear(urls, removed, outputs.files, own, changes))) return undefined;
	const source = edited
		? editedSource(edited.reader, tasks, recorder)
		: createKeptSite(site, reads, now.articleOf, recorder);
	const { keyPointsFooter, siteViewJson } = reads.common;
	const pictureOf = missingPicture(known.find, site.links);
	const built = buildPages(urls, { source, keyPointsFooter, recorder, pictureOf });
	const kindOf = (path: Path) => (rows.get(path) ?? before.get(path))?.kind;
	const rebuilt = problemsOfPages([...urls, ...removed.map(urlOf)], built.problems, { reads, old, tasks, kindOf });
	const ofSite = { before: edited ? (last.siteProblems ?? []) : [], now: edited?.problems ?? [] };
	const problems = withKeptHints(problemsAfter(last.problems, [...changed.problems, ...rebuilt, ofSite], files), {
		...{ site, edition: edited?.edition, pictures, last: last.problems },
		...{ fresh, gone: removed.map(urlOf), areNamesKept, areFilesKept: known.fresh.size === 0 },
	});
	const rendered = await renderStalePages(built.pages, {
		...{ old, renderVersion, isShared: built.isShared, isUnchanged: () => false },
		templateVersion: templateVersion(setup.parseVersion, templates, siteViewJson),
		bodyOf: (from) => rows.get(from)?.fingerprint,
		render: workers.render(siteViewJson),
		onPage: () => {},
	});
	if (rendered.renderProblems.length) return undefined;
	const articles = stories.flatMap(({ path, now: url }) =>
		url === undefined ? [] : [{ article: edited?.reader.article({ from: path }) ?? now.articleOf(path), url }],
	);
	const keep = () => ({
		reads: recorder.keep(reads.common, edited?.moves && keptRedirects(edited.edition)),
		index: edited ? writeIndex(setup.cache, edited.index) : outputs.index,
	});
	const gone = removed.flatMap((path) => old.files.get(path) ?? []);
	return { rendered, gone, articles, problems, measured, edited, keep };
}
