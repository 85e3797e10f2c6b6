/** Builds the pages that show changed texts of articles, without composing the site: all else that they show is as the last build read it. */
import { isDeepStrictEqual } from "node:util";
import type { BuildCache } from "../cache/cache.js";
import type { FileRecords } from "../cache/file-records.js";
import { requireCached } from "../cache/memoize-on-disk.js";
import { readPageReads } from "../cache/page-reads.js";
import { createKeptRecorder } from "../cache/read-recorder.js";
import { digest } from "../core/digest.js";
import type { IndexedArticle, Path, Problem, PublicArticle, SiteConfig, Url } from "../core/model.js";
import type { PreviousOutput } from "../core/output-record.js";
import { encodeUrl, outputPathOf } from "../core/paths.js";
import type { PageTask } from "../pages/page-task.js";
import { type Templates, templateDigest } from "../render/theme/load.js";
import { changedTexts } from "./changed-texts.js";
import { buildKeptPages } from "./kept-pages.js";
import { NotKept } from "./kept-site.js";
import { type RenderedPages, renderStalePages } from "./render-queue.js";
import type { StageWorkers } from "./workers/stage-workers.js";
import type { WorkerSetup } from "./workers/worker.js";

interface UpdateInputs {
	readonly site: SiteConfig;
	readonly templates: Templates;
	readonly setup: Pick<WorkerSetup, "parseVersion">;
	readonly workers: Pick<StageWorkers, "render">;
	readonly buildCache: BuildCache;
	readonly old: PreviousOutput;
	readonly renderVersion: string;
}
export interface UpdatedTexts {
	readonly rendered: RenderedPages;
	/** The changed articles by source file. */
	readonly texts: ReadonlyMap<Path, PublicArticle>;
	/** Keeps what the pages have read; returns the id for the records of the output. */
	readonly keep: () => string;
}

/** More pages are built as usual. */
const MAX_PAGES = 2000;

/** Undefined if the site must be composed. */
export async function updateTexts(
	rows: FileRecords,
	before: FileRecords,
	{ site, templates, setup, workers, buildCache, old, renderVersion }: UpdateInputs,
): Promise<UpdatedTexts | undefined> {
	const { outputs, store } = buildCache;
	const reads = readPageReads<PageTask>(buildCache.reads, outputs?.reads);
	const { last } = outputs ?? {};
	if (!reads || !last) return undefined;
	const changed = changedTexts({
		...{ before, now: rows, last, site, common: reads.common },
		urlOf: (from) => {
			const { url } = reads.answersAbout(from) ?? {};
			return typeof url === "string" ? encodeUrl(url) : undefined;
		},
		contentOf: ({ fingerprint }) => requireCached(store, fingerprint).value,
	});
	if (!changed) return undefined;
	const shown = changed.flatMap(({ path, isListed }) => [
		...reads.pagesWith(path, "article"),
		...(isListed ? reads.pagesWith(path, "listing") : []),
	]);
	const urls = [...new Set(shown)].filter((url) => old.files.has(outputPathOf(url)));
	const paths = new Set(changed.map(({ path }) => path));
	if (urls.length > MAX_PAGES || urls.some((url) => hadProblems(old, url, paths))) return undefined;
	const isReported = (problem: Problem, from: Path | undefined): boolean =>
		(from === undefined || !paths.has(from)) && last.problems.some((other) => isSameProblem(problem, other));
	const articleOf = (from: Path): PublicArticle => {
		const row = rows.get(from);
		if (!row?.dependencies) throw new NotKept(from);
		const { story } = requireCached<{ story: IndexedArticle }>(store, row.fingerprint).value as {
			story: IndexedArticle;
		};
		return { ...story, dependencies: row.dependencies } as PublicArticle;
	};
	const recorder = createKeptRecorder(buildCache.reads, outputs?.reads);
	const { pages, isShared } = buildKeptPages(urls, { site, reads, articleOf, recorder, isReported }) ?? {};
	if (!pages || !isShared) return undefined;
	const { siteViewJson } = reads.common;
	const rendered = await renderStalePages(pages, {
		...{ old, renderVersion, isShared, areReadsKnown: true },
		templateVersion: (template) => [
			...[setup.parseVersion, template, templateDigest(template, templates), digest(siteViewJson)],
		],
		bodyOf: (from) => rows.get(from)?.fingerprint,
		render: workers.render(siteViewJson),
		onPage: () => {},
	});
	if (rendered.problems.length) return undefined;
	const texts = new Map(changed.map(({ path }) => [path, articleOf(path)]));
	return { rendered, texts, keep: () => recorder.keep(reads.common) };
}

/** Problems of the page of a changed article may be others now; those of other pages stay. */
const hadProblems = ({ files }: PreviousOutput, url: Url, changed: ReadonlySet<Path>): boolean => {
	const { page, from = "" } = files.get(outputPathOf(url)) ?? {};
	return page === undefined || page.hasRenderProblems || (page.problems && changed.has(from));
};
/** Apart from hints, and from the number of problems in a group. */
const isSameProblem = ({ code, group, message, place }: Problem, other: Problem): boolean =>
	code === other.code &&
	(group === undefined
		? message === other.message && isDeepStrictEqual(place, other.place)
		: group === other.group && other.message.startsWith(message));
