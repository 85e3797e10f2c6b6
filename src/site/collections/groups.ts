/** Builds the collections of topics and authors. */
import { sortedByName } from "../../core/collation.js";
import { memoize } from "../../core/memoize.js";
import type {
	Author,
	Collection,
	CollectionMeta,
	Edition,
	Named,
	Problem,
	Profile,
	PublicArticle,
	SiteConfig,
} from "../../core/model.js";
import { slugify } from "../../core/paths.js";
import { authorUrl, topicUrl } from "../urls.js";
import { CollectionBuilder, type Collections, toCollections } from "./builder.js";
import { createPeople, creditedIn, type Person } from "./people.js";
import { buildTopicNames } from "./topic-synonyms.js";

/** Maximum number of resolved names kept in memory. */
const MAX_NAMES = 20_000;

export function buildTopics(
	articles: readonly PublicArticle[],
	notes: readonly CollectionMeta[],
	site: SiteConfig,
	problems: Problem[],
): Collections<Collection> {
	const byName = buildTopicNames(notes, problems);
	const byKey = new Map(notes.toReversed().map((note) => [slugify(note.key), note]));
	const gatherer = new CollectionBuilder<Collection>("topic", "tags", problems);
	const topicOf = memoize(MAX_NAMES, (tag: string) => {
		const note = byName.get(tag.toLowerCase()) ?? byName.get(slugify(tag));
		return { name: note ? (note.name ?? note.key) : tag, key: slugify(note?.key ?? tag) };
	});
	for (const [place, article] of articles.entries())
		for (const tag of article.tags) {
			const { name, key } = topicOf(tag);
			gatherer.add(name, article, place, key);
		}
	return sortedCollections(
		gatherer,
		gatherer.make((key, { name, articles: own }) => {
			const note = byKey.get(key);
			return { key, name, articles: own, url: topicUrl(key, site), ...(note && { note }) };
		}),
		site,
	);
}

/** A byline names an author by the key of an author file, or by name. `coverage` are the entries of live coverage, which have bylines as well. */
export function buildAuthors(
	articles: readonly PublicArticle[],
	coverage: Edition["coverage"],
	profiles: readonly Profile[],
	site: SiteConfig,
	problems: Problem[],
): Collections<Author> & Pick<Edition, "authorOf" | "bylineOf" | "creditsOf"> {
	const { person, read, problems: bylineProblems } = createPeople(profiles, site);
	const byKey = new Map(profiles.map((profile) => [slugify(profile.key), profile]));
	const gatherer = new CollectionBuilder<Author>("author", "byline", problems);
	const readByline = (article: PublicArticle) => {
		const found = read(article.byline, article.lang);
		problems.push(...bylineProblems(article, found, "byline"));
		return found.people;
	};
	for (const [place, article] of articles.entries()) {
		for (const { name, key } of readByline(article)) gatherer.add(name, article, place, key);
		for (const [, names] of creditedIn(article.contributors))
			problems.push(...bylineProblems(article, read(names, article.lang), "contributors"));
	}
	for (const entries of coverage.values()) entries.forEach(readByline);
	const authors = sortedCollections(
		gatherer,
		gatherer.make((key, { name, articles: own }) => {
			const profile = byKey.get(key);
			return { key, name, articles: own, url: authorUrl(key, site), ...(profile && { profile }) };
		}),
		site,
	);
	const made = new Map(authors.groups.map((author) => [author.key, author]));
	const named = ({ name, key }: Person): Named => {
		const author = made.get(key);
		return { name, ...(author && { author }) };
	};
	return {
		...authors,
		authorOf: (written) => made.get(person(written).key),
		bylineOf: ({ byline, lang }) => read(byline, lang).people.map(named),
		creditsOf: ({ contributors, lang }) =>
			creditedIn(contributors).map(([role, names]) => ({ role, people: read(names, lang).people.map(named) })),
	};
}

/** The people on the masthead, by their number, then by name. */
export const buildMasthead = (profiles: readonly Profile[], { language }: Pick<SiteConfig, "language">): Profile[] =>
	sortedByName(
		profiles.filter(({ masthead }) => masthead !== undefined),
		language,
	).sort((a, b) => (a.order ?? 1e4) - (b.order ?? 1e4));

/** The displayed name: that of the description file, else the one that articles use. */
export const displayName = (name: string, note: CollectionMeta | undefined): Pick<Collection, "name" | "note"> => ({
	name: note?.name ?? name,
	...(note && { note }),
});

export const sortedCollections = <T extends Collection>(
	gatherer: CollectionBuilder<T>,
	groups: readonly T[],
	{ language }: Pick<SiteConfig, "language">,
): Collections<T> => toCollections(sortedByName(groups, language), gatherer);
