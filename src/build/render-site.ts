/** The site of one instant, composed and printed: what it would publish, beside what lies there. */
import { readAssets } from "../cache/asset-records.js";
import type { Memory } from "../cache/cache.js";
import type { Row } from "../cache/file-records.js";
import type { Ledger } from "../core/diagnostics.js";
import { digest } from "../core/digest.js";
import { once } from "../core/lazy.js";
import type { Lock } from "../core/lock.js";
import type { Bad, Instant, Path, Site } from "../core/model.js";
import type { OldSite } from "../core/output-record.js";
import { fileOf } from "../core/paths.js";
import { type Wanted, wantedCopy, wantedFile } from "../output/publish.js";
import { clearStage } from "../output/staging.js";
import { collisions, storyUrls, strayFiles } from "../output/validate.js";
import { digestFor, type Templates } from "../render/theme/load.js";
import { badStories } from "../site/quarantine.js";
import { type Copy, copyOf, type Folders } from "./load-content.js";
import type { Options } from "./options.js";
import { type Inspect, makeUp, type Paper } from "./plan-site.js";
import { type Edited, printPages } from "./render-queue.js";
import type { Looked } from "./scan.js";
import { pressSalt } from "./up-to-date.js";
import type { Hands } from "./workers/stage-workers.js";
import type { Setup } from "./workers/worker.js";

/** What every step of one build has at hand. */
export interface Desk {
	readonly at: Instant;
	readonly memory: Memory;
	/** Of the output folder. */
	readonly lock: Lock;
	readonly site: Site;
	readonly templates: Templates;
	readonly looked: Looked;
	readonly hands: Hands;
	readonly setup: Setup;
	readonly ledger: Ledger;
	readonly options: Options;
	readonly inspect: Inspect | undefined;
	/** The digests of pictures that this build could not decode. */
	readonly broken?: ReadonlySet<string>;
}

/** The stories of these files → the site of an instant; with `quarantine` without those that have errors. */
export async function printGood(rows: readonly Row[], folders: Folders, old: OldSite, desk: Desk): Promise<Composed> {
	const { ledger, options } = desk;
	const pages = once(() => storyUrls(old.files.values()));
	const copy = copyOf(rows, folders, { ...desk, hasPage: (path) => pages().has(path) });
	let bad = badStories(ledger.errors, copy.bodies());
	let paper = await print(copy, bad, old, desk);
	while (options.quarantine && badStories(ledger.errors, copy.bodies()).size > bad.size) {
		bad = badStories(ledger.errors, copy.bodies());
		paper = await print(copy, bad, old, desk);
	}
	return { copy, paper, bad };
}

export interface Composed {
	readonly copy: Copy;
	readonly paper: Printed;
	readonly bad: Bad;
}
interface Printed extends Paper {
	readonly edited: Edited;
	readonly wanted: readonly Wanted[];
}

/** The paper of these articles, but for the bad ones → every file of the site, those that differ in the stage. */
async function print(copy: Copy, bad: Bad, old: OldSite, desk: Desk): Promise<Printed> {
	const { templates, setup, ledger, hands } = desk;
	const facts = readAssets(setup.cache, setup.salt);
	const paper = await makeUp(copy, { ...desk, facts, bad, urls: storyUrls(old.files.values(), bad) });
	const { pages, isShared, frame, measured } = paper;
	const frameDigest = digest(frame);

	ledger.stage("render", pages.length);
	clearStage(setup.out);
	const edited = await printPages(pages, {
		old,
		salt: pressSalt(setup.salt, templates),
		salts: (template) => [setup.salt, template, digestFor(template, templates), frameDigest],
		isShared,
		bodyOf: (from) => copy.bodies().get(from),
		render: hands.print(frame),
		tell: (url, why) => ledger.page(url, why),
	});
	ledger.add(edited.problems);

	const wanted: Wanted[] = [
		...paper.files().map(wantedFile),
		...measured.files.map(wantedCopy),
		...edited.pages.map((file): Wanted => ({ file, staged: edited.staged.has(file.path) })),
	];
	const files = wanted.map(({ file }) => file);
	const storyOf = (path: Path) => paper.edition.moves.find(({ from }) => fileOf(from) === path)?.article?.from;
	ledger.add([...strayFiles(files), ...collisions(files, storyOf)]);
	return { ...paper, edited, wanted };
}
