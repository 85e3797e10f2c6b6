/** READ SECOND: the whole flow. The only file that knows the order of the stages. */
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { Ledger } from "./base/ledger.js";
import { callSlot } from "./base/slots.js";
import { loadConfig } from "./config.js";
import { type Pool, startPool } from "./engine/pool.js";
import { features } from "./features/index.js";
import { measureAssets } from "./images/measure.js";
import type {
	Asset,
	Bad,
	Edition,
	Instant,
	OutputFile,
	Parsed,
	Path,
	Profile,
	Report,
	Site,
	TopicNote,
	Url,
} from "./model.js";
import { parseArticle } from "./stages/content/article.js";
import { parseLine } from "./stages/content/markdown.js";
import { parseProfile, parseTopic } from "./stages/content/profile.js";
import { readContents } from "./stages/content/read.js";
import { composeEdition } from "./stages/edition/compose.js";
import { linksOf } from "./stages/edition/links.js";
import { fileFinder, pictureFinder, publicAssets, usedAssets } from "./stages/edition/pictures.js";
import { type Gate, publishable } from "./stages/edition/publishable.js";
import { badStories, linksPast, otherErrors } from "./stages/edition/quarantine.js";
import { planPages } from "./stages/pages/plan.js";
import { renderPage } from "./stages/render/render.js";
import { importTemplates, loadTemplates, type Templates } from "./stages/render/templates.js";
import { collisions, strayFiles, urlOf } from "./stages/write/files.js";
import { forget, oldUrls } from "./stages/write/manifest.js";
import { diskProblem, outputFault } from "./stages/write/output.js";
import { writeSite } from "./stages/write/write.js";
import type { Setup } from "./worker.js";

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
	/** Called when a stage begins, with the number of items that it has. */
	readonly onStage?: (stage: string, items: number) => void;
}

/** Fewer stories than these are parsed before threads have started: on 2 cores one thread wins at 400, two win at 800. */
const THREAD_STORIES = 600;
/** Fewer pages than these are not worth sending, even to threads that run: at 2,000 two of them save a sixth. */
const THREAD_PAGES = 2000;

/** Builds a site. Mistakes of the user come back as problems in the report, never as exceptions. */
export async function build(options: Options = {}): Promise<Report> {
	const root = resolve(options.root ?? ".");
	const out = resolve(root, options.out ?? "dist");
	const cache = resolve(root, options.cache ?? ".broadsheet");
	const at = options.at ?? now();
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
	if (options.clean) forget(cache);
	const configured = ledger.take(await loadConfig(root, cache, features));
	if (!configured) return report(2);
	const templates = ledger.take(await loadTemplates(root, cache, configured.site.theme));
	if (!templates) return report(1);

	const pool = startPool(options.jobs ?? availableParallelism(), {
		config: configured.file,
		templates: templates.file,
		root,
	} satisfies Setup);
	try {
		const desk: Desk = { root, at, pool, templates, site: configured.site, ledger, old: oldUrls(out, cache) };
		const copy = await readAndParse(desk, options.drafts);
		let bad = badStories(ledger.errors, copy.stories);
		let files = await print(copy, bad, desk);
		while (options.quarantine && badStories(ledger.errors, copy.stories).size > bad.size) {
			bad = badStories(ledger.errors, copy.stories);
			files = await print(copy, bad, desk);
		}
		const pages = files.filter(({ kind }) => kind === "page").length;
		const counts = { pages, rendered: pages, ...(copy.gate.nextChange && { nextChange: copy.gate.nextChange }) };
		if (options.quarantine ? otherErrors(ledger.errors, copy.stories).length : ledger.errors.length)
			return report(1, counts);

		ledger.stage("write", files.length);
		const { changed, written, deleted } = await writeSite(out, cache, files, bad);
		return report(ledger.errors.length ? 1 : 0, { ...counts, written, deleted, changed: changed.map(urlOf) });
	} catch (cause) {
		const problem = diskProblem(cause);
		if (!problem) throw cause;
		ledger.add([problem]);
		return report(3);
	} finally {
		await pool.close();
	}
}

