/** The per-item stages as the flow calls them: remembered, and on whichever thread. */
import { fileURLToPath } from "node:url";
import type { Memory } from "./archive/memory.js";
import { type File, type Line, lineParts, type Read } from "./archive/stories.js";
import { once } from "./base/once.js";
import { onAnyThread, type Pool } from "./engine/pool.js";
import { fingerprintOf, recall } from "./engine/remember.js";
import type { Site } from "./model.js";
import type { Work } from "./press.js";
import type { Item } from "./reader.js";
import type { Done, Job, Setup } from "./worker.js";

/** Fewer stories than these are read before threads have started. */
const THREAD_STORIES = 600;
/** Fewer pages than these are not worth sending, even to threads that run. */
const THREAD_PAGES = 1000;

const MODULE = fileURLToPath(new URL("./worker.js", import.meta.url));

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
