/** Loads the content of a site: parses changed files, takes the others from the cache, and decides what is public. */
import type { BuildCache } from "../cache/cache.js";
import type { FileRecords } from "../cache/file-records.js";
import { type HydratedContent, hydrate } from "../cache/hydrate.js";
import { parseChangedFiles } from "../cache/parse-changed.js";
import { ADS_TXT, adsTxtProblems } from "../content/ads-txt.js";
import { withoutParts } from "../content/files/bundle-parts.js";
import {
	type ContentFiles,
	classifyFiles,
	isStaticText,
	readPublished,
	readTextAt,
} from "../content/files/classify.js";
import { beginsWithFrontMatter } from "../content/files/html-texts.js";
import { type FileListing, unreadable } from "../content/files/list-files.js";
import { mergeConflictProblems } from "../content/files/merge.js";
import { publicationElsewhere } from "../content/publication-elsewhere.js";
import { NOTHING_PUBLISHED } from "../content/publication-record.js";
import { outsideAddresses } from "../content/static-addresses.js";
import type { Diagnostics } from "../core/diagnostics.js";
import type { Instant, Outcome, Path, PublicationRecord, SiteConfig } from "../core/model.js";
import { compare } from "../core/problem.js";
import { createAssetResolver } from "../site/assets.js";
import { publishableAssets } from "../site/assets-in-use.js";
import { pinEnds } from "../site/fronts.js";
import { type GateResult, gate } from "../site/gate.js";
import { buildHistory, matchRecord } from "../site/identity.js";
import { type Coverage, groupCoverage } from "../site/live-coverage.js";
import type { PublicationHistory } from "../site/publication-history.js";
import { quarantinedBy } from "../site/quarantine.js";
import type { Options } from "./options.js";
import type { StageWorkers } from "./workers/stage-workers.js";
import type { WorkerSetup } from "./workers/worker.js";

/** The inputs of parsing and loading. */
interface LoadInputs {
	readonly at: Instant;
	readonly buildCache: Pick<BuildCache, "store">;
	readonly site: SiteConfig;
	readonly workers: StageWorkers;
	readonly diagnostics: Diagnostics;
	readonly options: Options;
	readonly setup: Pick<WorkerSetup, "root">;
	/** Whether the output has a page of an article. Without this function all articles count as published. */
	readonly hasPage?: (path: Path) => boolean;
}

/** The loaded content. */
export interface LoadedContent extends Pick<HydratedContent, "profiles" | "notes" | "fronts" | "bodies"> {
	readonly rows: FileRecords;
	readonly gate: GateResult;
	readonly coverage: Coverage;
	readonly assets: ContentFiles["assets"];
	readonly published: PublicationRecord;
	readonly past: PublicationHistory;
	/** Where results for a text are kept, by the fingerprint in its record. */
	readonly store: BuildCache["store"];
}

/** The listed and classified files of a site. */
export interface ContentListing extends ContentFiles {
	readonly lists: readonly FileListing[];
}
/** `lists` are those of `content/` and of `static/`. */
export function classifyListing(lists: readonly FileListing[], site: SiteConfig, root: string): ContentListing {
	const found = classifyFiles(lists, site.folders, (path) => beginsWithFrontMatter(root, path));
	if (site.from !== "hugo") return { lists, ...found };
	const { files: markdown, problems } = withoutParts(found.markdown, site.folders);
	return { lists, ...found, markdown, problems: [...found.problems, ...problems] };
}

/** Parses changed files. Returns the record of every Markdown file; `old` are the records of the previous build. */
export async function parseChanged(
	{ markdown }: ContentListing,
	old: FileRecords,
	{ diagnostics, workers }: Pick<LoadInputs, "diagnostics" | "workers">,
	objectIds?: Parameters<typeof parseChangedFiles>[4],
): Promise<FileRecords> {
	diagnostics.stage("parse", markdown.length);
	return await parseChangedFiles(markdown, old, workers.read, (files) => diagnostics.done(files), objectIds);
}

/** Loads the articles from the cache and applies the gate. */
export function loadContent(
	rows: FileRecords,
	{ lists, assets, problems: names }: ContentListing,
	{ at, buildCache, site, diagnostics, options, setup, hasPage = () => true }: Omit<LoadInputs, "workers">,
): LoadedContent {
	for (const { problems } of lists) diagnostics.add(problems);
	diagnostics.add(names);
	const { stories, problems, ...opened } = hydrate(rows, buildCache.store);
	diagnostics.add(problems);
	const beside = lists.flatMap(({ paths }) => paths);
	const textOf = (path: Path) => readTextAt(setup.root, path);
	diagnostics.add(publicationElsewhere(site, { stories, ...opened }, { beside, textOf, at }));
	const published = diagnostics.take(readPublished(setup.root, lists)) ?? NOTHING_PUBLISHED;
	for (const asset of assets)
		if (isStaticText(asset)) {
			const text = readTextAt(setup.root, asset.path);
			diagnostics.add(mergeConflictProblems(text, asset.path));
			diagnostics.add(outsideAddresses(text, asset.path, site.url));
		}
	for (const path of ADS_TXT)
		if (lists.some(({ paths }) => paths.includes(path)))
			diagnostics.add(adsTxtProblems(readTextAt(setup.root, path), path));
	// An unreadable article without a page may be a draft, which withholds the files that it names.
	const unclear = [...quarantinedBy(diagnostics.errors, opened.bodies())].flatMap(([path, fate]) =>
		fate === "remove" || !hasPage(path) ? (diagnostics.take(inlineMarkdownFor(setup.root, path)) ?? []) : [],
	);
	const find = createAssetResolver(assets, site);
	const known = matchRecord(stories, published);
	const gated = gate(known.stories, at, options.drafts, site.ageNotice, pinEnds(opened.fronts));
	const coverage = diagnostics.take(
		groupCoverage(opened.entries, gated.articles, opened.bodies().keys(), at, options.drafts),
	) as Coverage;
	const [nextChange] = [gated.nextChange, coverage.nextChange].filter((each) => each !== undefined).sort(compare);
	return {
		...opened,
		rows,
		store: buildCache.store,
		gate: { ...gated, ...(nextChange !== undefined && { nextChange }) },
		coverage,
		published,
		past: buildHistory(published, known, gated.hidden),
		assets: publishableAssets(
			assets,
			{
				open: [...gated.articles, ...[...coverage.public.values()].flat()],
				hidden: [...gated.hidden, ...coverage.hidden],
				profiles: opened.profiles,
				unclear,
			},
			find,
		),
	};
}

/** The text of an article that could not be parsed. If even that cannot be read, it is unknown which files the article withholds: an error of the whole site. */
function inlineMarkdownFor(root: string, path: Path): Outcome<string> {
	try {
		return { value: readTextAt(root, path), problems: [] };
	} catch (cause) {
		const { place: _, ...problem } = unreadable(path, cause);
		const message = `${path} cannot be read, so it is unknown which files it withholds`;
		return { problems: [{ ...problem, message }] };
	}
}
