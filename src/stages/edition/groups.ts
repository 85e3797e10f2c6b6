/** Public articles → the groups that they form: sections, topics, authors, series. */
import { remembered } from "../../base/memory.js";
import { slugify } from "../../base/paths.js";
import { compare } from "../../base/problem.js";
import type { Author, Group, Problem, Profile, PublicArticle, Section, Site, TopicNote } from "../../model.js";
import { type Gathered, Gatherer, gathered, loose } from "./gather.js";
import { authorUrl, sectionKey, sectionUrl, seriesUrl, topicUrl } from "./urls.js";

/** So many names are looked up once. */
const NAMES = 20_000;

/** `articles` newest first. A story belongs to its section and to every section above. */
export function sectionsOf(articles: readonly PublicArticle[], site: Site, problems: Problem[]): Gathered<Section> {
	const gatherer = new Gatherer<Section>("section", "breadcrumb", problems);
	const keysOf = new Map<string, readonly string[]>();
	for (const [place, article] of articles.entries()) {
		const names = article.breadcrumb.join("\n");
		const keys = keysOf.get(names) ?? article.breadcrumb.map((_, depth, all) => sectionKey(all.slice(0, depth + 1)));
		keysOf.set(names, keys);
		for (let depth = 0; depth < keys.length; depth++)
			gatherer.add(article.breadcrumb[depth] as string, article, place, keys[depth]);
	}
	const rank = new Map(site.sections.map((name, index) => [slugify(name), index]));
	const order = (key: string) =>
		key
			.split("/")
			.map((part, depth) => `${depth === 0 ? String(rank.get(part) ?? 999).padStart(3, "0") : ""}${part}`)
			.join("/");
	const keys = [...gatherer.groups.keys()].sort((a, b) => compare(order(a), order(b)));
	const children = new Map<string, string[]>();
	for (const key of keys)
		if (key.includes("/")) children.set(parentOf(key), [...(children.get(parentOf(key)) ?? []), key]);
	const sections = new Map(
		gatherer
			.make((key, { name, articles: own }) => ({
				key,
				name,
				url: sectionUrl(key, site),
				articles: own,
				children: children.get(key) ?? [],
				...(key.includes("/") && { parent: parentOf(key) }),
			}))
			.map((section) => [section.key, section]),
	);
	return gathered(
		keys.map((key) => sections.get(key) as Section),
		gatherer,
	);
}
const parentOf = (key: string) => key.slice(0, key.lastIndexOf("/"));

export function topicsOf(
	articles: readonly PublicArticle[],
	notes: readonly TopicNote[],
	site: Site,
	problems: Problem[],
): Gathered<Group> {
	const byName = new Map(
		notes.flatMap((note) => [[note.key.toLowerCase(), note] as const, [slugify(note.name), note] as const]),
	);
	const byKey = new Map(notes.toReversed().map((note) => [slugify(note.key), note]));
	const gatherer = new Gatherer<Group>("topic", "tags", problems);
	const topicOf = remembered(NAMES, (tag: string) => {
		const note = byName.get(tag.toLowerCase()) ?? byName.get(slugify(tag));
		return { name: note?.name ?? tag, key: slugify(note?.key ?? tag) };
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
): Gathered<Author> {
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
	return byGroupName(
		gatherer,
		gatherer.make((key, { name, articles: own }) => {
			const profile = byKey.get(key);
			return { key, name, articles: own, url: authorUrl(key, site), ...(profile && { profile }) };
		}),
	);
}

/** Stories of a series stand by their part, then by date. */
export function seriesOf(articles: readonly PublicArticle[], site: Site, problems: Problem[]): Gathered<Group> {
	const gatherer = new Gatherer<Group>("series", "series", problems);
	for (const [place, article] of articles.entries())
		if (article.series) gatherer.add(article.series.name, article, place);
	const part = (article: PublicArticle) => article.series?.part ?? 9999;
	return byGroupName(
		gatherer,
		gatherer.make((key, { name, articles: own }) => ({
			key,
			name,
			url: seriesUrl(key, site),
			articles: own.toSorted((a, b) => part(a) - part(b) || compare(a.date, b.date) || compare(a.from, b.from)),
		})),
	);
}

const byGroupName = <T extends Group>(gatherer: Gatherer<T>, groups: readonly T[]): Gathered<T> =>
	gathered(
		groups.toSorted((a, b) => compare(a.name.toLowerCase(), b.name.toLowerCase()) || compare(a.key, b.key)),
		gatherer,
	);
