/** Lint rules that compare articles. */

import { closestMatch, didYouMean } from "../../core/closest-match.js";
import { fieldPlace } from "../../core/field-place.js";
import { lastNoteDate } from "../../core/last-modified.js";
import type { Edition, Path, Place, Problem, RecordedArticle } from "../../core/model.js";
import { warning } from "../../core/problem.js";
import type { LinkResolver } from "../link-resolver.js";

/** The linted part of an article. */
export interface LintedEdition {
	readonly path: Path;
	readonly anchors: ReadonlySet<string>;
	readonly parts: readonly { readonly to: string; readonly anchor: string; readonly place: Place }[];
	readonly topics: ReadonlyMap<string, Place>;
}

/** Links to a missing anchor of an article. Anchors of other pages are not known. */
export function deadAnchors({ coverage }: Edition, seen: readonly LintedEdition[], links: LinkResolver): Problem[] {
	const anchors = new Map(
		seen.map(({ path, anchors }) => [path, new Set([...anchors, ...(coverage.get(path) ?? []).map(({ id }) => id)])]),
	);
	return seen.flatMap(({ path, parts }) =>
		parts.flatMap(({ to, anchor, place }) => {
			const target = to === "" ? path : links.resolve(to, path)?.article?.from;
			const known = target === undefined ? undefined : anchors.get(target);
			if (!known || known.has(anchor) || anchor === "page-content") return [];
			const where = to === "" ? "this story" : `"${to}"`;
			const hint =
				didYouMean(anchor, known) ??
				(known.size ? `it has ${[...known].slice(0, 5).join(", ")}` : "it has no headings");
			return [warning("dead-anchor", `No heading of ${where} has the anchor "${anchor}"`, place, { hint })];
		}),
	);
}

/** Topics used by a single article, with a name similar to that of another topic. */
export function singleUseTopics({ topics }: Edition, seen: readonly LintedEdition[]): Problem[] {
	const topicsOf = new Map(seen.map((story) => [story.path, story.topics]));
	return topics.flatMap((topic) => {
		const [only, second] = topic.articles;
		if (!only || second) return [];
		const others = topics.filter((other) => other !== topic && other.articles.length > 1);
		const near = closestMatch(
			topic.name,
			others.map(({ name }) => name),
		);
		const place = topicsOf.get(only.from)?.get(topic.name) ?? fieldPlace(only, "tags");
		if (near === undefined) return [];
		const message = `The topic "${topic.name}" is used once, and is similar to "${near}"`;
		return [warning("topic-lonely", message, place, { hint: `did you mean "${near}"?` })];
	});
}

/** Articles whose text differs from the recorded one, without a correction or update since. */
export function unacknowledgedEdits(
	{ articles }: Pick<Edition, "articles">,
	recorded: ReadonlyMap<Path, RecordedArticle>,
): Problem[] {
	return articles.flatMap((article) => {
		const before = recorded.get(article.from);
		// A plain page says with `updated` what its readers must know, and nothing of a slip of the pen.
		if (article.page || !before || before.text === article.sourceDigest || article.minor) return [];
		const changed = lastNoteDate(article);
		if (changed !== undefined && (before.changed === undefined || changed > before.changed)) return [];
		const place = fieldPlace(article, "headline");
		return [
			warning("silent-change", "The text has changed since it was published, and the story does not say so", place, {
				hint: "add `updated`, `updates` or `corrections`; for a typing error, set `minor: true`",
			}),
		];
	});
}

/** Articles with a translation key that no other article has. */
export function unpairedTranslations({ articles, translations }: Edition): Problem[] {
	const keys = new Set([...translations.keys()]);
	return articles.flatMap((article) => {
		const { from, translationKey } = article;
		if (translationKey === undefined || (translations.get(translationKey)?.length ?? 0) > 1) return [];
		// A key that comes from the name of a file, which needs no counterpart.
		if (article.fieldPlaces.translationKey === undefined && from.includes(`${translationKey}.`)) return [];
		const message = `No other story has the \`translationKey\` "${translationKey}"`;
		const hint = didYouMean(
			translationKey,
			[...keys].filter((key) => key !== translationKey),
		);
		return [warning("translation-alone", message, fieldPlace(article, "translationKey"), { hint })];
	});
}
