/** READ SECOND: the whole flow. The only file that knows the order of the stages. */
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { readAssets, writeAssets } from "./archive/assets.js";
import { changesFile, changesOf, isTold, noteChanges } from "./archive/changes.js";
import { givenOf, stillHolds } from "./archive/last.js";
import { LOCKED, type Memory, openMemory } from "./archive/memory.js";
import type { OldSite } from "./archive/old-site.js";
import { keepOutputs } from "./archive/outputs.js";
import { plainStory } from "./archive/stored.js";
import { digest } from "./base/digest.js";
import { Ledger } from "./base/ledger.js";
import { once } from "./base/once.js";
import { compare } from "./base/problem.js";
import { bringAll } from "./base/slots.js";
import { codeDigest } from "./code.js";
import { loadConfig } from "./config.js";
import { type Copy, readAndParse } from "./copy.js";
import { startPool } from "./engine/pool.js";
import { fingerprintOf, isLost } from "./engine/remember.js";
import { features, guestsOf } from "./features/index.js";
import { type Hands, handsOf } from "./hands.js";
import { type Measured, measureAssets } from "./images/measure.js";
import { type Looked, lookAround } from "./look.js";
import type { Bad, Edition, Instant, Page, Problem, Report, Site } from "./model.js";
import type { Options } from "./options.js";
import { type Edited, printPages } from "./press.js";
import { changedSince } from "./since.js";
import { PUBLISHED, publishedText } from "./stages/content/published.js";
import { composeEdition } from "./stages/edition/compose.js";
import { iconsOf } from "./stages/edition/icons.js";
import { type Links, linksOf } from "./stages/edition/links.js";
import { fileFinder, pictureFinder, pictureSight, usedAssets } from "./stages/edition/pictures.js";
import { badStories, goodEntries, linksPast, otherErrors } from "./stages/edition/quarantine.js";
import { recordOf } from "./stages/edition/record.js";
import { sightOf } from "./stages/edition/sight.js";
import { viewedLater } from "./stages/pages/later.js";
import { type Plan, planPages } from "./stages/pages/plan.js";
import { digestFor, loadTemplates, type Templates } from "./stages/render/templates.js";
import { collisions, storyUrls, strayFiles, urlOf } from "./stages/write/files.js";
import { finish } from "./stages/write/journal.js";
import { diskProblem, outputFault } from "./stages/write/output.js";
import { clearStage } from "./stages/write/stage.js";
import { writeWhole } from "./stages/write/whole.js";
import { type Wanted, wantedCopy, wantedFile, writeSite } from "./stages/write/write.js";
import type { Setup } from "./worker.js";

/** Builds a site. Mistakes of the user come back as problems in the report, never as exceptions. */
export async function build(options: Options = {}, inspect?: Inspect): Promise<Report> {
	const root = resolve(options.root ?? ".");
	const out = resolve(root, options.out ?? "dist");
	const cache = resolve(root, options.cache ?? ".broadsheet");
	const ledger = new Ledger(options);
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
		finish(out);
		const looked = lookAround(root, out, memory.outputs, pool);
		const configured = ledger.take(await loadConfig(root, cache, features));
		if (!configured) return report(2);
		const templates = ledger.take(await loadTemplates(root, cache, configured.site));
		if (!templates) return report(1);
		const salt = fingerprintOf([codeDigest(), configured.digest]);
		const { site } = configured;
		const setup: Setup = { root, cache, out, config: configured.file, templates: templates.file, salt };
		const at = options.at ?? now();
		const hands = handsOf(setup, site, memory, pool);
		const desk = { at, memory, site, templates, looked, hands, setup, ledger, options, inspect };
		return await printSite(desk, report);
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
	return build({ ...options, clean: true }, inspect);
}

/** Somebody who looks at the edition before it is printed, and tells what they find. */
export type Inspect = (edition: Edition, links: Links, copy: Copy) => readonly Problem[];

/** What every step of one build has at hand. */
interface Desk {
	readonly at: Instant;
	readonly memory: Memory;
	readonly site: Site;
	readonly templates: Templates;
	readonly looked: Looked;
	readonly hands: Hands;
	readonly setup: Setup;
	readonly ledger: Ledger;
	readonly options: Options;
	readonly inspect: Inspect | undefined;
}

