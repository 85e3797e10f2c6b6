/** READ SECOND: the whole flow. The only file that knows the order of the stages. */
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { readAssets, writeAssets } from "./archive/assets.js";
import { type Memory, openMemory } from "./archive/memory.js";
import type { OldSite } from "./archive/old-site.js";
import { NO_STAMP, writeOutputs } from "./archive/outputs.js";
import type { Row } from "./archive/rows.js";
import { plainStory, storedStories } from "./archive/stored.js";
import { type File, knowFiles, type Line, lineParts } from "./archive/stories.js";
import { digest } from "./base/digest.js";
import { Ledger } from "./base/ledger.js";
import { once } from "./base/once.js";
import { error } from "./base/problem.js";
import { callSlot } from "./base/slots.js";
import { codeDigest } from "./code.js";
import { loadConfig } from "./config.js";
import { onAnyThread, type Pool, startPool } from "./engine/pool.js";
import { fingerprintOf, isLost, recall, recalled } from "./engine/remember.js";
import { features } from "./features/index.js";
import { type Measured, measureAssets } from "./images/measure.js";
import { listContents, lookAtOutput } from "./look.js";
import type {
	Bad,
	Edition,
	Instant,
	OutputFile,
	Page,
	Path,
	Profile,
	Report,
	Site,
	Story,
	TopicNote,
	Url,
} from "./model.js";
import { type Edited, printPages, type Work } from "./press.js";
import { type Contents, sortContents } from "./stages/content/read.js";
import { composeEdition } from "./stages/edition/compose.js";
import { linksOf } from "./stages/edition/links.js";
import { fileFinder, pictureFinder, pictureSight, publicAssets, usedAssets } from "./stages/edition/pictures.js";
import { type Gate, publishable } from "./stages/edition/publishable.js";
import { badStories, linksPast, otherErrors } from "./stages/edition/quarantine.js";
import { sightOf } from "./stages/edition/sight.js";
import { type Plan, planPages } from "./stages/pages/plan.js";
import { loadTemplates, type Templates } from "./stages/render/templates.js";
import { collisions, strayFiles, urlOf } from "./stages/write/files.js";
import { finish } from "./stages/write/journal.js";
import { diskProblem, outputFault } from "./stages/write/output.js";
import { clearStage } from "./stages/write/stage.js";
import { type Wanted, writeSite } from "./stages/write/write.js";
import type { Item, Job, Setup } from "./worker.js";

export interface Options {
	/** The folder of the site. @default '.' */
	readonly root?: string;
	/** Where the site is written, relative to `root`. @default 'dist' */
	readonly out?: string;
	/** The memory, relative to `root`. @default '.broadsheet' */
	readonly cache?: string;
	/** The instant for which the site is built. @default now */
	readonly at?: Instant;
	/** Publish drafts and embargoed stories too: for a preview, never for readers. @default false */
	readonly drafts?: boolean;
	/** Forget the memory first. @default false */
	readonly clean?: boolean;
	/** Publish the rest when a story has an error, and keep the old page of that story. @default false */
	readonly quarantine?: boolean;
	/** Threads. @default the processors that there are */
	readonly jobs?: number;
	/** Tell of this page why it was rendered or reused: a URL of the site such as `/news/`. */
	readonly why?: Url;
	/** Called when a stage begins, with the number of items that it has. */
	readonly onStage?: (stage: string, items: number) => void;
}

/** Fewer stories than these are parsed before threads have started. */
const THREAD_STORIES = 600;
/** Fewer pages than these are not worth sending, even to threads that run. */
const THREAD_PAGES = 1000;

/** Builds a site. Mistakes of the user come back as problems in the report, never as exceptions. */
export async function build(options: Options = {}): Promise<Report> {
	const root = resolve(options.root ?? ".");
	const out = resolve(root, options.out ?? "dist");
	const cache = resolve(root, options.cache ?? ".broadsheet");
	const ledger = new Ledger(options.onStage);
	const report = (exit: Report["exit"], more: Partial<Report> = {}): Report => ({
		...NOTHING,
		problems: ledger.problems,
		times: ledger.close(),
		out,
		exit,
		...more,
	});

	ledger.stage("configure", 1);
	const fault = outputFault(out, root, cache);
	if (fault) ledger.add([fault]);
	if (fault) return report(2);
	const memory = await openMemory(cache, out, options.clean ?? false);
	if (!memory) {
		ledger.add([LOCKED]);
		return report(4);
	}
	const pool = startPool(options.jobs ?? availableParallelism());
	let lost = false;
	try {
		const configured = ledger.take(await loadConfig(root, cache, features));
		if (!configured) return report(2);
		const templates = ledger.take(await loadTemplates(root, cache, configured.site.theme));
		if (!templates) return report(1);
		finish(out);
		const salt = fingerprintOf([codeDigest(), configured.digest]);
		const { site } = configured;
		const setup: Setup = { root, cache, out, config: configured.file, templates: templates.file, salt };
		const at = options.at ?? now();
		return await printSite({ at, pool, memory, site, templates, setup, ledger, options, why: [] }, report);
	} catch (cause) {
		const problem = diskProblem(cause);
		lost = isLost(cause);
		if (!lost && !problem) throw cause;
		if (problem) ledger.add([problem]);
		if (!lost) return report(3);
	} finally {
		await pool.close();
		await (lost ? memory.forget() : memory.close());
	}
	return build({ ...options, clean: true });
}

