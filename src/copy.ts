/** The copy of a build: what the files of `content/` say, and which of it is public. */
import type { Memory } from "./archive/memory.js";
import { type Opened, openRows } from "./archive/opened.js";
import type { Row } from "./archive/rows.js";
import { knowFiles } from "./archive/stories.js";
import type { Ledger } from "./base/ledger.js";
import type { Hands } from "./hands.js";
import type { Instant, Site } from "./model.js";
import type { Options } from "./options.js";
import type { FileList } from "./stages/content/list.js";
import { type Contents, sortContents } from "./stages/content/read.js";
import { fileFinder, publicAssets } from "./stages/edition/pictures.js";
import { type Gate, publishable } from "./stages/edition/publishable.js";

/** What reading needs. */
interface Reading {
	readonly at: Instant;
	readonly memory: Memory;
	readonly site: Site;
	readonly hands: Hands;
	readonly ledger: Ledger;
	readonly options: Options;
}

/** What the folder says, and which of it is public. */
export interface Copy extends Pick<Opened, "profiles" | "topicNotes" | "bodies"> {
	readonly rows: readonly Row[];
	readonly gate: Gate;
	readonly assets: Contents["assets"];
}

/** content/ → sources → articles → public articles. */
export async function readAndParse(
	lists: readonly FileList[],
	old: readonly Row[],
	{ at, memory, site, ledger, options, hands }: Reading,
): Promise<Copy> {
	for (const { problems } of lists) ledger.add(problems);
	const { markdown, assets } = sortContents(lists, site.folders);

	ledger.stage("parse", markdown.length);
	const rows = await knowFiles(markdown, old, hands.read);
	const { stories, problems, ...opened } = openRows(rows, memory.store);
	ledger.add(problems);
	const gate = publishable(stories, at, options.drafts, site.ageNotice);
	return {
		...opened,
		rows,
		gate,
		assets: publicAssets(assets, gate.articles, gate.hidden, fileFinder(assets, site)),
	};
}
