/** The per-item stages as the flow calls them: remembered, and on whichever thread. */
import { join } from "node:path";
import type { Memory } from "../../cache/cache.js";
import { fingerprintOf, recall } from "../../cache/memoize-on-disk.js";
import { type File, type Line, lineParts, type Read } from "../../cache/parse-changed.js";
import { once } from "../../core/lazy.js";
import { PROGRAM_DIR } from "../../core/locations.js";
import type { Site } from "../../core/model.js";
import type { Item } from "./parse-files.js";
import { onAnyThread, type Pool } from "./pool.js";
import type { Done, Job, Setup, Work } from "./worker.js";

/** Fewer stories than these are read before threads have started. */
const THREAD_STORIES = 600;
/** Fewer pages than these are not worth sending, even to threads that run. */
const THREAD_PAGES = 1000;

const MODULE = join(PROGRAM_DIR, "build/workers/worker.js");

/** What `onAnyThread` gives. */
type Many<T, R> = (
	items: Iterable<T> & { readonly length: number },
	then: (result: R, item: T) => void,
) => Promise<void>;

export interface Hands {
	/** Reads Markdown files. */
	readonly read: Many<File, Read>;
	/** Prints pages, whose `site` is `frame`, as JSON. */
	readonly print: (frame: string) => Many<Work, Done>;
	/** A line of Markdown that the configuration holds. */
	readonly line: (text: string) => Promise<Line | undefined>;
}

export function handsOf(setup: Setup, site: Site, { store }: Pick<Memory, "store">, pool: Pool): Hands {
	// Loaded when it is needed: most builds need few of these stages.
	const tools = async (setup: Setup) => (await import("./worker.js")).tools(setup, site, store);
	const own = once(() => tools(setup));
	return {
		read: onAnyThread(async (items: readonly Item[]) => (await own()).parse(items), pool, {
			module: MODULE,
			name: "parse",
			setup,
			least: THREAD_STORIES,
			pack: (file: File): Item => file,
			nameOf: ({ path }) => path,
		}),
		print: (frame) => {
			const framed = { ...setup, frame };
			const printer = once(() => tools(framed));
			return onAnyThread(async (jobs: readonly Job[]) => (await printer()).render(jobs), pool, {
				module: MODULE,
				name: "render",
				setup: framed,
				least: THREAD_PAGES,
				pack: ({ page, parts, bodies, lies }: Work): Job => ({ page, parts, bodies, lies }),
				nameOf: ({ planned: { from, url } }) => from ?? url,
			});
		},
		line: async (text) =>
			recall<Line>(store, fingerprintOf([setup.salt, ...lineParts(text)]))?.value ?? (await own()).line(text),
	};
}
