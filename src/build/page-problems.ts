/** The problems of a build after some of its pages have been built again. */
import { isDeepStrictEqual } from "node:util";
import type { FileRecord } from "../cache/file-records.js";
import type { PageReads } from "../cache/page-reads.js";
import { basePathOf } from "../core/base-path.js";
import { closestMatch } from "../core/closest-match.js";
import { lazy } from "../core/lazy.js";
import type { Edition, Path, Picture, Problem, SiteConfig, Url } from "../core/model.js";
import type { PreviousOutput } from "../core/output-record.js";
import { outputPathOf } from "../core/paths.js";
import { mainReading } from "../core/reference-paths.js";
import type { ContextInputs } from "../pages/create-context.js";
import type { PageTask } from "../pages/page-task.js";
import { createImageResolver, type ResolveAsset } from "../site/assets.js";
import { hintKey, withHints } from "../site/hints.js";
import { createLinkResolver } from "../site/link-resolver.js";
import { NotKept } from "./kept-site.js";

/** What a page or a file reported at the last build, and what it reports now. */
export interface ReportedProblems {
	readonly before: readonly Problem[];
	readonly now: readonly Problem[];
}

interface PageInputs {
	readonly reads: PageReads<PageTask>;
	readonly old: PreviousOutput;
	/** Of pages that are built. */
	readonly tasks: ReadonlyMap<Url, PageTask>;
	/** The kind of a file. */
	readonly kindOf: (path: Path) => FileRecord["kind"] | undefined;
}

/** Of pages that were built again, or that are gone. Problems of a story count with its own page, which has all that its teasers report, too. */
export const problemsOfPages = (
	urls: readonly Url[],
	built: ReadonlyMap<Url, readonly Problem[]>,
	{ reads, old, tasks, kindOf }: PageInputs,
): readonly ReportedProblems[] =>
	urls.map((url) => {
		const page = old.files.has(outputPathOf(url)) ? reads.page(url) : undefined;
		const ofPage = (task: PageTask | undefined, problems: readonly Problem[] = []) =>
			problems.filter((problem, index) => {
				const { place } = problem;
				// A page may ask for a picture twice.
				if (problems.findIndex((each) => isSame(each, problem)) < index) return false;
				const isOfStory = place !== undefined && kindOf(place.path) === "article";
				return !isOfStory || (task && "from" in task && task.from === place.path);
			});
		return {
			before: ofPage(page?.task, page?.problems),
			now: ofPage(tasks.get(url) ?? page?.task, built.get(url)),
		};
	});

/**
 * `last` are the problems of the last build, `changed` the files that have changed: all their problems must be among those reported. Throws `NotKept` for problems
 * that are counted together.
 */
export function problemsAfter(
	last: readonly Problem[],
	reported: readonly ReportedProblems[],
	changed: ReadonlySet<Path>,
): readonly Problem[] {
	// A former address is reported by the build that has moved the story.
	const left = new Set(last.filter(({ code }) => code !== "former-url"));
	const fresh: Problem[] = [];
	for (const { before, now } of reported) {
		for (const problem of before) {
			const same = [...left].find((each) => isSame(each, problem));
			if (!same || same.group !== undefined) throw new NotKept(problem.message);
			left.delete(same);
		}
		const counted = now.find(({ group }) => group !== undefined);
		if (counted) throw new NotKept(counted.message);
		fresh.push(...now);
	}
	for (const { place, story = place?.path, message } of left)
		if (story !== undefined && changed.has(story)) throw new NotKept(message);
	return [...left, ...fresh];
}

/** Apart from hints. */
const isSame = (a: Problem, b: Problem): boolean =>
	a.code === b.code && a.message === b.message && isDeepStrictEqual(a.place, b.place);

/** Reports that a picture is missing. Throws `NotKept` for one that exists: it may have other problems. */
export function missingPicture(find: ResolveAsset, links: SiteConfig["links"]): ContextInputs["pictureOf"] {
	const report = createImageResolver(find, new Map(), links);
	return (src, place, told) => {
		if (!("error" in find(src, place.path))) throw new NotKept(src);
		return report(src, place, told);
	};
}

interface HintInputs {
	readonly site: Pick<SiteConfig, "url">;
	/** Undefined if only texts have changed. */
	readonly edition: Edition | undefined;
	readonly pictures: ReadonlyMap<Path, Picture>;
	/** The problems of the last build. */
	readonly last: readonly Problem[];
	/** The addresses of pages that have appeared and disappeared. */
	readonly fresh: readonly Url[];
	readonly gone: readonly Url[];
	readonly areNamesKept: boolean;
	/** No picture has appeared. */
	readonly areFilesKept: boolean;
}

/** The problems with the hints of a clean build: those that were given before, where no name or address that has come or gone is similar. Throws `NotKept`. */
export function withKeptHints(problems: readonly Problem[], inputs: HintInputs): readonly Problem[] {
	const { site, edition, pictures, last, fresh, gone, areNamesKept, areFilesKept } = inputs;
	// The hint of the one names a topic or a section, that of the other a file.
	if (!areNamesKept && problems.some(({ code }) => code === "front-fill")) throw new NotKept();
	if (!areFilesKept && problems.some(({ code }) => code === "picture-missing")) throw new NotKept();
	const known = new Map<string, string | undefined>();
	withHints(last, (reference, path) => {
		const place = { path };
		const key = hintKey({ reference, place }) as string;
		known.set(key, last.find((problem) => hintKey(problem) === key)?.hint);
		return undefined;
	});
	const links = lazy(() => {
		if (!edition) throw new NotKept();
		const { owners } = edition.urls;
		const removed = new Set(gone);
		function* keys(): Generator<Url> {
			for (const url of owners.keys()) if (!removed.has(url)) yield url;
			yield* fresh;
		}
		const urls = { ...edition.urls, owners: { get: owners.get, has: owners.has, keys } as typeof owners };
		return createLinkResolver({ ...edition, urls }, pictures);
	});
	const urls = [...fresh, ...gone];
	const isKept = (to: string) => {
		const path = mainReading(to);
		const isAddress = path.startsWith("/") && basePathOf(site.url) === "";
		return areNamesKept || (isAddress && closestMatch(path, urls) === undefined);
	};
	return withHints(problems, (to, from) => {
		const key = hintKey({ reference: to, place: { path: from } }) as string;
		return known.has(key) && isKept(to) ? known.get(key) : links().suggest(to, from);
	});
}
