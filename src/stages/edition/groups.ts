/** Public articles → the groups that they form: sections, topics, authors, series. */
import { slugify } from "../../base/paths.js";
import { compare, error, warning } from "../../base/problem.js";
import type { FieldName } from "../../fields.js";
import type { Author, Group, Problem, Profile, PublicArticle, Section, Site, TopicNote } from "../../model.js";
import { authorUrl, sectionUrl, seriesUrl, topicUrl } from "./urls.js";

interface Draft {
	readonly name: string;
	readonly articles: PublicArticle[];
}

/** Gathers articles under the slug of a name. The name is that of the newest article; names that merge by accident are told. */
class Gatherer {
	readonly groups = new Map<string, Draft>();
	/** The keys of each article, in the order in which it names them. */
	readonly keys = new Map<PublicArticle, string[]>();
	constructor(
		private readonly kind: string,
		/** The key in which stories name such groups. */
		private readonly field: FieldName,
		private readonly problems: Problem[],
	) {}
	add(name: string, article: PublicArticle, key = slugify(name)): void {
		const place = article.places[this.field] ?? { path: article.from, line: 1, column: 1 };
		if (key === "" || key.split("/").includes("")) {
			this.problems.push(
				error("unsafe-url", `No URL can be made of the ${this.kind} "${name}": it has no letter and no digit`, place),
			);
			return;
		}
		const group = this.groups.get(key) ?? { name, articles: [] };
		this.groups.set(key, group);
		if (loose(group.name) !== loose(name)) {
			const message = `The ${this.kind}s "${group.name}" and "${name}" have one page, "${key}"`;
			const more = { group: `${this.kind} ${key} ${name}`, hint: "give one of them another name" };
			this.problems.push(warning("name-clash", message, place, more));
		}
		const keys = this.keys.get(article) ?? [];
		if (keys.includes(key)) return;
		this.keys.set(article, [...keys, key]);
		group.articles.push(article);
	}
}
/** The groups in their order, and for each article those to which it belongs, in its own order. */
export interface Gathered<T> {
	readonly groups: readonly T[];
	readonly of: (article: PublicArticle) => readonly T[];
}
function gathered<T extends { readonly key: string }>(groups: readonly T[], { keys }: Gatherer): Gathered<T> {
	const byKey = new Map(groups.map((group) => [group.key, group]));
	return { groups, of: (article) => (keys.get(article) ?? []).flatMap((key) => byKey.get(key) ?? []) };
}

const loose = (name: string) =>
	name
		.normalize("NFKC")
		.toLowerCase()
		.replace(/[\s'’_-]+/g, "");

/** `articles` newest first. A story belongs to its section and to every section above. */
export function sectionsOf(articles: readonly PublicArticle[], site: Site, problems: Problem[]): Gathered<Section> {
	const gatherer = new Gatherer("section", "breadcrumb", problems);
	for (const article of articles) {
		let key = "";
		for (const name of article.breadcrumb) {
			key = key ? `${key}/${slugify(name)}` : slugify(name);
			gatherer.add(name, article, key);
		}
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
	const sections = keys.map((key): Section => {
		const { name, articles: own } = gatherer.groups.get(key) as Draft;
		return {
			key,
			name,
			url: sectionUrl(key, site),
			articles: own,
			children: children.get(key) ?? [],
			...(key.includes("/") && { parent: parentOf(key) }),
		};
	});
	return gathered(sections, gatherer);
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
	const gatherer = new Gatherer("topic", "tags", problems);
	for (const article of articles)
		for (const tag of article.tags) {
			const note = byName.get(tag.toLowerCase()) ?? byName.get(slugify(tag));
			gatherer.add(note?.name ?? tag, article, note ? slugify(note.key) : slugify(tag));
		}
	return byGroupName(
		gatherer,
		[...gatherer.groups].map(([key, group]): Group => {
			const note = notes.find((each) => slugify(each.key) === key);
			return { key, ...group, url: topicUrl(key, site), ...(note && { note }) };
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
	const gatherer = new Gatherer("author", "byline", problems);
	for (const article of articles)
		for (const name of article.byline) {
			const profile = byName.get(name.toLowerCase()) ?? byName.get(loose(name)) ?? byKey.get(slugify(name));
			gatherer.add(profile?.name ?? name, article, profile ? slugify(profile.key) : slugify(name));
		}
	return byGroupName(
		gatherer,
		[...gatherer.groups].map(([key, group]): Author => {
			const profile = byKey.get(key);
			return { key, ...group, url: authorUrl(key, site), ...(profile && { profile }) };
		}),
	);
}

/** Stories of a series stand by their part, then by date. */
export function seriesOf(articles: readonly PublicArticle[], site: Site, problems: Problem[]): Gathered<Group> {
	const gatherer = new Gatherer("series", "series", problems);
	for (const article of articles) if (article.series) gatherer.add(article.series.name, article);
	const part = (article: PublicArticle) => article.series?.part ?? 9999;
	return byGroupName(
		gatherer,
		[...gatherer.groups].map(
			([key, { name, articles: own }]): Group => ({
				key,
				name,
				url: seriesUrl(key, site),
				articles: own.toSorted((a, b) => part(a) - part(b) || compare(a.date, b.date) || compare(a.from, b.from)),
			}),
		),
	);
}

const byGroupName = <T extends Group>(gatherer: Gatherer, groups: readonly T[]): Gathered<T> =>
	gathered(
		groups.toSorted((a, b) => compare(a.name.toLowerCase(), b.name.toLowerCase()) || compare(a.key, b.key)),
		gatherer,
	);
