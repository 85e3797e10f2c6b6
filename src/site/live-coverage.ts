/** Live coverage: the public entries by article. Entries pass the same gate, and an entry is public only if its article is. */

import { fieldPlace } from "../core/field-place.js";
import type { IndexedArticle, Instant, Outcome, Path, Place, PublicArticle } from "../core/model.js";
import { isLiveEntry, liveFolderOf } from "../core/paths.js";
import { compare, error, warning } from "../core/problem.js";
import { publishedAt } from "../core/publication-date.js";
import { gate } from "./gate.js";

export interface Coverage {
	/** By the source file of the article; newest first. */
	readonly public: ReadonlyMap<Path, readonly PublicArticle[]>;
	/** The other entries: only used to withhold the assets that they alone use. */
	readonly hidden: readonly IndexedArticle[];
	/** The next instant at which the result changes. */
	readonly nextChange?: Instant | undefined;
}

/** `articles` are the public articles; `paths` are the paths of all files. */
export function groupCoverage(
	entries: readonly IndexedArticle[],
	articles: readonly PublicArticle[],
	paths: Iterable<Path>,
	at: Instant,
	drafts = false,
): Outcome<Coverage> & { readonly value: Coverage } {
	if (entries.length === 0) return { value: { public: new Map(), hidden: [] }, problems: [] };
	const foldersWithStory = new Set<Path | undefined>();
	for (const path of paths) if (path.includes(".live/") && !isLiveEntry(path)) foldersWithStory.add(liveFolderOf(path));
	const stories = new Map<Path, PublicArticle>();
	for (const article of articles) {
		const folder = article.from.includes(".live/") ? liveFolderOf(article.from) : undefined;
		if (folder !== undefined) stories.set(folder, article);
	}
	const storyOf = ({ from }: IndexedArticle) => stories.get(liveFolderOf(from) ?? "");
	const isLate = (entry: IndexedArticle) => {
		const ends = storyOf(entry)?.ends;
		return ends !== undefined && publishedAt(entry) > ends;
	};
	const ends = [...stories.values()].flatMap((story) => story.ends ?? []);
	const gated = gate(
		entries.filter((entry) => storyOf(entry) && !isLate(entry)),
		at,
		drafts,
		undefined,
		ends,
	);

	const open = new Map<Path, PublicArticle[]>();
	const problems = [
		...entries
			.filter(({ from }) => !foldersWithStory.has(liveFolderOf(from)))
			.map((entry) =>
				error("live-story", "This entry of live coverage has no story", coverageStart(entry), {
					hint: `write it into ${liveFolderOf(entry.from)}/index.md`,
				}),
			),
		...gate(entries.filter(isLate), at).articles.map((entry) =>
			warning("live-late", "The entry is later than the end of its live coverage", fieldPlace(entry, "date"), {
				hint: "move `ends` of the story, or report it in the story itself",
			}),
		),
	];
	const anchors = new Map<string, Path>();
	for (const entry of gated.articles) {
		const story = storyOf(entry)?.from ?? "";
		const anchor = `${story}#${entry.id}`;
		const other = anchors.get(anchor);
		if (other !== undefined) {
			const message = `Two entries have the anchor #${entry.id}: this one and ${other}`;
			problems.push(error("live-anchor", message, coverageStart(entry), { hint: "give one of them another `id`" }));
		}
		anchors.set(anchor, entry.from);
		const list = open.get(story);
		if (list) list.push(entry);
		else open.set(story, [entry]);
	}
	for (const list of open.values())
		list.sort((a, b) => compare(publishedAt(b), publishedAt(a)) || compare(b.from, a.from));
	const shown = new Set<IndexedArticle>(gated.articles);
	const hidden = entries.filter((entry) => !shown.has(entry));
	return { value: { public: open, hidden, nextChange: gated.nextChange }, problems };
}

const coverageStart = ({ from }: IndexedArticle): Place => ({ path: from, line: 1, column: 1 });