/** What every step of one build has at hand. */
interface Desk {
	readonly at: Instant;
	readonly pool: Pool;
	readonly memory: Memory;
	readonly site: Site;
	readonly templates: Templates;
	readonly setup: Setup;
	readonly ledger: Ledger;
	readonly options: Options;
	/** Lines about the page that `options.why` names. */
	readonly why: string[];
}

/** content/ → dist/. */
async function printSite(
	desk: Desk,
	report: (exit: Report["exit"], more?: Partial<Report>) => Report,
): Promise<Report> {
	const { ledger, memory, options, templates, setup } = desk;
	const { out, cache, salt } = setup;
	const reading = readAndParse(desk);
	const old = await lookAtOutput(out, memory.outputs, desk.pool);
	const copy = await reading;
	let bad = badStories(ledger.errors, copy.stories);
	let paper = await print(copy, bad, old, desk);
	while (options.quarantine && badStories(ledger.errors, copy.stories).size > bad.size) {
		bad = badStories(ledger.errors, copy.stories);
		paper = await print(copy, bad, old, desk);
	}
	memory.keep(copy.rows, salt);
	const { pages, rendered } = paper.edited;
	const counts = {
		pages: pages.length,
		rendered,
		reused: pages.length - rendered,
		...(copy.gate.nextChange && { nextChange: copy.gate.nextChange }),
		...(options.why && { why: desk.why }),
	};
	if (options.quarantine ? otherErrors(ledger.errors, copy.stories).length : ledger.errors.length) {
		clearStage(out);
		return report(1, counts);
	}
	ledger.stage("write", paper.wanted.length);
	const { changed, written, deleted, files, manifest } = writeSite(out, paper.wanted, old, bad);
	const known = memory.outputs;
	const pressed = pressSalt(salt, templates);
	const same =
		known?.manifest === manifest && known.salt === pressed && files.every((file, index) => file === known.files[index]);
	if (!same) writeOutputs(out, cache, { files, manifest, salt: pressed });
	writeAssets(cache, salt, paper.measured.facts);
	return report(ledger.errors.length ? 1 : 0, { ...counts, written, deleted, changed: changed.map(urlOf) });
}

/** Stands for everything that prints pages, besides their views. */
const pressSalt = (salt: string, { digest }: Templates): string => fingerprintOf([salt, digest]);

const WORKER = fileURLToPath(new URL("./worker.js", import.meta.url));

/** What the folder says, and which of it is public. */
interface Copy {
	readonly rows: readonly Row[];
	/** Every Markdown file. */
	readonly stories: ReadonlySet<Path>;
	readonly gate: Gate;
	readonly profiles: readonly Profile[];
	readonly topicNotes: readonly TopicNote[];
	readonly assets: Contents["assets"];
	/** Where the body of a story is kept. */
	readonly bodyOf: (from: Path) => string | undefined;
	/** When the files were looked at, in milliseconds since 1970. */
	readonly since: number;
}

/** content/ → sources → articles → public articles. */
async function readAndParse({ at, pool, memory, site, setup, ledger, options }: Desk): Promise<Copy> {
	const { store } = memory;
	const old = memory.rows(setup.salt);
	ledger.stage("read", 1);
	const lists = await listContents(setup.root, pool, old.length);
	for (const { problems } of lists) ledger.add(problems);
	const { markdown, assets } = sortContents(lists, site.folders);
	const since = Math.min(...lists.map((list) => list.since));

	ledger.stage("parse", markdown.length);
	const reader = once(() => here(setup, site, memory));
	const read = onAnyThread(async (files: readonly Item[]) => (await reader()).parse(files), pool, {
		module: WORKER,
		name: "parse",
		setup,
		least: THREAD_STORIES,
		pack: (file: File): Item => file,
		nameOf: ({ path }) => path,
	});
	const rows = await knowFiles(markdown, old, since, read);
	for (const { problems, fingerprint } of rows) if (problems) ledger.add(recalled(store, fingerprint).problems);
	const valued = <T>(kind: Row["kind"]): T[] =>
		rows.flatMap((row) => (row.kind === kind && row.ok ? [recalled<T>(store, row.fingerprint).value as T] : []));
	const storyOf = storedStories(
		(fingerprint) => (recalled<{ story: Story }>(store, fingerprint).value as { story: Story }).story,
	);
	const stories = rows.flatMap(({ path, fingerprint, hand, card }) =>
		hand !== undefined && card ? [storyOf(path, fingerprint, hand, card)] : [],
	);
	const bodies = new Map(rows.map(({ path, fingerprint }) => [path, fingerprint]));
	const gate = publishable(stories, at, options.drafts, site.ageNotice);
	return {
		rows,
		stories: new Set(bodies.keys()),
		gate,
		profiles: valued<Profile>("author"),
		topicNotes: valued<TopicNote>("topic"),
		assets: publicAssets(assets, gate.articles, gate.hidden, fileFinder(assets, site)),
		bodyOf: (from) => bodies.get(from),
		since,
	};
}

