/** The problems of a build after some of its pages have been built again. */
import { isDeepStrictEqual } from "node:util";
import { lazy } from "../core/lazy.js";
import type { Edition, Path, Picture, Problem, Url } from "../core/model.js";
import { parentPath } from "../core/paths.js";
import { createLinkResolver, MAX_SUGGESTIONS } from "../site/link-resolver.js";
import { NotKept } from "./kept-site.js";
import type { ReportedProblems } from "./reported-problems.js";

/**
 * `last` are the problems of the last build, `changed` the files that have changed: all their problems must be among those reported. `areNamesKept`: a hint that
 * is missing is the former one. Throws `NotKept` for problems whose hint is missing, and problems that are counted together.
 */
export function problemsAfter(
	last: readonly Problem[],
	reported: readonly ReportedProblems[],
	changed: ReadonlySet<Path>,
	areNamesKept: boolean,
): readonly Problem[] {
	// A former address is reported by the build that has moved the story.
	const left = new Set(last.filter(({ code }) => code !== "former-url"));
	const fresh: Problem[] = [];
	for (const { before, now } of reported) {
		const former = before.map((problem) => {
			const same = [...left].find((each) => isSame(each, problem));
			if (!same || same.group !== undefined) throw new NotKept(problem.message);
			left.delete(same);
			return same;
		});
		for (const problem of now?.problems ?? []) {
			const known = former.find(({ code, message, place }) => {
				return code === problem.code && message === problem.message && place?.path === problem.place?.path;
			});
			const isComplete = !now?.isSuggested || (areNamesKept && known !== undefined);
			if (!isComplete || problem.group !== undefined) throw new NotKept(problem.message);
			fresh.push(now?.isSuggested && known?.hint !== undefined ? { ...problem, hint: known.hint } : problem);
		}
	}
	for (const { place, story = place?.path, message } of left)
		if (story !== undefined && changed.has(story)) throw new NotKept(message);
	return [...left, ...fresh];
}

/** What `hintsIn` needs besides the edition. */
interface HintInputs {
	/** Those of the last build. */
	readonly last: readonly Problem[];
	/** The addresses of pages that have appeared and disappeared. */
	readonly fresh: readonly Url[];
	readonly gone: ReadonlySet<Url>;
	/** The hints of all former problems are asked for, too. */
	readonly areAllAsked: boolean;
}

/** Returns the hints for unresolved references, as `suggest` of the resolver of all links does; it throws `NotKept` where the whole site must be composed. */
export function hintsIn(
	edition: Edition | undefined,
	files: ReadonlyMap<Path, Picture>,
	{ last, fresh, gone, areAllAsked }: HintInputs,
) {
	const links = lazy(() => {
		if (!edition) throw new NotKept();
		const { owners } = edition.urls;
		function* keys(): Generator<Url> {
			for (const url of owners.keys()) if (!gone.has(url)) yield url;
			yield* fresh;
		}
		const urls = { ...edition.urls, owners: { get: owners.get, has: owners.has, keys } as typeof owners };
		return createLinkResolver({ ...edition, urls }, files);
	});
	const others = areAllAsked ? 0 : last.filter(({ code }) => /^(?:dead-link|read-more|front-pin)$/.test(code)).length;
	const asked = new Set<string>();
	return (to: string, from: Path): string | undefined => {
		asked.add(`${parentPath(from)}\n${to}`);
		if (others + asked.size > MAX_SUGGESTIONS) throw new NotKept(to);
		return links().suggest(to, from);
	};
}

/** Apart from hints. */
const isSame = (a: Problem, b: Problem): boolean =>
	a.code === b.code && a.message === b.message && isDeepStrictEqual(a.place, b.place);
