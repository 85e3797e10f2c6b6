/** The per-file stages with the disk cache, as the main thread and the worker threads run them. */

import { openStoreInWorker, type Store } from "../../cache/kv-store.js";
import type { ParseResult } from "../../cache/parse-changed.js";
import type { Addressed } from "../../config/address.js";
import { importConfig } from "../../config/load.js";
import { CacheEmptied } from "../../core/cache-emptied.js";
import { digest } from "../../core/digest.js";
import { lazy } from "../../core/lazy.js";
import { memoize } from "../../core/memoize.js";
import type { Body, Outcome, OutputFile, Page, Path, PlannedPage, Problem, SiteConfig } from "../../core/model.js";
import { withinLimit } from "../../core/time-limit.js";
import type { SiteView } from "../../core/views.js";
import { openStaging } from "../../output/staging.js";
import { builtinPlugins } from "../../plugins/index.js";
import { type Renderer, renderPage } from "../../render/render-page.js";
import { importTemplates } from "../../render/theme/module.js";
import { createDecoder, type PageMessage } from "./page-message.js";
import { createFileParser, type ParseTask } from "./parse-files.js";
import { serializeErrors } from "./pool.js";
import { PAGE_LIMIT_MS, slowPage } from "./time-limits.js";

/** The setup of a worker thread. It names files, because functions cannot be cloned. */
export interface WorkerSetup {
	readonly root: string;
	readonly cache: string;
	readonly out: string;
	/** The bundled configuration; undefined for the defaults. */
	readonly config: string | undefined;
	/** The address of this build. */
	readonly address: Addressed;
	readonly templates: string;
	/** `SiteView` as JSON. */
	readonly siteViewJson?: string;
	/** Version of the code and the configuration. */
	readonly parseVersion: string;
}
export interface RenderTask extends PageMessage {
	/** The articles whose bodies the page shows, with the cache keys of the bodies. */
	readonly bodies: readonly (readonly [from: Path, fingerprint: string])[];
	/** The digest of the existing output file. If the new digest is equal, nothing is staged. */
	readonly existing?: string | undefined;
}
/** A render task with data that the queue keeps for itself. */
export interface RenderJob extends RenderTask {
	readonly planned: PlannedPage;
	readonly view: string;
	readonly why: string;
	readonly problems: readonly Problem[];
}
export interface RenderResult {
	readonly problems: readonly Problem[];
	/** Missing if the page could not be rendered. */
	readonly file?: { readonly path: Path; readonly digest: string; readonly staged: boolean };
}

/** A page with the cache keys of its bodies. */
interface RenderablePage extends Pick<RenderTask, "bodies"> {
	readonly page: Page;
}

/** Number of decoded bodies kept in memory. */
const BODY_CACHE_SIZE = 200;

/** Creates the stages of one thread; `store` is the cache of that thread. */
export function createStages(setup: WorkerSetup, site: SiteConfig, store: Store) {
	const { root, out } = setup;
	const { parse, configLine } = createFileParser(setup, site, store);
	const unpack = createDecoder(JSON.parse(setup.siteViewJson ?? "null") as SiteView);
	const staging = openStaging(out);
	/** A page that exceeds the time limit has a problem instead of a value. */
	const renderAll = (pages: readonly RenderablePage[], renderer: Renderer): Outcome<OutputFile>[] => {
		const print = ({ page, bodies }: RenderablePage) =>
			renderPage(page, new Map(bodies.map(([from, fingerprint]) => [from, textOf(fingerprint)])), renderer);
		const made = withinLimit(print, () => PAGE_LIMIT_MS)(pages);
		return pages.map(({ page }, index) => made[index] ?? { problems: [slowPage(page)] });
	};
	const render = (jobs: readonly RenderTask[], renderer: Renderer): RenderResult[] => {
		const pages = jobs.map(({ bodies, existing: _, ...message }) => ({ page: unpack(message), bodies }));
		return renderAll(pages, renderer).map(({ value, problems }, index) => {
			if (!value) return { problems };
			const file = { path: value.path, digest: digest(value.bytes) };
			const staged = file.digest !== jobs[index]?.existing;
			if (staged) staging.put(value.path, value.kind, value.bytes);
			return { problems, file: { ...file, staged } };
		});
	};
	/** Consecutive machine-readable files show the same articles. */
	const textOf = memoize(BODY_CACHE_SIZE, (fingerprint: string) => bodyOf(fingerprint));
	const bodyOf = (fingerprint: string): Body => {
		const text = store.get(fingerprint, "body");
		if (text === undefined) throw new CacheEmptied(`No body is kept under ${fingerprint}`);
		return JSON.parse(text) as Body;
	};

	const ready = lazy(
		async (): Promise<Renderer> => ({ ...(await importTemplates(setup.templates)), root, plugins: site.plugins }),
	);
	return {
		configLine,
		parse: async (items: readonly ParseTask[]): Promise<ParseResult[]> => {
			const read = parse(items);
			await store.visibleToReaders();
			return read;
		},
		/** Renders one page without staging it. */
		renderToMemory: async (page: Page, bodies: RenderTask["bodies"]) =>
			renderAll([{ page, bodies }], await ready())[0] as Outcome<OutputFile>,
		render: async (jobs: readonly RenderTask[]) => render(jobs, await ready()),
	};
}

const stagesBySetup = new Map<string, Promise<ReturnType<typeof createStages>>>();
/** On a worker thread the stages are created once per setup. */
const stagesFor = (setup: WorkerSetup): Promise<ReturnType<typeof createStages>> => {
	const key = JSON.stringify(setup);
	const found =
		stagesBySetup.get(key) ??
		importConfig(setup.config, builtinPlugins, setup.address).then((site) =>
			createStages(setup, site, openStoreInWorker(setup.cache)),
		);
	stagesBySetup.set(key, found);
	return found;
};
export const parse = serializeErrors(async ({ setup, items }: { setup: WorkerSetup; items: readonly ParseTask[] }) =>
	(await stagesFor(setup)).parse(items),
);
export const render = serializeErrors(async ({ setup, items }: { setup: WorkerSetup; items: readonly RenderTask[] }) =>
	(await stagesFor(setup)).render(items),
);