/** The per-item stages on this thread. They are loaded when they are needed: most builds need few of them. */
const here = async (setup: Setup, site: Site, { store }: Memory) =>
	(await import("./worker.js")).tools(setup, site, store);

interface Paper {
	readonly edited: Edited;
	readonly wanted: readonly Wanted[];
	readonly measured: Measured;
}

/** Public articles, but for the bad ones → edition → pages → every file of the site, those that differ in the stage. */
async function print(copy: Copy, bad: Bad, old: OldSite, desk: Desk): Promise<Paper> {
	const { at, pool, memory, site, templates, setup, ledger, options } = desk;
	const { gate, profiles, topicNotes, assets } = copy;
	// A guest's plugin may do with stories whatever one can do with objects, and with the edition whatever it likes.
	const guests = site.plugins.filter((each) => !features.includes(each) && (each.edition || each.pages || each.files));
	ledger.stage("compose", gate.articles.length);
	const public_ = gate.articles.filter(({ from }) => !bad.has(from));
	const articles = guests.length ? (public_.map(plainStory) as typeof public_) : public_;
	const edition = ledger.take(composeEdition({ articles, profiles, topicNotes, assets }, site, at)) as Edition;
	const findFile = fileFinder(assets, site);
	const known = readAssets(setup.cache, setup.salt);
	const measured = measureAssets(setup.root, usedAssets(edition, assets, findFile), known, copy.since);
	ledger.add(measured.problems);

	ledger.stage("plan", articles.length);
	const sight =
		guests.length || bad.size
			? undefined
			: sightOf(edition, measured.pictures, pictureSight(findFile, measured.pictures));
	const oldUrls = new Map(
		bad.size ? [...old.files.values()].flatMap(({ path, from }) => (from ? [[from, urlOf(path)] as const] : [])) : [],
	);
	const links = linksPast(linksOf(edition, measured.pictures), bad, oldUrls);
	const pictureOf = pictureFinder(findFile, measured.pictures);
	const line = site.keyPointsFooter;
	const footer =
		line === undefined
			? undefined
			: (recall<Line>(memory.store, fingerprintOf([setup.salt, ...lineParts(line)]))?.value ??
				(await here(setup, site, memory)).line(line));
	const around = { ...links, pictureOf, footer, theme: templates, templates: templates.names, sight };
	const plan = ledger.take(planPages(edition, around)) as Plan;
	const planned = plan.pages;
	const frame = JSON.stringify(plan.site);
	const frameDigest = digest(frame);
	const framed = { ...setup, frame };
	const printer = once(() => here(framed, site, memory));

	ledger.stage("render", planned.length);
	clearStage(setup.out);
	const edited = await printPages(planned, {
		old,
		salt: pressSalt(setup.salt, templates),
		salts: (template) => [setup.salt, template, templates.digests.get(template) ?? "", frameDigest],
		bodyOf: copy.bodyOf,
		render: onAnyThread(async (jobs: readonly Job[]) => (await printer()).render(jobs), pool, {
			module: WORKER,
			name: "render",
			setup: framed,
			least: THREAD_PAGES,
			pack: ({ page, body, lies }: Work): Job => ({ page, body, lies }),
			nameOf: ({ planned: { from, url } }) => from ?? url,
		}),
		tell: (url, why) => void (url === options.why && desk.why.push(why)),
	});
	ledger.add(edited.problems);

	const pages = (): Page[] => planned.flatMap((page) => page.make().value ?? []);
	const brought = site.plugins.flatMap((plugin) =>
		callSlot(
			plugin,
			"files",
			() => plugin.files?.(edition, pages()) ?? [],
			[],
			(problem) => ledger.add([problem]),
		),
	);
	const wanted: Wanted[] = [
		...[...templates.files, ...brought].map(({ path, bytes, kind, from }: OutputFile): Wanted => {
			const file = {
				path,
				kind,
				digest: digest(bytes).slice(0, 32),
				stamp: NO_STAMP,
				...(from !== undefined && { from }),
			};
			return { file, bytes };
		}),
		...measured.files.map(({ path, file: original, digest }): Wanted => {
			const file = { path, kind: "asset" as const, digest: digest.slice(0, 32), stamp: NO_STAMP };
			return { file, original };
		}),
		...edited.pages.map((file): Wanted => ({ file, staged: edited.staged.has(file.path) })),
	];
	const files = wanted.map(({ file }) => file);
	ledger.add([...strayFiles(files), ...collisions(files)]);
	return { edited, wanted, measured };
}

const LOCKED = error("locked", "Another build is working in the same memory and does not come to its end", undefined, {
	hint: "wait for it, or give this one a memory of its own: --cache",
});
const NOTHING = { pages: 0, rendered: 0, reused: 0, written: 0, deleted: 0, changed: [] };
const now = (): Instant => `${new Date().toISOString().slice(0, 19)}Z`;
