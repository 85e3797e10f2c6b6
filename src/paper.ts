/** The copy of a build → its paper: the edition, and each of its pages planned. It is the same whether all pages are printed or one is asked for. */

import { plainStory } from "./archive/stored.js";
import type { Ledger } from "./base/ledger.js";
import { once } from "./base/once.js";
import { compare, error } from "./base/problem.js";
import { bringAll } from "./base/slots.js";
import type { Copy } from "./copy.js";
import { guestsOf } from "./features/index.js";
import type { Hands } from "./hands.js";
import { clean } from "./images/clean.js";
import { andList, type Facts } from "./images/facts.js";
import { type Measured, measureAssets } from "./images/measure.js";
import { stripped } from "./images/reports.js";
import type { Bad, Edition, Instant, OutputFile, Page, Path, Problem, Site, Url } from "./model.js";
import type { Options } from "./options.js";
import { composeEdition } from "./stages/edition/compose.js";
import { usedAssets } from "./stages/edition/files.js";
import { hiddenTargets } from "./stages/edition/hidden-targets.js";
import { iconsOf } from "./stages/edition/icons.js";
import { leadsOf } from "./stages/edition/leads.js";
import { type Links, linksOf } from "./stages/edition/links.js";
import { fileFinder, pictureFinder, pictureSight } from "./stages/edition/pictures.js";
import { goodEntries, linksPast } from "./stages/edition/quarantine.js";
import { sightOf } from "./stages/edition/sight.js";
import { unreadStories } from "./stages/edition/story-formats.js";
import { viewedLater } from "./stages/pages/later.js";
import { type Plan, planPages } from "./stages/pages/plan.js";
import type { Templates } from "./stages/render/templates.js";
import type { Setup } from "./worker.js";

/** Somebody who looks at the edition before it is printed, and tells what they find. */
export type Inspect = (edition: Edition, links: Links, copy: Copy) => readonly Problem[];

/** What a paper is made with. */
export interface Makeup {
	readonly at: Instant;
	readonly site: Site;
	readonly templates: Templates;
	readonly hands: Pick<Hands, "line">;
	readonly setup: Pick<Setup, "root">;
	readonly ledger: Ledger;
	readonly options: Pick<Options, "drafts">;
	/** What is known of the files beside the stories. */
	readonly facts: ReadonlyMap<Path, Facts>;
	/** The digests of pictures whose pixels could not be decoded. */
	readonly broken?: ReadonlySet<string>;
	/** Stories that are left out, and where the pages of some of them still are. */
	readonly bad: Bad;
	readonly urls: ReadonlyMap<Path, Url>;
	readonly inspect?: Inspect | undefined;
}

export interface Paper extends Pick<Plan, "pages" | "isShared" | "forget"> {
	readonly edition: Edition;
	readonly measured: Measured;
	/** The `site` of every view, as JSON. */
	readonly frame: string;
	/** Files that no story and no template makes. Plugins make theirs when they are asked for. */
	readonly files: () => readonly OutputFile[];
}

/** Public articles, but for the bad ones → edition → planned pages. Problems go to the ledger; those of a page are told when it is made. */
export async function makeUp(copy: Copy, makeup: Makeup): Promise<Paper> {
	const { at, site, templates, setup, ledger, hands, bad } = makeup;
	const { drafts = false } = makeup.options;
	const { gate, assets } = copy;
	const guests = guestsOf(site);
	ledger.stage("compose", gate.articles.length);
	const open = gate.articles.filter(({ from }) => !bad.has(from));
	const articles = guests.length ? (open.map(plainStory) as typeof open) : open;
	const edition = ledger.take(
		composeEdition({ ...copy, articles, coverage: goodEntries(copy.coverage.public, bad), drafts }, site, at),
	) as Edition;
	const findFile = fileFinder(assets, site);
	const speakers = [copy.profiles, ...Object.values(copy.notes)].flat();
	const used = usedAssets(edition, assets, findFile, speakers);
	ledger.add(unreadStories(assets, used));
	const leads = (among: ReadonlySet<Path>) => leadsOf(edition, findFile, among);
	const measured = measureAssets(setup.root, used, makeup.facts, site.images.widths, leads, makeup.broken);
	ledger.add(measured.problems);

	ledger.stage("plan", articles.length);
	const sight =
		guests.length || bad.size
			? undefined
			: sightOf(edition, measured.pictures, pictureSight(findFile, measured.pictures));
	let links = linksPast(linksOf(edition, measured.pictures), bad, makeup.urls);
	ledger.add(makeup.inspect?.(edition, links, copy) ?? []);
	const pictureOf = pictureFinder(findFile, measured.pictures);
	const icons = ledger.take(iconsOf(site, measured.pictures, pictureOf)) ?? [];
	const footer = site.keyPointsFooter === undefined ? undefined : await hands.line(site.keyPointsFooter);
	const { names } = templates;
	const resolve: Links["resolve"] = (to, from) => links.resolve(to, from);
	const hiddenHint = hiddenTargets(gate.hidden, at);
	const suggest: Links["suggest"] = (to, from) => hiddenHint(to, from) ?? links.suggest(to, from);
	const around = { resolve, suggest, pictureOf, icons, footer, theme: templates, templates: names, sight };
	const { pages, isShared, running, site: view, ...plan } = ledger.take(planPages(edition, around)) as Plan;
	const forget: Plan["forget"] = (article) => {
		plan.forget(article);
		links = linksPast(linksOf(edition, measured.pictures), bad, makeup.urls);
	};
	const made = once((): Page[] => pages.filter(({ index }) => !index).map(viewedLater));
	const report = (problem: Problem) => ledger.add([problem]);
	const brought = once(() => bringAll(site.plugins, "files", (plugin) => plugin.files?.(edition, made()), report));
	const files = () =>
		[...templates.files, ...(running ? templates.scripts : []), ...brought()].flatMap((file): OutputFile[] => {
			const found = clean(file.bytes, file.path);
			if (!("fault" in found)) {
				if (found.lost) report(stripped(file.path, andList(found.lost)));
				return [{ ...file, bytes: found.bytes }];
			}
			const { message, hint } = found.fault;
			report(error("picture-format", `"${file.path}" ${message}`, undefined, { hint }));
			return [];
		});
	return { edition, measured, pages, isShared, forget, frame: JSON.stringify(view), files };
}

/** The first instant at which a story, or a document, is another one although nothing else has changed. */
export const nextChangeOf = ({ gate }: Copy, { edition }: Pick<Paper, "edition">): Instant | undefined =>
	[gate.nextChange, ...edition.documents.map(({ until }) => until)]
		.filter((each) => each !== undefined)
		.sort(compare)[0];
