/** Composes the edition and plans its pages. Used by the build, which renders all of them, and by the dev server, which renders on demand. */

import { comparableProblems } from "../cache/last-build.js";
import { materialize } from "../cache/lazy-article.js";
import { type InspectedAssets, inspectAssets } from "../content/inspect-assets.js";
import type { Diagnostics } from "../core/diagnostics.js";
import type { AssetRecord } from "../core/images/asset-record.js";
import { lazy } from "../core/lazy.js";
import type { Edition, Instant, OutputFile, Page, Path, Problem, Quarantine, SiteConfig, Url } from "../core/model.js";
import { collectHook } from "../core/plugin-hooks.js";
import { compare } from "../core/problem.js";
import type { SiteReader } from "../core/site-reader.js";
import { NO_RECORDER, recordReads } from "../core/site-reads.js";
import { withLazyView } from "../pages/lazy-view.js";
import { type Plan, planPages } from "../pages/plan.js";
import { createSiteView } from "../pages/site-view.js";
import { thirdPartyPlugins } from "../plugins/index.js";
import type { Templates } from "../render/theme/load.js";
import { asSevere, createAssetResolver, createImageResolver } from "../site/assets.js";
import { assetsInUse } from "../site/assets-in-use.js";
import { composeEdition } from "../site/compose.js";
import { resolveIcons } from "../site/icons.js";
import { createLeadFinder } from "../site/lead-images.js";
import { createLinkResolver, type LinkResolver } from "../site/link-resolver.js";
import { unreadStories } from "../site/lint/unread-stories.js";
import { createLists } from "../site/lists.js";
import { resolveLogo } from "../site/logo.js";
import { linksToKeptPages, withoutQuarantined } from "../site/quarantine.js";
import { createSiteReader } from "../site/site-reader.js";
import type { LoadedContent } from "./load-content.js";
import type { Observers } from "./observers.js";
import type { Options } from "./options.js";
import { publishable } from "./plugin-files.js";
import type { StageWorkers } from "./workers/stage-workers.js";
import type { WorkerSetup } from "./workers/worker.js";

/** The inputs of planning. */
export interface PlanInputs extends Observers {
	readonly at: Instant;
	readonly site: SiteConfig;
	readonly templates: Templates;
	readonly workers: Pick<StageWorkers, "configLine">;
	readonly setup: Pick<WorkerSetup, "root">;
	readonly diagnostics: Diagnostics;
	readonly options: Pick<Options, "drafts">;
	/** The records of assets. */
	readonly facts: ReadonlyMap<Path, AssetRecord>;
	/** The digests of images that cannot be decoded. */
	readonly broken?: ReadonlySet<string>;
	/** The articles to leave out, and whether their old pages are kept. */
	readonly quarantined: Quarantine;
	readonly urls: ReadonlyMap<Path, Url>;
}

export interface SitePlan extends Pick<Plan, "pages" | "isShared" | "forget" | "keyPointsFooter"> {
	readonly edition: Edition;
	/** Answers what pages ask, without noting it. */
	readonly reader: SiteReader;
	readonly measured: InspectedAssets;
	/** `SiteView` as JSON. */
	readonly siteViewJson: string;
	/** The references in the last key point of every article. */
	readonly footerReferences: readonly string[] | undefined;
	/** Files of the theme and of plugins. Plugins create theirs on the first call. */
	readonly files: () => readonly OutputFile[];
	/** The hint for an unresolved reference. */
	readonly suggest: LinkResolver["suggest"];
	/** The articles and the drafts of collections. */
	readonly order: ReturnType<typeof composeEdition>["order"];
	/** For the next build. */
	readonly comparable: ReturnType<typeof comparableProblems>;
}

