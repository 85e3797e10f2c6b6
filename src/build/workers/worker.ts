/** The per-item stages, remembered: for this thread or for another one. */

import { joinStore, type Store } from "../../cache/kv-store.js";
import type { Read } from "../../cache/parse-changed.js";
import { importConfig } from "../../config/load.js";
import { Lost } from "../../core/cache-emptied.js";
import { digest } from "../../core/digest.js";
import { once } from "../../core/lazy.js";
import { remembered } from "../../core/memoize.js";
import type { Body, Outcome, OutputFile, Page, Path, PlannedPage, Problem, Site } from "../../core/model.js";
import { withinLimit } from "../../core/time-limit.js";
import type { SiteView } from "../../core/views.js";
import { stageIn } from "../../output/staging.js";
import { features } from "../../plugins/index.js";
import { type Renderer, renderPage } from "../../render/render-page.js";
import { importTemplates } from "../../render/theme/module.js";
import { type Parcel, unpacker } from "./page-message.js";
import { type Item, readerOf } from "./parse-files.js";
import { told } from "./pool.js";
import { PAGE_LIMIT, slowPage } from "./time-limits.js";

/** What a thread is told. Files, because functions do not travel. */
export interface Setup {
	readonly root: string;
	readonly cache: string;
	readonly out: string;
	/** The bundled configuration; undefined for the defaults. */
	readonly config: string | undefined;
	readonly templates: string;
	/** The `site` of every view, as JSON. */
	readonly frame?: string;
	/** Stands for the code and the configuration. */
	readonly salt: string;
}
export interface Job extends Parcel {
	/** The stories whose texts it shows, and under which fingerprint each is kept. */
	readonly bodies: readonly (readonly [from: Path, fingerprint: string])[];
	/** The digest of the file that lies in its place: if the new one is the same, nothing is staged. */
	readonly lies?: string | undefined;
}
/** A job, and what the queue knows of its page. */
export interface Work extends Job {
	readonly planned: PlannedPage;
	readonly view: string;
	readonly why: string;
	readonly problems: readonly Problem[];
}
export interface Done {
	readonly problems: readonly Problem[];
	/** Missing where it could not be rendered. */
	readonly file?: { readonly path: Path; readonly digest: string; readonly staged: boolean };
}

/** A page, and where the texts that it shows are kept. */
interface Pressable extends Pick<Job, "bodies"> {
	readonly page: Page;
}

/** So many texts stay read. */
const TEXTS = 200;

/** What the functions below work with; `store` is that of this thread. */
export function tools(setup: Setup, site: Site, store: Store) {
	const { root, out } = setup;
	const { parse, line } = readerOf(setup, site, store);
	const unpack = unpacker(JSON.parse(setup.frame ?? "null") as SiteView);
	const stage = stageIn(out);
	/** Undefined where it takes too long. */
	const pressAll = (pages: readonly Pressable[], renderer: Renderer): Outcome<OutputFile>[] => {
		const print = ({ page, bodies }: Pressable) =>
			renderPage(page, new Map(bodies.map(([from, fingerprint]) => [from, textOf(fingerprint)])), renderer);
		const made = withinLimit(print, () => PAGE_LIMIT)(pages);
		return pages.map(({ page }, index) => made[index] ?? { problems: [slowPage(page)] });
	};
	const render = (jobs: readonly Job[], renderer: Renderer): Done[] => {
		const pages = jobs.map(({ bodies, lies: _, ...parcel }) => ({ page: unpack(parcel), bodies }));
		return pressAll(pages, renderer).map(({ value, problems }, index) => {
			if (!value) return { problems };
			const file = { path: value.path, digest: digest(value.bytes) };
			const staged = file.digest !== jobs[index]?.lies;
			if (staged) stage.put(value.path, value.kind, value.bytes);
			return { problems, file: { ...file, staged } };
		});
	};
	/** Documents for machines show the same stories one after the other. */
	const textOf = remembered(TEXTS, (fingerprint: string) => bodyOf(fingerprint));
	const bodyOf = (fingerprint: string): Body => {
		const text = store.get(fingerprint, "body");
		if (text === undefined) throw new Lost(`No body is kept under ${fingerprint}`);
		return JSON.parse(text) as Body;
	};

	const ready = once(
		async (): Promise<Renderer> => ({ ...(await importTemplates(setup.templates)), root, plugins: site.plugins }),
	);
	return {
		line,
		parse: async (items: readonly Item[]): Promise<Read[]> => {
			const read = parse(items);
			await store.committed();
			return read;
		},
		/** Prints one page, and stages nothing. */
		press: async (page: Page, bodies: Job["bodies"]) =>
			pressAll([{ page, bodies }], await ready())[0] as Outcome<OutputFile>,
		render: async (jobs: readonly Job[]) => render(jobs, await ready()),
	};
}

const own = new Map<string, Promise<ReturnType<typeof tools>>>();
/** On another thread: made once for each setup. */
const ownTools = (setup: Setup): Promise<ReturnType<typeof tools>> => {
	const key = JSON.stringify(setup);
	const found =
		own.get(key) ?? importConfig(setup.config, features).then((site) => tools(setup, site, joinStore(setup.cache)));
	own.set(key, found);
	return found;
};
export const parse = told(async ({ setup, items }: { setup: Setup; items: readonly Item[] }) =>
	(await ownTools(setup)).parse(items),
);
export const render = told(async ({ setup, items }: { setup: Setup; items: readonly Job[] }) =>
	(await ownTools(setup)).render(items),
);
