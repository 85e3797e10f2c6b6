/** Public articles → the groups that they form: sections, topics, authors, series. */
import { slugify } from "../../base/paths.js";
import { compare, error, warning } from "../../base/problem.js";
import type { FieldName } from "../../fields.js";
import type { Author, Group, Path, Problem, Profile, PublicArticle, Section, Site, TopicNote } from "../../model.js";
import { authorUrl, sectionKey, sectionUrl, seriesUrl, topicUrl } from "./urls.js";

/** A group that is being gathered; `group` is what becomes of it. */
interface Draft<T> {
	readonly name: string;
	readonly articles: PublicArticle[];
	group?: T;
}

/** Gathers articles under the slug of a name. The name is that of the newest article; names that merge by accident are told. */
class Gatherer<T> {
	readonly groups = new Map<string, Draft<T>>();
	/** The groups of each article, in the order in which it names them. */
	private readonly drafts = new Map<Path, Draft<T>[]>();
	constructor(
		private readonly kind: string,
		/** The key in which stories name such groups. */
		private readonly field: FieldName,
		private readonly problems: Problem[],
	) {}
	add(name: string, article: PublicArticle, key = slugify(name)): void {
		let group = this.groups.get(key);
		if (!group) {
			if (key === "" || key.split("/").includes("")) {
				const message = `No URL can be made of the ${this.kind} "${name}": it has no letter and no digit`;
				this.problems.push(error("unsafe-url", message, this.place(article)));
				return;
			}
			group = { name, articles: [] };
			this.groups.set(key, group);
		}
		if (group.name !== name && loose(group.name) !== loose(name)) {
			const message = `The ${this.kind}s "${group.name}" and "${name}" have one page, "${key}"`;
			const more = { group: `${this.kind} ${key} ${name}`, hint: "give one of them another name" };
			this.problems.push(warning("name-clash", message, this.place(article), more));
		}
		const drafts = this.drafts.get(article.from);
		if (!drafts) this.drafts.set(article.from, [group]);
		else if (drafts.includes(group)) return;
		else drafts.push(group);
		group.articles.push(article);
	}
	/** The groups, each made of its draft. */
	make(group: (key: string, draft: Draft<T>) => T): T[] {
		return [...this.groups].map(([key, draft]) => {
			draft.group = group(key, draft);
			return draft.group;
		});
	}
	/** By its file: a plugin may have put another object into the edition. */
	of({ from }: PublicArticle): readonly T[] {
		return (this.drafts.get(from) ?? []).map(({ group }) => group as T);
	}
	private place({ places, from }: PublicArticle) {
		return places[this.field] ?? { path: from, line: 1, column: 1 };
	}
}
/** The groups in their order, and for each article those to which it belongs, in its own order. */
export interface Gathered<T> {
	readonly groups: readonly T[];
	readonly of: (article: PublicArticle) => readonly T[];
}
const gathered = <T>(groups: readonly T[], gatherer: Gatherer<T>): Gathered<T> => ({
	groups,
	of: (article) => gatherer.of(article),
});

const loose = (name: string) =>
	name
		.normalize("NFKC")
		.toLowerCase()
		.replace(/[\s'’_-]+/g, "");

/** `articles` newest first. A story belongs to its section and to every section above. */
export function sectionsOf(articles: readonly PublicArticle[], site: Site, problems: Problem[]): Gathered<Section> {
	const gatherer = new Gatherer<Section>("section", "breadcrumb", problems);
	const keysOf = new Map<string, readonly string[]>();
	for (const article of articles) {
		const names = article.breadcrumb.join("\n");
		const keys = keysOf.get(names) ?? article.breadcrumb.map((_, depth, all) => sectionKey(all.slice(0, depth + 1)));
		keysOf.set(names, keys);
		for (let depth = 0; depth < keys.length; depth++)
			gatherer.add(article.breadcrumb[depth] as string, article, keys[depth]);
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
	for (const article of articles)
		for (const tag of article.tags) {
			const note = byName.get(tag.toLowerCase()) ?? byName.get(slugify(tag));
			gatherer.add(note?.name ?? tag, article, note ? slugify(note.key) : slugify(tag));
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
	for (const article of articles)
		for (const name of article.byline) {
			const profile = byName.get(name.toLowerCase()) ?? byName.get(loose(name)) ?? byKey.get(slugify(name));
			gatherer.add(profile?.name ?? name, article, profile ? slugify(profile.key) : slugify(name));
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
	for (const article of articles) if (article.series) gatherer.add(article.series.name, article);
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
