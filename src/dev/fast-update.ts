/** Stories whose words alone have changed: the edition stands as it is, and tells them with their new words. */

import type { Row } from "../cache/file-records.js";
import { retell } from "../cache/patch-article.js";
import type { Path, Problem, Story } from "../core/model.js";
import { guestsOf } from "../plugins/index.js";
import type { Proof } from "./on-demand-site.js";
import { placeOf } from "./restat.js";
import type { Known } from "./source-state.js";

/**
 * The proof of before, told anew. Undefined where something else than its own words may have changed, so that the site must be composed anew: where a story stands,
 * what it shows of others or they of it but its teaser, what references mean, problems. `before` had no error; `problems` are its own.
 */
export function retold(proof: Proof, before: Known, now: Known, problems: readonly Problem[]): Proof | undefined {
	const { edition, forget } = proof.paper;
	const { past, gate } = proof.copy;
	if (guestsOf(now.site).length) return undefined;
	const changed = new Set(now.changed);
	if (problems.some(({ place, story = place?.path }) => story !== undefined && changed.has(story))) return undefined;
	if (edition.moves.some(({ article }) => article && changed.has(article.from))) return undefined;
	// Whoever is sought by what stands in its text may be another one now.
	if (past.lost.size > 0 && now.changed.some((path) => !past.recorded.has(path))) return undefined;
	const pairs = now.changed.map((path) => [rowAt(before, path), rowAt(now, path)] as const);
	const names = new Set<number>();
	for (const [old, fresh] of pairs) {
		if (!old?.card || !fresh?.card || !fresh.ok || old.problems || fresh.problems) return undefined;
		for (const name of onlyInOne(old.card.names, fresh.card.names)) names.add(name);
	}
	if (
		names.size > 0 &&
		now.rows.some(({ card }) => card && Array.from(card.asks).some((ask) => ask === 0 || names.has(ask)))
	)
		return undefined;
	const stories = storiesOf([...gate.articles, ...gate.hidden], changed);
	for (const [, fresh] of pairs) {
		const { path, fingerprint, hand, card } = fresh as Row & Required<Pick<Row, "hand" | "card">>;
		const story = stories.get(path);
		if (!story || !retell(story, { fingerprint, hand, card })) return undefined;
	}
	for (const article of edition.articles) if (changed.has(article.from)) forget(article);
	return proof.retold(new Map(pairs.map(([, fresh]) => [fresh?.path as Path, fresh?.fingerprint as string])));
}

const rowAt = ({ rows }: Known, path: Path): Row | undefined => rows[placeOf(rows, path)];

const storiesOf = (stories: readonly Story[], paths: ReadonlySet<Path>): ReadonlyMap<Path, Story> =>
	new Map(stories.filter(({ from }) => paths.has(from)).map((story) => [story.from, story]));

function onlyInOne(a: ArrayLike<number>, b: ArrayLike<number>): number[] {
	const [these, those] = [new Set(Array.from(a)), new Set(Array.from(b))];
	return [...[...these].filter((name) => !those.has(name)), ...[...those].filter((name) => !these.has(name))];
}
