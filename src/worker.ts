/** The per-item stages, remembered: for this thread or for another one. */

import { handOf } from "./archive/stored.js";
import { lineParts, type Read } from "./archive/stories.js";
import { digest } from "./base/digest.js";
import { remembered } from "./base/memory.js";
import { once } from "./base/once.js";
import { importConfig } from "./config.js";
import { told } from "./engine/pool.js";
import { fingerprintOf, Lost, remember } from "./engine/remember.js";
import { joinStore, type Store } from "./engine/store.js";
import { features } from "./features/index.js";
import type { Body, GroupKind, Kind, Outcome, OutputFile, Page, Path, Problem, Site, Source } from "./model.js";
import { type Parcel, unpacker } from "./parcel.js";
import { parseArticle } from "./stages/content/article.js";
import { parseFront } from "./stages/content/front.js";
import { parseLine } from "./stages/content/markdown.js";
import { parseNote, parseProfile } from "./stages/content/profile.js";
import { readSource } from "./stages/content/read.js";
import { type Renderer, renderPage } from "./stages/render/render.js";
import { importTemplates } from "./stages/render/templates.js";
import { stageIn } from "./stages/write/stage.js";
import type { SiteView } from "./views.js";

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
export interface Done {
	readonly problems: readonly Problem[];
	/** Missing where it could not be rendered. */
	readonly file?: { readonly path: Path; readonly digest: string; readonly staged: boolean };
}
export type Item = { readonly path: Path; readonly kind: Kind; readonly stamp: readonly number[] };

/** So many texts stay read. */
const TEXTS = 200;

/** What the functions below work with; `store` is that of this thread. */
export function tools(setup: Setup, site: Site, store: Store) {
	const { root, out, salt } = setup;
	const parts = (kind: Kind) => (source: Source) => [kind, source.path, source.bytes];
	const article = remember((source: Source) => parseArticle(source, site), store, salt, parts("article"), "body");
	const author = remember((source: Source) => parseProfile(source, site), store, salt, parts("author"));
	const reader = (kind: GroupKind) =>
		remember((source: Source) => parseNote(kind, source, site), store, salt, parts(kind));
	const front = remember((source: Source) => parseFront(source, site), store, salt, parts("front"));
	const notes = { author, front, topic: reader("topic"), section: reader("section"), series: reader("series") };

	const parse = ({ path, kind, stamp }: Item): Read => {
		const source = readSource(root, path, stamp[0] ?? 0);
		if (!source.value) {
			const fingerprint = fingerprintOf(["unread", path, JSON.stringify(source.problems)]);
			store.put(fingerprint, JSON.stringify(source));
			return { fingerprint, ok: false, problems: true, unread: true };
		}
		if (kind !== "article" && kind !== "entry") {
			const { fingerprint, value, problems } = notes[kind](source.value);
			return { fingerprint, ok: value !== undefined, problems: problems.length > 0 };
		}
		const { fingerprint, value, problems } = article(source.value);
		const known = { fingerprint, ok: value !== undefined, problems: problems.length > 0 };
		return value ? { ...known, hand: handOf(value.story), card: value.story.card } : known;
	};

	const lineOf = remember((text: string) => ({ value: parseLine(text, site), problems: [] }), store, salt, lineParts);

	const unpack = unpacker(JSON.parse(setup.frame ?? "null") as SiteView);
	const stage = stageIn(out);
	const press = (page: Page, bodies: Job["bodies"], renderer: Renderer): Outcome<OutputFile> =>
		renderPage(page, new Map(bodies.map(([from, fingerprint]) => [from, textOf(fingerprint)])), renderer);
	const render = ({ bodies, lies, ...parcel }: Job, renderer: Renderer): Done => {
		const { value, problems } = press(unpack(parcel), bodies, renderer);
		if (!value) return { problems };
		const file = { path: value.path, digest: digest(value.bytes) };
		const staged = file.digest !== lies;
		if (staged) stage.put(value.path, value.kind, value.bytes);
		return { problems, file: { ...file, staged } };
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
		/** A line of Markdown that the configuration holds. */
		line: (text: string) => lineOf(text).value,
		parse: async (items: readonly Item[]): Promise<Read[]> => {
			const read = items.map(parse);
			await store.committed();
			return read;
		},
		/** Prints one page, and stages nothing. */
		press: async (page: Page, bodies: Job["bodies"]) => press(page, bodies, await ready()),
		render: async (jobs: readonly Job[]): Promise<Done[]> => {
			const renderer = await ready();
			return jobs.map((job) => render(job, renderer));
		},
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
