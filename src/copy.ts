/** The copy of a build: what the files of `content/` say, and which of it is public. */
import type { Memory } from "./archive/memory.js";
import { type Opened, openRows } from "./archive/opened.js";
import type { Row } from "./archive/rows.js";
import { knowFiles } from "./archive/stories.js";
import type { Ledger } from "./base/ledger.js";
import { compare } from "./base/problem.js";
import type { Hands } from "./hands.js";
import type { Instant, Outcome, Path, Published, Site } from "./model.js";
import type { Options } from "./options.js";
import { ADS_TXT, adsTxtProblems } from "./stages/content/ads-txt.js";
import { type FileList, unreadable } from "./stages/content/list.js";
import { mergeFaults } from "./stages/content/merge.js";
import { NOTHING_PUBLISHED } from "./stages/content/published.js";
import { type Contents, isStaticText, readPublished, sortContents, textAt } from "./stages/content/read.js";
import { type Coverage, coverageOf } from "./stages/edition/coverage.js";
import { publicAssets } from "./stages/edition/files.js";
import { pinEnds } from "./stages/edition/fronts.js";
import { identify, pastOf } from "./stages/edition/identity.js";
import type { Past } from "./stages/edition/moves.js";
import { fileFinder } from "./stages/edition/pictures.js";
import { type Gate, publishable } from "./stages/edition/publishable.js";
import { badStories } from "./stages/edition/quarantine.js";
import type { Setup } from "./worker.js";

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
