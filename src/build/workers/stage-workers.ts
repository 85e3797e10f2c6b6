/** The per-item stages as the flow calls them: remembered, and on whichever thread. */
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

/** Fewer stories than these are read before threads have started. */
const MIN_STORIES_FOR_THREADS = 600;
/** Fewer pages than these are not worth sending, even to threads that run. */
const MIN_PAGES_FOR_THREADS = 1000;

const WORKER = join(PROGRAM_DIR, "build/workers/worker.js");

/** The result of `parallelMap`. */
type ParallelMap<T, R> = (
	items: Iterable<T> & { readonly length: number },
	then: (result: R, item: T) => void,
) => Promise<void>;

export interface StageWorkers {
	/** Reads Markdown files. */
	readonly read: ParallelMap<ScannedFile, ParseResult>;
	/** Renders pages; `siteViewJson` is their `site`, as JSON. */
	readonly print: (siteViewJson: string) => ParallelMap<RenderJob, RenderResult>;
	/** A line of Markdown that the configuration holds. */
	readonly line: (text: string) => Promise<InlineMarkdown | undefined>;
}

export function createStageWorkers(
	setup: WorkerSetup,
	site: SiteConfig,
	{ store }: Pick<BuildCache, "store">,
	pool: Pool,
): StageWorkers {
	// Loaded when it is needed: most builds need few of these stages.
	const tools = async (setup: WorkerSetup) => (await import("./worker.js")).createStages(setup, site, store);
	const own = lazy(() => tools(setup));
	return {
		read: parallelMap(async (items: readonly ParseTask[]) => (await own()).parse(items), pool, {
			module: WORKER,
			name: "parse",
			setup,
			least: MIN_STORIES_FOR_THREADS,
			pack: (file: ScannedFile): ParseTask => file,
			nameOf: ({ path }) => path,
		}),
		print: (siteViewJson) => {
			const framed = { ...setup, siteViewJson };
			const printer = lazy(() => tools(framed));
			return parallelMap(async (jobs: readonly RenderTask[]) => (await printer()).render(jobs), pool, {
				module: WORKER,
				name: "render",
				setup: framed,
				least: MIN_PAGES_FOR_THREADS,
				pack: ({ page, parts, bodies, existing }: RenderJob): RenderTask => ({ page, parts, bodies, existing }),
				nameOf: ({ planned: { from, url } }) => from ?? url,
			});
		},
		line: async (text) =>
			readCached<InlineMarkdown>(store, cacheKey([setup.parseVersion, ...inlineKeyParts(text)]))?.value ??
			(await own()).line(text),
	};
}