/** content/ → dist/. */
async function printSite(
	desk: Desk,
	report: (exit: Report["exit"], more?: Partial<Report>) => Report,
): Promise<Report> {
	const { at, ledger, memory, site, options, looked, templates, setup } = desk;
	const { out, cache, salt } = setup;
	const { last } = memory.outputs ?? {};
	ledger.stage("read", 1);
	const lists = await looked.lists;
	const printer = pressSalt(salt, templates);
	const parts = [printer, ...[...templates.files, ...templates.scripts].map(({ bytes }) => bytes)];
	const given = guestsOf(site).length || options.drafts ? undefined : givenOf(lists, parts);
	if (!options.why && !options.record && stillHolds(last, given, at) && (await looked.output).asLeft) {
		ledger.add(last.problems);
		clearStage(out);
		return report(0, { ...last.told, reused: last.told.pages });
	}
	const copy = await readAndParse(lists, memory.rows(salt), desk);
	const old = (await looked.output).old();
	let bad = badStories(ledger.errors, copy.bodies());
	let paper = await print(copy, bad, old, desk);
	while (options.quarantine && badStories(ledger.errors, copy.bodies()).size > bad.size) {
		bad = badStories(ledger.errors, copy.bodies());
		paper = await print(copy, bad, old, desk);
	}
	if (options.refresh) {
		const now = { rows: copy.rows, assets: paper.measured.facts, salt: printer };
		const edited = changedSince(now, { rows: memory.rows(salt), assets: readAssets(cache, salt), salt: old.salt });
		ledger.add(edited);
		if (edited.length) clearStage(out);
		if (edited.length) return report(1);
	}
	memory.keep(copy.rows, salt);
	const { rendered } = paper.edited;
	const pages = paper.edited.pages.filter(({ kind }) => kind === "page");
	const nextChange = options.drafts ? undefined : nextChangeOf(copy, paper);
	const told = { pages: pages.length, ...(nextChange && { nextChange }) };
	const counts = { ...told, rendered, reused: pages.length - rendered, ...(options.why && { why: ledger.why }) };
	if (options.quarantine ? otherErrors(ledger.errors, copy.bodies()).length : ledger.errors.length) {
		clearStage(out);
		return report(1, counts);
	}
	ledger.stage("write", paper.wanted.length);
	const { changed, written, deleted, removed, ...now } = writeSite(out, paper.wanted, old, bad, (written, removed) => {
		if (!options.drafts) noteChanges(changesFile(out, cache), changesOf(site, written, removed), isTold(site));
	});
	const ok = given !== undefined && ledger.errors.length === 0;
	keepOutputs(out, cache, memory.outputs, {
		...now,
		salt: printer,
		...(ok && { last: { given, at, told, problems: ledger.problems } }),
	});
	writeAssets(cache, salt, paper.measured.facts);
	if (options.record && !options.drafts && ledger.errors.length === 0)
		writeWhole(join(setup.root, PUBLISHED), publishedText(recordOf(paper.edition, copy.published, copy.past)));
	return report(ledger.errors.length ? 1 : 0, {
		...counts,
		written,
		deleted,
		removed: removed.map(urlOf),
		changed: changed.map(urlOf).sort(compare),
	});
}

/** The first instant at which a story, or a document, is another one although nothing else has changed. */
const nextChangeOf = ({ gate }: Copy, { edition }: Paper): Instant | undefined =>
	[gate.nextChange, ...edition.documents.map(({ until }) => until)]
		.filter((each) => each !== undefined)
		.sort(compare)[0];

/** Stands for everything that prints pages, besides their views. */
const pressSalt = (salt: string, { digest }: Templates): string => fingerprintOf([salt, digest]);

interface Paper {
	readonly edition: Edition;
	readonly edited: Edited;
	readonly wanted: readonly Wanted[];
	readonly measured: Measured;
}

/** Public articles, but for the bad ones → edition → pages → every file of the site, those that differ in the stage. */
async function print(copy: Copy, bad: Bad, old: OldSite, desk: Desk): Promise<Paper> {
	const { at, site, templates, setup, ledger, options, hands } = desk;
	const { drafts = false } = options;
	const { gate, assets } = copy;
	const guests = guestsOf(site);
	ledger.stage("compose", gate.articles.length);
	const open = gate.articles.filter(({ from }) => !bad.has(from));
	const articles = guests.length ? (open.map(plainStory) as typeof open) : open;
	const edition = ledger.take(
		composeEdition({ ...copy, articles, coverage: goodEntries(copy.coverage.public, bad), drafts }, site, at),
	) as Edition;
	const findFile = fileFinder(assets, site);
	const known = readAssets(setup.cache, setup.salt);
	const measured = measureAssets(setup.root, usedAssets(edition, assets, findFile), known);
	ledger.add(measured.problems);

	ledger.stage("plan", articles.length);
	const sight =
		guests.length || bad.size || drafts
			? undefined
			: sightOf(edition, measured.pictures, pictureSight(findFile, measured.pictures));
	const links = linksPast(linksOf(edition, measured.pictures), bad, storyUrls(old.files.values(), bad));
	ledger.add(desk.inspect?.(edition, links, copy) ?? []);
	const pictureOf = pictureFinder(findFile, measured.pictures);
	const icons = ledger.take(iconsOf(site, measured.pictures, pictureOf)) ?? [];
	const footer = site.keyPointsFooter === undefined ? undefined : await hands.line(site.keyPointsFooter);
	const around = { ...links, pictureOf, icons, footer, theme: templates, templates: templates.names, sight };
	const plan = ledger.take(planPages(edition, around)) as Plan;
	const frame = JSON.stringify(plan.site);
	const frameDigest = digest(frame);

	ledger.stage("render", plan.pages.length);
	clearStage(setup.out);
	const edited = await printPages(plan.pages, {
		old,
		salt: pressSalt(setup.salt, templates),
		salts: (template) => [setup.salt, template, digestFor(template, templates), frameDigest],
		isShared: plan.isShared,
		bodyOf: (from) => copy.bodies().get(from),
		render: hands.print(frame),
		tell: (url, why) => ledger.page(url, why),
	});
	ledger.add(edited.problems);

	const pages = once((): Page[] => plan.pages.filter(({ index }) => !index).map(viewedLater));
	const report = (problem: Problem) => ledger.add([problem]);
	const brought = bringAll(site.plugins, "files", (plugin) => plugin.files?.(edition, pages()), report);
	const wanted: Wanted[] = [
		...[...templates.files, ...(plan.running ? templates.scripts : []), ...brought].map(wantedFile),
		...measured.files.map(wantedCopy),
		...edited.pages.map((file): Wanted => ({ file, staged: edited.staged.has(file.path) })),
	];
	const files = wanted.map(({ file }) => file);
	ledger.add([...strayFiles(files), ...collisions(files)]);
	return { edition, edited, wanted, measured };
}

const NOTHING = { pages: 0, rendered: 0, reused: 0, written: 0, deleted: 0, changed: [], removed: [] };
export const now = (): Instant => `${new Date().toISOString().slice(0, 19)}Z`; // The clock, to the second.
