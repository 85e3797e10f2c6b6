/** READ SECOND: the whole flow. The only file that knows the order of the stages. */
import { existsSync, readdirSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { Ledger } from "./base/ledger.js";
import { error } from "./base/problem.js";
import { loadConfig } from "./config.js";
import { startPool } from "./engine/pool.js";
import { features } from "./features/index.js";
import { measureAssets } from "./images/measure.js";
import type { Edition, Instant, Outcome, OutputFile, Path, Problem, Report, Url } from "./model.js";
import { parseArticle } from "./stages/content/article.js";
import { parseLine } from "./stages/content/markdown.js";
import { parseProfile, parseTopic } from "./stages/content/profile.js";
import { readContents } from "./stages/content/read.js";
import { composeEdition } from "./stages/edition/compose.js";
import { linksOf } from "./stages/edition/links.js";
import { fileFinder, pictureFinder, publicAssets, usedAssets } from "./stages/edition/pictures.js";
import { publishable } from "./stages/edition/publishable.js";
import { type Bad, badStories, linksPast, otherErrors } from "./stages/edition/quarantine.js";
import { planPages } from "./stages/pages/plan.js";
import { renderPage } from "./stages/render/render.js";
import { importTemplates, loadTemplates } from "./stages/render/templates.js";
import { type Files, readManifest } from "./stages/write/manifest.js";
import { outputFault } from "./stages/write/output.js";
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

/** Fewer stories, or pages, than these are done before a thread has started. Measured on 2 cores. */
const THREAD_STORIES = 400;
const THREAD_PAGES = 4000;

/** Builds a site. Mistakes of the user come back as problems in the report, never as exceptions. */
export async function build(options: Options = {}): Promise<Report> {
	const root = resolve(options.root ?? ".");
	const out = resolve(root, options.out ?? "dist");
	const cache = resolve(root, options.cache ?? ".broadsheet");
	const at = options.at ?? now();
	const ledger = new Ledger(options.onStage);
	const report = (exit: Report["exit"], more: Partial<Report> = {}): Report => ({
		pages: 0,
		rendered: 0,
		reused: 0,
		written: 0,
		deleted: 0,
		changed: [],
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
	const { site } = configured;
	const templates = ledger.take(await loadTemplates(root, cache, site.theme));
	if (!templates) return report(1);

	const pool = startPool(options.jobs ?? availableParallelism(), {
		config: configured.file,
		templates: templates.file,
		root,
	} satisfies Setup);
	try {
		ledger.stage("read", 1);
		const contents = await readContents(root, site.folders);
		ledger.add(contents.problems);

		ledger.stage("parse", contents.articles.length);
		const parsed = ledger.takeAll(
			await pool.map("parse", contents.articles, (source) => parseArticle(source, site), THREAD_STORIES),
		);
		const bodies = new Map(parsed.map(({ article, body }) => [article.from, body]));
		const profiles = ledger.takeAll(contents.authors.map((source) => parseProfile(source, site)));
		const topicNotes = ledger.takeAll(contents.topics.map((source) => parseTopic(source, site)));
		const footer = site.keyPointsFooter === undefined ? undefined : parseLine(site.keyPointsFooter, site);
		const gate = publishable(
			parsed.map(({ article }) => article),
			at,
			options.drafts,
		);

		const findFile = fileFinder(contents.assets, site);
		const assets = publicAssets(contents.assets, gate.articles, gate.hidden, findFile);
		const renderer = { module: await importTemplates(templates), file: templates.file, root, plugins: site.plugins };
		const oldUrls = pageUrls(readManifest(out, cache));

		/** The public stories but for the bad ones → every file of the site, with its problems. */
		const print = async (bad: Bad): Promise<Outcome<readonly OutputFile[]>> => {
			const problems = new Ledger();
			ledger.stage("compose", gate.articles.length);
			const articles = gate.articles.filter(({ from }) => !bad.has(from));
			const edition = problems.take(composeEdition({ articles, profiles, topicNotes, assets }, site, at)) as Edition;
			const measured = await measureAssets(root, usedAssets(edition, assets, findFile));
			problems.add(measured.problems);

			ledger.stage("plan", articles.length);
			const { resolve, suggest } = linksPast(linksOf(edition, measured.pictures), bad, oldUrls);
			const pictureOf = pictureFinder(findFile, measured.pictures, (problem) => problems.add([problem]));
			const pages =
				problems.take(
					planPages(edition, { resolve, suggest, pictureOf, footer, theme: templates, templates: templates.names }),
				) ?? [];

			ledger.stage("render", pages.length);
			const work = pages.map((page) => ({ page, body: page.from === undefined ? undefined : bodies.get(page.from) }));
			const rendered = problems.takeAll(
				await pool.map("render", work, ({ page, body }) => renderPage(page, body, renderer), THREAD_PAGES),
			);
			const files = [
				...templates.files,
				...measured.files,
				...rendered,
				...site.plugins.flatMap((plugin) => plugin.files?.(edition, pages) ?? []),
			];
			problems.add(collisions(files));
			return { value: files, problems: problems.problems };
		};

		const stories = new Set(contents.articles.map(({ path }) => path));
		let bad: Bad = options.quarantine ? badStories(ledger.errors, stories) : new Map();
		let files: readonly OutputFile[] = [];
		for (let more = true; more; ) {
			files = ledger.take(await print(bad)) ?? [];
			const found = badStories(ledger.errors, stories);
			more = options.quarantine === true && found.size > bad.size;
			if (more) bad = found;
		}
		const pages = files.filter(({ kind }) => kind === "page").length;
		const counts = { pages, rendered: pages, ...(gate.nextChange && { nextChange: gate.nextChange }) };
		if (options.quarantine ? otherErrors(ledger.errors, stories).length : ledger.errors.length)
			return report(1, counts);

		ledger.stage("write", files.length);
		const kept = (path: Path, from: Path | undefined) =>
			from === undefined ? bad.size > 0 && path.startsWith("assets/") : bad.get(from) === "keep";
		const { changed, written, deleted } = await writeSite(out, cache, files, kept);
		return report(ledger.errors.length ? 1 : 0, { ...counts, written, deleted, changed: changed.map(urlOf) });
	} catch (cause) {
		const problem = ioProblem(cause);
		if (!problem) throw cause;
		ledger.add([problem]);
		return report(3);
	} finally {
		await pool.close();
	}
}

const now = (): Instant => `${new Date().toISOString().slice(0, 19)}Z`;

/** The memory is a folder of ours; what else lies in it stays. */
const forget = (cache: string): void => {
	for (const name of existsSync(cache) ? readdirSync(cache) : [])
		if (/^(?:config|templates|manifest)-/.test(name)) rmSync(join(cache, name));
};

/** The URL of each story's page on the old site. */
const pageUrls = (files: Files = new Map()): ReadonlyMap<Path, Url> =>
	new Map([...files].flatMap(([path, { from }]) => (from === undefined ? [] : [[from, urlOf(path)] as const])));
const urlOf = (path: Path): Url => `/${path.replace(/(^|\/)index\.html$/, "$1")}`;

/** Two files of one path: a plugin writes what a page or another plugin writes. */
function collisions(files: readonly OutputFile[]): Problem[] {
	const seen = new Map<string, OutputFile>();
	return files.flatMap((file) => {
		const key = file.path.normalize("NFC").toLowerCase();
		const other = seen.get(key);
		seen.set(key, file);
		if (!other || (other.path === file.path && Buffer.compare(other.bytes, file.bytes) === 0)) return [];
		return [
			error("url-collision", `Two files have the path "${file.path}"`, file.from ? { path: file.from } : undefined),
		];
	});
}

/** A fault of the disk, as a problem; undefined for anything else, which is a bug. */
function ioProblem(cause: unknown): Problem | undefined {
	const { code, path, syscall } = cause as NodeJS.ErrnoException;
	return code && syscall
		? error("io", `The disk refuses: ${code} (${syscall}) ${path ?? ""}`.trim(), undefined, {
				hint: code === "ENOSPC" ? "the disk is full; the old site is untouched" : "the old site is untouched",
			})
		: undefined;
}