/** What every step of one build has at hand. */
interface Desk {
	readonly root: string;
	readonly at: Instant;
	readonly pool: Pool;
	readonly site: Site;
	readonly templates: Templates;
	readonly ledger: Ledger;
	/** The pages of stories on the old site. */
	readonly old: ReadonlyMap<Path, Url>;
}

/** What the folder says, and which of it is public. */
interface Copy {
	/** Every Markdown file. */
	readonly stories: ReadonlySet<Path>;
	readonly parsed: readonly Parsed[];
	readonly gate: Gate;
	readonly profiles: readonly Profile[];
	readonly topicNotes: readonly TopicNote[];
	readonly assets: readonly Asset[];
}

/** content/ → sources → articles → public articles. */
async function readAndParse({ root, at, pool, site, ledger }: Desk, drafts: boolean | undefined): Promise<Copy> {
	ledger.stage("read", 1);
	const contents = await readContents(root, site.folders);
	ledger.add(contents.problems);

	ledger.stage("parse", contents.articles.length);
	const parsed = ledger.takeAll(
		await pool.map("parse", contents.articles, (source) => parseArticle(source, site), THREAD_STORIES),
	);
	const profiles = ledger.takeAll(contents.authors.map((source) => parseProfile(source, site)));
	const topicNotes = ledger.takeAll(contents.topics.map((source) => parseTopic(source, site)));
	const gate = publishable(
		parsed.map(({ article }) => article),
		at,
		drafts,
		site.ageNotice,
	);
	const assets = publicAssets(contents.assets, gate.articles, gate.hidden, fileFinder(contents.assets, site));
	return {
		stories: new Set([...contents.articles, ...contents.authors, ...contents.topics].map(({ path }) => path)),
		parsed,
		gate,
		profiles,
		topicNotes,
		assets,
	};
}

/** Public articles, but for the bad ones → edition → pages → every file of the site. */
async function print(
	{ gate, profiles, topicNotes, assets, parsed }: Copy,
	bad: Bad,
	desk: Desk,
): Promise<readonly OutputFile[]> {
	const { root, at, pool, site, templates, ledger, old } = desk;
	ledger.stage("compose", gate.articles.length);
	const articles = gate.articles.filter(({ from }) => !bad.has(from));
	const edition = ledger.take(composeEdition({ articles, profiles, topicNotes, assets }, site, at)) as Edition;
	const findFile = fileFinder(assets, site);
	const measured = await measureAssets(root, usedAssets(edition, assets, findFile));
	ledger.add(measured.problems);

	ledger.stage("plan", articles.length);
	const links = linksPast(linksOf(edition, measured.pictures), bad, old);
	const pictureOf = pictureFinder(findFile, measured.pictures, (problem) => ledger.add([problem]));
	const footer = site.keyPointsFooter === undefined ? undefined : parseLine(site.keyPointsFooter, site);
	const pages =
		ledger.take(planPages(edition, { ...links, pictureOf, footer, theme: templates, templates: templates.names })) ??
		[];

	ledger.stage("render", pages.length);
	const bodies = new Map(parsed.map(({ article, body }) => [article.from, body]));
	const work = pages.map((page) => ({ page, body: page.from === undefined ? undefined : bodies.get(page.from) }));
	const renderer = { ...(await importTemplates(templates.file)), root, plugins: site.plugins };
	const rendered = ledger.takeAll(
		await pool.map("render", work, ({ page, body }) => renderPage(page, body, renderer), THREAD_PAGES),
	);
	const files = [
		...templates.files,
		...measured.files,
		...rendered,
		...site.plugins.flatMap((plugin) =>
			callSlot(
				plugin,
				"files",
				() => plugin.files?.(edition, pages) ?? [],
				[],
				(problem) => ledger.add([problem]),
			),
		),
	];
	ledger.add([...strayFiles(files), ...collisions(files)]);
	return files;
}

const NOTHING = { pages: 0, rendered: 0, reused: 0, written: 0, deleted: 0, changed: [] };
const now = (): Instant => `${new Date().toISOString().slice(0, 19)}Z`;
