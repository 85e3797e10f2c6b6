/** Stops a build that would remove much of a published site, which is more often a mistake than a decision. */

import type { Path, Problem, Quarantine } from "../core/model.js";
import { error } from "../core/problem.js";

/** At most this share of the old pages may be removed without a flag, and always this number of them. */
const MAX_SHARE = 1 / 3;
const MIN_PAGES = 10;

interface PublishedFile {
	readonly path: Path;
	readonly kind: string;
	/** The source file of an article page or a plain page. */
	readonly from?: Path | undefined;
}

/**
 * `old` are the files of the last build, `gone` those that this build does not have, `files` its own. `quarantined` are articles that are left out and
 * keep their old page; `there` contains the paths of all Markdown files; `isPlainPage` is true for files of plain pages. Undefined if the site may be published.
 */
export function shrinkProblem(
	old: Iterable<PublishedFile>,
	gone: readonly PublishedFile[],
	files: readonly PublishedFile[],
	quarantined: Quarantine,
	there: Pick<ReadonlySet<Path>, "has">,
	isPlainPage: (from: Path) => boolean = () => false,
): Problem | undefined {
	const isKept = ({ from }: PublishedFile) => from !== undefined && quarantined.get(from) === "keep";
	const lostPages = gone.filter((file) => file.kind === "page" && !isKept(file)).length;
	if (lostPages === 0) return undefined;
	const isStory = (from: Path | undefined): from is Path => from !== undefined && !isPlainPage(from);
	const stories = storiesIn(files, isStory);
	const before = new Set<Path>();
	let pages = 0;
	for (const file of old) {
		if (file.kind !== "page") continue;
		pages++;
		if (!isStory(file.from)) continue;
		before.add(file.from);
		if (isKept(file)) stories.add(file.from);
	}
	const isEmptied = before.size > 0 && stories.size === 0;
	if (!isEmptied && (lostPages <= MIN_PAGES || lostPages <= pages * MAX_SHARE)) return undefined;

	const lost = [...before].filter((from) => !stories.has(from));
	const absent = lost.filter((from) => !there.has(from));
	const hidden = lost.length - absent.length;
	const reasons = [
		absent.length > 0 && `${counted(absent.length, "file")} ${are(absent.length)} not there (${folders(absent)})`,
		hidden > 0 && `${counted(hidden, "story", "stories")} ${are(hidden)} not public or cannot be read`,
		lost.length === 0 && "the stories have different URLs",
	].filter((reason) => reason !== false);
	return error(
		"output-shrinks",
		`The build would remove ${lostPages} of ${counted(pages, "page")}, and ${isEmptied ? "all" : lost.length} of ${counted(before.size, "story", "stories")}: ${reasons.join("; ")}`,
		undefined,
		{
			hint: "if this is meant, build with --allow-shrink; if not, look at `content/` (is the checkout complete, the disk mounted?) and at `folders`, `fields` and `permalinks` in broadsheet.config.ts",
		},
	);
}

const storiesIn = (files: readonly PublishedFile[], isStory: (from: Path | undefined) => from is Path): Set<Path> =>
	new Set(files.flatMap(({ kind, from }) => (kind === "page" && isStory(from) ? [from] : [])));

/** The folders that lose most files, with their numbers: `content/news 30, content/sport 2`. */
function folders(paths: readonly Path[]): string {
	const counts = new Map<string, number>();
	for (const path of paths) {
		const folder = path.split("/").slice(0, -1).slice(0, 2).join("/");
		counts.set(folder, (counts.get(folder) ?? 0) + 1);
	}
	const most = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
	return [...most.slice(0, 3).map(([folder, files]) => `${folder} ${files}`), ...(most.length > 3 ? ["…"] : [])].join(
		", ",
	);
}

const counted = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`;
const are = (number: number): string => (number === 1 ? "is" : "are");
