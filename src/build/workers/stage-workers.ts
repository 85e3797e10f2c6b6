/** The per-file stages (parse, render), wrapped with the disk cache and the worker pool. */
import { join } from "node:path";
import type { BuildCache } from "../../cache/cache.js";
import { cacheKey, readCached } from "../../cache/memoize-on-disk.js";
import { type InlineMarkdown, inlineKeyParts, type ParseResult, type ScannedFile } from "../../cache/parse-changed.js";
import { lazy } from "../../core/lazy.js";
import { PROGRAM_DIR } from "../../core/locations.js";
import type { SiteConfig } from "../../core/model.js";
import type { ParseTask } from "./parse-files.js";
import { type Pool, parallelMap } from "./pool.js";
import type { RenderJob, RenderResult, RenderTask, WorkerSetup } from "./worker.js";

/** Fewer articles are parsed on this thread: starting threads takes longer. */
const MIN_STORIES_FOR_THREADS = 600;
/** Fewer pages are rendered on this thread: sending them takes longer. */
const MIN_PAGES_FOR_THREADS = 1000;

const WORKER = join(PROGRAM_DIR, "build/workers/worker.js");

/** The return type of `parallelMap`. */
type ParallelMap<T, R> = (
	items: Iterable<T> & { readonly length: number },
	then: (result: R, item: T) => void,
) => Promise<void>;

export interface StageWorkers {
	/** Parses Markdown files. */
	readonly read: ParallelMap<ScannedFile, ParseResult>;
	/** Renders pages. `siteViewJson` is `SiteView` as JSON. */
	readonly render: (siteViewJson: string) => ParallelMap<RenderJob, RenderResult>;
	/** Renders a line of Markdown from the configuration. */
	readonly configLine: (text: string) => Promise<InlineMarkdown | undefined>;
}

export function createStageWorkers(
	setup: WorkerSetup,
	site: SiteConfig,
	{ store }: Pick<BuildCache, "store">,
	pool: Pool,
): StageWorkers {
	// Imported on demand: most builds need few of these stages.
	const localStages = async (setup: WorkerSetup) => (await import("./worker.js")).createStages(setup, site, store);
	const stages = lazy(() => localStages(setup));
	return {
		read: parallelMap(async (items: readonly ParseTask[]) => (await stages()).parse(items), pool, {
			module: WORKER,
			name: "parse",
			setup,
			minItems: MIN_STORIES_FOR_THREADS,
			toMessage: (file: ScannedFile): ParseTask => file,
			describe: ({ path }) => path,
		}),
		render: (siteViewJson) => {
			const framed = { ...setup, siteViewJson };
			const rendering = lazy(() => localStages(framed));
			return parallelMap(async (jobs: readonly RenderTask[]) => (await rendering()).render(jobs), pool, {
				module: WORKER,
				name: "render",
				setup: framed,
				minItems: MIN_PAGES_FOR_THREADS,
				toMessage: ({ page, parts, bodies, existing }: RenderJob): RenderTask => ({ page, parts, bodies, existing }),
				describe: ({ planned: { from, url } }) => from ?? url,
			});
		},
		configLine: async (text) =>
			readCached<InlineMarkdown>(store, cacheKey([setup.parseVersion, ...inlineKeyParts(text)]))?.value ??
			(await stages()).configLine(text),
	};
}
