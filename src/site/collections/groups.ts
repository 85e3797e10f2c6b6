/** Builds the collections of topics and authors. */
import { sortedByName } from "../../core/collation.js";
import { memoize, memoizeWeak } from "../../core/memoize.js";
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
import { type Collections, type Drafts, type Term, type TermsOf, toCollections } from "./builder.js";
import { creditedIn, type People, type Person } from "./people.js";
import { buildTopicNames } from "./topic-synonyms.js";

/** Maximum number of resolved names kept in memory. */
const MAX_NAMES = 20_000;

/** A tag names a topic by its name, its key or a synonym. */
export function topicTerms(notes: readonly CollectionMeta[], problems: Problem[]): TermsOf {
	const byName = buildTopicNames(notes, problems);
	const termOf = memoize(MAX_NAMES, (tag: string): Term => {
		const note = byName.get(tag.toLowerCase()) ?? byName.get(slugify(tag));
		return { name: note ? (note.name ?? note.key) : tag, key: slugify(note?.key ?? tag) };
	});
	const ofTags = memoizeWeak((tags: readonly string[]): readonly Term[] => tags.map(termOf));
	return ({ tags }) => ofTags(tags);
}

export function buildTopics(
	drafts: Drafts,
	termsOf: TermsOf,
	notes: readonly CollectionMeta[],
	site: SiteConfig,
): Collections<Collection> {
	const byKey = new Map(notes.toReversed().map((note) => [slugify(note.key), note]));
	const topics = [...drafts].map(([key, { name, articles }]): Collection => {
		const note = byKey.get(key);
		return { key, name, articles, url: topicUrl(key, site), ...(note && { note }) };
	});
	return sortedCollections(topics, drafts, termsOf, site);
}

/** Problems of the bylines and credits of articles. `coverage` are the entries of live coverage, which have bylines as well. */
export function bylineProblems(
	articles: readonly PublicArticle[],
	coverage: Edition["coverage"],
	{ read, problems: problemsOf }: People,
): Problem[] {
	const ofByline = (article: PublicArticle) => problemsOf(article, read(article.byline, article.lang), "byline");
	return [
		...articles.flatMap((article) => [
			...ofByline(article),
			...creditedIn(article.contributors).flatMap(([, names]) =>
				problemsOf(article, read(names, article.lang), "contributors"),
			),
		]),
		...[...coverage.values()].flat().flatMap(ofByline),
	];
}

/** A byline names an author by the key of an author file, or by name. */
export const authorTerms =
	({ read }: People): TermsOf =>
	({ byline, lang }) =>
		read(byline, lang).people;

export function buildAuthors(
	drafts: Drafts,
	termsOf: TermsOf,
	{ person, read }: People,
	profiles: readonly Profile[],
	site: SiteConfig,
): Collections<Author> & Pick<Edition, "authorOf" | "bylineOf" | "creditsOf"> {
	const byKey = new Map(profiles.map((profile) => [slugify(profile.key), profile]));
	const all = [...drafts].map(([key, { name, articles }]): Author => {
		const profile = byKey.get(key);
		return { key, name, articles, url: authorUrl(key, site), ...(profile && { profile }) };
	});
	const authors = sortedCollections(all, drafts, termsOf, site);
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
	groups: readonly T[],
	drafts: Drafts,
	termsOf: TermsOf,
	{ language }: Pick<SiteConfig, "language">,
): Collections<T> => toCollections(sortedByName(groups, language), drafts, termsOf);
