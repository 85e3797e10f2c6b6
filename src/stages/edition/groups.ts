/** Public articles → the topics and the authors that they name. */
import { remembered } from "../../base/memory.js";
import { slugify } from "../../base/paths.js";
import { compare } from "../../base/problem.js";
import type { Author, Edition, Group, GroupNote, Problem, Profile, PublicArticle, Site } from "../../model.js";
import { type Gathered, Gatherer, gathered, loose } from "./gather.js";
import { topicNames } from "./topic-names.js";
import { authorUrl, topicUrl } from "./urls.js";

/** So many names are looked up once. */
const NAMES = 20_000;

export function topicsOf(
	articles: readonly PublicArticle[],
	notes: readonly GroupNote[],
	site: Site,
	problems: Problem[],
): Gathered<Group> {
	const byName = topicNames(notes, problems);
	const byKey = new Map(notes.toReversed().map((note) => [slugify(note.key), note]));
	const gatherer = new Gatherer<Group>("topic", "tags", problems);
	const topicOf = remembered(NAMES, (tag: string) => {
		const note = byName.get(tag.toLowerCase()) ?? byName.get(slugify(tag));
		return { name: note ? (note.name ?? note.key) : tag, key: slugify(note?.key ?? tag) };
	});
	for (const [place, article] of articles.entries())
		for (const tag of article.tags) {
			const { name, key } = topicOf(tag);
			gatherer.add(name, article, place, key);
		}
	return byGroupName(
		gatherer,
		gatherer.make((key, { name, articles: own }) => {
			const note = byKey.get(key);
			return { key, name, articles: own, url: topicUrl(key, site), ...(note && { note }) };
		}),
	);
}

/** A byline names an author by the key of a profile, or by name. A name that is nearly that of a profile is told. */
export function authorsOf(
	articles: readonly PublicArticle[],
	profiles: readonly Profile[],
	site: Site,
	problems: Problem[],
): Gathered<Author> & Pick<Edition, "authorOf"> {
	const byName = new Map(
		profiles.flatMap((profile) => [
			[profile.key.toLowerCase(), profile] as const,
			[loose(profile.name), profile] as const,
		]),
	);
	const byKey = new Map(profiles.map((profile) => [slugify(profile.key), profile]));
	const gatherer = new Gatherer<Author>("author", "byline", problems);
	const authorOf = remembered(NAMES, (written: string) => {
		const profile = byName.get(written.toLowerCase()) ?? byName.get(loose(written)) ?? byKey.get(slugify(written));
		return { name: profile?.name ?? written, key: slugify(profile?.key ?? written) };
	});
	for (const [place, article] of articles.entries())
		for (const written of article.byline) {
			const { name, key } = authorOf(written);
			gatherer.add(name, article, place, key);
		}
	const authors = byGroupName(
		gatherer,
		gatherer.make((key, { name, articles: own }) => {
			const profile = byKey.get(key);
			return { key, name, articles: own, url: authorUrl(key, site), ...(profile && { profile }) };
		}),
	);
	const made = new Map(authors.groups.map((author) => [author.key, author]));
	return { ...authors, authorOf: (written) => made.get(authorOf(written).key) };
}

/** Who is on the masthead, by number, then by name. */
export const mastheadOf = (profiles: readonly Profile[]): Profile[] =>
	profiles
		.filter(({ masthead }) => masthead !== undefined)
		.sort((a, b) => (a.order ?? 1e4) - (b.order ?? 1e4) || compare(a.name, b.name) || compare(a.key, b.key));

/** What readers see: the name that the note of a group gives, else the one that its stories use. */
export const named = (name: string, note: GroupNote | undefined): Pick<Group, "name" | "note"> => ({
	name: note?.name ?? name,
	...(note && { note }),
});

export const byGroupName = <T extends Group>(gatherer: Gatherer<T>, groups: readonly T[]): Gathered<T> =>
	gathered(
		groups.toSorted((a, b) => compare(a.name.toLowerCase(), b.name.toLowerCase()) || compare(a.key, b.key)),
		gatherer,
	);
