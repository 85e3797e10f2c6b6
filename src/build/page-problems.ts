/** The problems of a build after some of its pages have been built again. */
import { isDeepStrictEqual } from "node:util";
import { lazy } from "../core/lazy.js";
import type { Edition, Path, Picture, Problem } from "../core/model.js";
import { createLinkResolver, MAX_SUGGESTIONS } from "../site/link-resolver.js";
import { NotKept } from "./kept-site.js";

/** What a page reports. */
export interface ReportedNow {
	readonly problems: readonly Problem[];
	/** Whether a hint was asked for that may be found anywhere in the site; then it is missing. */
	readonly isSuggested: boolean;
}
/** What a page reported at the last build, and what it reports now: undefined if it is gone. */
interface PageProblems {
	readonly before: readonly Problem[];
	readonly now: ReportedNow | undefined;
}

/**
 * `last` are the problems of the last build, `changed` the stories that have changed: all their problems must be those of pages. Throws `NotKept` for
 * new problems whose hint is missing, and problems that are counted together.
 */
export function problemsAfter(
	last: readonly Problem[],
	pages: readonly PageProblems[],
	changed: ReadonlySet<Path>,
): readonly Problem[] {
	// A former address is reported by the build that has moved the story.
	const left = new Set(last.filter(({ code }) => code !== "former-url"));
	const fresh: Problem[] = [];
	for (const { before, now } of pages) {
		const reported = before.map((problem) => {
			const same = [...left].find((each) => isSame(each, problem));
			if (!same || same.group !== undefined) throw new NotKept(problem.message);
			left.delete(same);
			return same;
		});
		for (const problem of now?.problems ?? []) {
			const known = reported.find(({ code, message, place }) => {
				return code === problem.code && message === problem.message && place?.path === problem.place?.path;
			});
			const isComplete = known !== undefined || !now?.isSuggested;
			if (!isComplete || problem.group !== undefined) throw new NotKept(problem.message);
			fresh.push(known?.hint === undefined ? problem : { ...problem, hint: known.hint });
		}
	}
	for (const { place, story = place?.path, message } of left)
		if (story !== undefined && changed.has(story)) throw new NotKept(message);
	return [...left, ...fresh];
}

/**
 * Returns the hints for unresolved references, as `suggest` of the resolver of all links does; it throws `NotKept` where the whole site must be composed.
 * `areAddressesKept`: no page has appeared or disappeared but those of changed stories.
 */
export function hintsIn(
	edition: Edition | undefined,
	files: ReadonlyMap<Path, Picture>,
	{ last, areAddressesKept }: { readonly last: readonly Problem[]; readonly areAddressesKept: boolean },
) {
	const links = lazy(() => edition && createLinkResolver(edition, files));
	let hints = last.filter(({ code }) => code === "dead-link" || code === "read-more").length;
	return (to: string, from: Path): string | undefined => {
		if (!edition || ++hints > MAX_SUGGESTIONS || (to.startsWith("/") && !areAddressesKept)) throw new NotKept(to);
		return links()?.suggest(to, from);
	};
}

/** Apart from hints. */
const isSame = (a: Problem, b: Problem): boolean =>
	a.code === b.code && a.message === b.message && isDeepStrictEqual(a.place, b.place);
