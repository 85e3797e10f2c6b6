/** Updates articles of which only the text has changed, without composing the edition again. */

import type { FileRecord } from "../cache/file-records.js";
import { patchArticle } from "../cache/patch-article.js";
import type { IndexedArticle, Path, Problem } from "../core/model.js";
import { thirdPartyPlugins } from "../plugins/index.js";
import type { OnDemandSite } from "./on-demand-site.js";
import type { SourceState } from "./source-state.js";

/**
 * Returns the previous site with the new text of the changed articles, or undefined if the site must be composed again: because an address, a teaser, a
 * reference or a problem may have changed. `before` had no error; `problems` are its problems.
 */
export function tryFastUpdate(
	onDemandSite: OnDemandSite,
	before: SourceState,
	now: SourceState,
	problems: readonly Problem[],
): OnDemandSite | undefined {
	const { edition, forget } = onDemandSite.sitePlan;
	const { past, gate } = onDemandSite.loaded;
	if (thirdPartyPlugins(now.site).length) return undefined;
	const changed = new Set(now.changed);
	if (problems.some(({ place, story = place?.path }) => story !== undefined && changed.has(story))) return undefined;
	if (edition.redirects.some(({ article }) => article && changed.has(article.from))) return undefined;
	// A missing address is searched for in all articles, so the result may have changed.
	if (past.lost.size > 0 && now.changed.some((path) => !past.recorded.has(path))) return undefined;
	const pairs = now.changed.map((path) => [recordAt(before, path), recordAt(now, path)] as const);
	const names = new Set<number>();
	for (const [old, fresh] of pairs) {
		if (!old?.dependencies || !fresh?.dependencies || !fresh.ok || old.problems || fresh.problems) return undefined;
		for (const name of symmetricDifference(old.dependencies.provides, fresh.dependencies.provides)) names.add(name);
	}
	if (
		names.size > 0 &&
		now.rows
			.toArray()
			.some(
				({ dependencies }) =>
					dependencies && Array.from(dependencies.references).some((ask) => ask === 0 || names.has(ask)),
			)
	)
		return undefined;
	const stories = storiesOf([...gate.articles, ...gate.hidden], changed);
	for (const [, fresh] of pairs) {
		const { path, fingerprint, encodedSummary, dependencies } = fresh as FileRecord &
			Required<Pick<FileRecord, "encodedSummary" | "dependencies">>;
		const story = stories.get(path);
		if (!story || !patchArticle(story, { fingerprint, encodedSummary, dependencies })) return undefined;
	}
	for (const article of edition.articles) if (changed.has(article.from)) forget(article);
	return onDemandSite.withBodies(
		new Map(pairs.map(([, fresh]) => [fresh?.path as Path, fresh?.fingerprint as string])),
	);
}

const recordAt = ({ rows }: SourceState, path: Path): FileRecord | undefined => rows.get(path);

const storiesOf = (stories: readonly IndexedArticle[], paths: ReadonlySet<Path>): ReadonlyMap<Path, IndexedArticle> =>
	new Map(stories.filter(({ from }) => paths.has(from)).map((story) => [story.from, story]));

function symmetricDifference(a: ArrayLike<number>, b: ArrayLike<number>): number[] {
	const [these, those] = [new Set(Array.from(a)), new Set(Array.from(b))];
	return [...[...these].filter((name) => !those.has(name)), ...[...those].filter((name) => !these.has(name))];
}
