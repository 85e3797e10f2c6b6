/** The problems of a build after some of its pages have been built again. */
import { isDeepStrictEqual } from "node:util";
import { basePathOf } from "../core/base-path.js";
import { closestMatch } from "../core/closest-match.js";
import { lazy } from "../core/lazy.js";
import type { Edition, Path, Picture, Problem, SiteConfig, Url } from "../core/model.js";
import { mainReading } from "../core/reference-paths.js";
import { hintKey, withHints } from "../site/hints.js";
import { createLinkResolver } from "../site/link-resolver.js";
import { NotKept } from "./kept-site.js";

/** What a page or a file reported at the last build, and what it reports now. */
export interface ReportedProblems {
	readonly before: readonly Problem[];
	readonly now: readonly Problem[];
}

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
}

/** The problems with the hints of a clean build: those that were given before, where no name or address that has come or gone is similar. Throws `NotKept`. */
export function withKeptHints(problems: readonly Problem[], inputs: HintInputs): readonly Problem[] {
	const { site, edition, pictures, last, fresh, gone, areNamesKept } = inputs;
	// Its hint names a topic or a section.
	if (!areNamesKept && problems.some(({ code }) => code === "front-fill")) throw new NotKept();
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