/** Composes the public articles without the quarantined ones, and plans their pages. Problems go to the diagnostics, those of a page when its view is built. */
export async function planSite(loaded: LoadedContent, inputs: PlanInputs): Promise<SitePlan> {
	const { at, site, templates, setup, diagnostics, workers, quarantined } = inputs;
	const { drafts = false } = inputs.options;
	const { gate, assets } = loaded;
	diagnostics.stage("compose", gate.articles.length);
	const thirdParty = thirdPartyPlugins(site);
	const unquarantined = gate.articles.filter(({ from }) => !quarantined.has(from));
	const articles = thirdParty.length ? (unquarantined.map(materialize) as typeof unquarantined) : unquarantined;
	const left =
		gate.articles.length > unquarantined.length ? gate.articles.filter(({ from }) => quarantined.has(from)) : [];
	const withheld = { articles: [...gate.hidden, ...left], files: quarantined, notes: loaded.notes };
	const composed = composeEdition(
		{ ...loaded, articles, withheld, coverage: withoutQuarantined(loaded.coverage.public, quarantined), drafts },
		site,
		at,
	);
	const edition = diagnostics.take(composed) as Edition;
	const findFile = createAssetResolver(assets, site);
	const speakers = [loaded.profiles, ...Object.values(loaded.notes)].flat();
	const used = assetsInUse(edition, assets, findFile, speakers);
	diagnostics.add(unreadStories(assets, used));
	const leads = (among: ReadonlySet<Path>) => createLeadFinder(edition, findFile, among);
	const measured = inspectAssets(setup.root, used, inputs.facts, site.images.widths, leads, inputs.broken);
	diagnostics.add(measured.problems.map((problem) => asSevere(problem, site.links)));

	diagnostics.stage("plan", articles.length);
	const lists = createLists(edition);
	let links = linksToKeptPages(createLinkResolver(edition, measured.pictures), quarantined, inputs.urls);
	diagnostics.add(inputs.inspect?.(edition, links, loaded) ?? []);
	const pictureOf = createImageResolver(findFile, measured.pictures, site.links);
	const icons = diagnostics.take(resolveIcons(site, measured.pictures, pictureOf)) ?? [];
	const logo = diagnostics.take(resolveLogo(site, pictureOf));
	const footer = site.keyPointsFooter === undefined ? undefined : await workers.configLine(site.keyPointsFooter);
	const view = createSiteView(edition, { ...templates, icons, logo });
	const resolvers = {
		view,
		resolve: (to: string, from: Path) => links.resolve(to, from),
		picture: (src: string, path: Path) => pictureOf(src, { path }, () => {}),
	};
	const { recorder = NO_RECORDER } = inputs;
	const reader = createSiteReader(edition, lists, resolvers);
	const recorded = recordReads(reader, recorder);
	const planned = planPages(edition, { reader: recorded, recorder, pictureOf, footer, templates: templates.names });
	const { pages, isShared, running, keyPointsFooter, ...plan } = diagnostics.take(planned) as Plan;
	const { order, siteProblems, others } = composed;
	const comparable = comparableProblems({
		...{ collections: order.problems, site: siteProblems },
		others: [...others, ...planned.problems],
	});
	const forget: Plan["forget"] = (article) => {
		plan.forget(article);
		links = linksToKeptPages(createLinkResolver(edition, measured.pictures), quarantined, inputs.urls);
	};
	const made = lazy((): Page[] => pages.filter(({ isDocument }) => !isDocument).map(withLazyView));
	const report = (problem: Problem) => diagnostics.add([problem]);
	const pluginFiles = lazy(() =>
		collectHook(site.plugins, "files", (plugin) => plugin.files?.(edition, made()), report),
	);
	const files = () =>
		[...templates.files, ...(running ? templates.scripts : []), ...pluginFiles()].flatMap((file) =>
			publishable(file, report),
		);
	const siteViewJson = JSON.stringify(view);
	const footerReferences = footer?.holes.flatMap((hole) => ("target" in hole ? [hole.target] : []));
	const suggest: SitePlan["suggest"] = (to, from) => links.suggest(to, from);
	const own = { suggest, siteViewJson, footerReferences, order, comparable };
	return { edition, reader, measured, pages, isShared, forget, keyPointsFooter, files, ...own };
}

/** The first instant at which the output changes although no file changes. */
export const nextChangeAt = ({ gate }: LoadedContent, { edition }: Pick<SitePlan, "edition">): Instant | undefined =>
	[gate.nextChange, ...edition.documents.map(({ validUntil }) => validUntil)]
		.filter((each) => each !== undefined)
		.sort(compare)[0];
