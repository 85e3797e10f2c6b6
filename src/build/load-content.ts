/** The copy of a build: what the files of `content/` say, and which of it is public. */
import type { Memory } from "../cache/cache.js";
import type { Row } from "../cache/file-records.js";
import { type Opened, openRows } from "../cache/hydrate.js";
import { knowFiles } from "../cache/parse-changed.js";
import { ADS_TXT, adsTxtProblems } from "../content/ads-txt.js";
import { type Contents, isStaticText, readPublished, sortContents, textAt } from "../content/files/classify.js";
import { type FileList, unreadable } from "../content/files/list-files.js";
import { mergeFaults } from "../content/files/merge.js";
import { NOTHING_PUBLISHED } from "../content/publication-record.js";
import type { Ledger } from "../core/diagnostics.js";
import type { Instant, Outcome, Path, Published, Site } from "../core/model.js";
import { compare } from "../core/problem.js";
import { fileFinder } from "../site/assets.js";
import { publicAssets } from "../site/assets-in-use.js";
import { pinEnds } from "../site/fronts.js";
import { type Gate, publishable } from "../site/gate.js";
import { identify, pastOf } from "../site/identity.js";
import { type Coverage, coverageOf } from "../site/live-coverage.js";
import { badStories } from "../site/quarantine.js";
import type { Past } from "../site/redirects.js";
import type { Options } from "./options.js";
import type { Hands } from "./workers/stage-workers.js";
import type { Setup } from "./workers/worker.js";

/** What reading needs. */
interface Reading {
	readonly at: Instant;
	readonly memory: Pick<Memory, "store">;
	readonly site: Site;
	readonly hands: Hands;
	readonly ledger: Ledger;
	readonly options: Options;
	readonly setup: Pick<Setup, "root">;
	/** Whether the output has a page of a story. Without it all stories count as published. */
	readonly hasPage?: (path: Path) => boolean;
}

/** What the folder says, and which of it is public. */
export interface Copy extends Pick<Opened, "profiles" | "notes" | "fronts" | "bodies"> {
	readonly rows: readonly Row[];
	readonly gate: Gate;
	readonly coverage: Coverage;
	readonly assets: Contents["assets"];
	readonly published: Published;
	readonly past: Past;
}

/** What lies in the folders of a site. */
export interface Folders extends Contents {
	readonly lists: readonly FileList[];
}
/** `lists` are those of `content` and of `static`. */
export const sorted = (lists: readonly FileList[], site: Site): Folders => ({
	lists,
	...sortContents(lists, site.folders),
});

/** content/ → sources → articles: what is known of every Markdown file. `old` is what was known before. */
export async function readAndParse(
	{ markdown }: Folders,
	old: readonly Row[],
	{ ledger, hands }: Pick<Reading, "ledger" | "hands">,
): Promise<readonly Row[]> {
	ledger.stage("parse", markdown.length);
	return await knowFiles(markdown, old, hands.read, (files) => ledger.done(files));
}

/** articles → public articles. */
export function copyOf(
	rows: readonly Row[],
	{ lists, assets, problems: names }: Folders,
	{ at, memory, site, ledger, options, setup, hasPage = () => true }: Omit<Reading, "hands">,
): Copy {
	for (const { problems } of lists) ledger.add(problems);
	ledger.add(names);
	const { stories, problems, ...opened } = openRows(rows, memory.store);
	ledger.add(problems);
	const published = ledger.take(readPublished(setup.root, lists)) ?? NOTHING_PUBLISHED;
	for (const asset of assets)
		if (isStaticText(asset)) ledger.add(mergeFaults(textAt(setup.root, asset.path), asset.path));
	for (const path of ADS_TXT)
		if (lists.some(({ paths }) => paths.includes(path))) ledger.add(adsTxtProblems(textAt(setup.root, path), path));
	// What has no page yet may be a draft, and then it keeps back the files that it names.
	const unclear = [...badStories(ledger.errors, opened.bodies())].flatMap(([path, fate]) =>
		fate === "remove" || !hasPage(path) ? (ledger.take(textFor(setup.root, path)) ?? []) : [],
	);
	const find = fileFinder(assets, site);
	const known = identify(stories, published);
	const gate = publishable(known.stories, at, options.drafts, site.ageNotice, pinEnds(opened.fronts));
	const coverage = ledger.take(
		coverageOf(opened.entries, gate.articles, opened.bodies().keys(), at, options.drafts),
	) as Coverage;
	const [nextChange] = [gate.nextChange, coverage.nextChange].filter((each) => each !== undefined).sort(compare);
	return {
		...opened,
		rows,
		gate: { ...gate, ...(nextChange !== undefined && { nextChange }) },
		coverage,
		published,
		past: pastOf(published, known, gate.hidden),
		assets: publicAssets(
			assets,
			{
				open: [...gate.articles, ...[...coverage.public.values()].flat()],
				hidden: [...gate.hidden, ...coverage.hidden],
				profiles: opened.profiles,
				unclear,
			},
			find,
		),
	};
}

/** A story that cannot be read at all, and that has no page: which files it keeps back is not known, so this is no error of the story alone. */
function textFor(root: string, path: Path): Outcome<string> {
	try {
		return { value: textAt(root, path), problems: [] };
	} catch (cause) {
		const { place: _, ...problem } = unreadable(path, cause);
		const message = `${path} cannot be read, so it is not known which files it keeps back`;
		return { problems: [{ ...problem, message }] };
	}
}
