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
	readonly render: (siteViewJson: string) => ParallelMap<RenderJob, RenderResult>;
	/** A line of Markdown that the configuration holds. */
	readonly configLine: (text: string) => Promise<InlineMarkdown | undefined>;
}

export function createStageWorkers(
	setup: WorkerSetup,
	site: SiteConfig,
	{ store }: Pick<BuildCache, "store">,
	pool: Pool,
): StageWorkers {
	// Loaded when it is needed: most builds need few of these stages.
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
