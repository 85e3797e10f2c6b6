/** Composes the collections: the articles in order, and what they say of the collections that they belong to. */
import type { IndexedKind } from "../core/edition-index.js";
import type { FieldName } from "../core/front-matter-schema.js";
import type { CollectionMetas, Edition, Problem, Profile, PublicArticle, SiteConfig } from "../core/model.js";
import { type Drafts, gather } from "./collections/builder.js";
import { authorTerms, buildAuthors, buildTopics, bylineProblems, topicTerms } from "./collections/groups.js";
import { buildMonths, newestFirst } from "./collections/months.js";
import { createPeople } from "./collections/people.js";
import { buildSections, sectionTerms } from "./collections/sections.js";
import { buildSeries, seriesTerms } from "./collections/series.js";
import { singleUseTopSections } from "./lint/single-use.js";
import { partition } from "./partition.js";

/** What collections are composed of. */
export interface CollectionInputs {
	/** Articles and plain pages, sorted by source file. */
	readonly articles: readonly PublicArticle[];
	/** The public entries of live coverage, by the source file of their article. @default none */
	readonly coverage?: Edition["coverage"];
	readonly profiles: readonly Profile[];
	readonly notes: CollectionMetas;
}

/** The collections of each kind under construction. */
type EditionDrafts = Readonly<Record<IndexedKind, Drafts>>;
/** The articles in order and the drafts, if they are known already: then problems that articles have with them are not looked for. */
export interface KnownOrder {
	readonly articles: readonly PublicArticle[];
	readonly drafts: EditionDrafts;
}

/** What articles say of the collections that they belong to, by kind. */
export function createTerms(
	{ profiles, notes }: Pick<CollectionInputs, "profiles" | "notes">,
	site: SiteConfig,
	problems: Problem[],
) {
	const people = createPeople(profiles, site);
	const topic = topicTerms(notes.topic ?? [], problems);
	return { people, section: sectionTerms(), topic, author: authorTerms(people), series: seriesTerms() };
}

/** The public articles in order, and the collections that they form. */
export function composeCollections(
	{ articles: all, coverage = new Map(), profiles, notes }: CollectionInputs,
	site: SiteConfig,
	problems: Problem[],
	terms = createTerms({ profiles, notes }, site, problems),
	known?: KnownOrder,
) {
	const { stories: given, pages: plainPages } = partition(all);
	const articles = known?.articles ?? newestFirst(given);
	const draftsOf = (kind: keyof EditionDrafts | "series", field: FieldName) =>
		gather(articles, terms[kind], { kind, field, problems });
	const drafts = known?.drafts ?? {
		section: draftsOf("section", "breadcrumb"),
		topic: draftsOf("topic", "tags"),
		author: draftsOf("author", "byline"),
	};
	const sections = buildSections(drafts.section, terms.section, notes.section ?? [], site, problems);
	problems.push(...singleUseTopSections(sections.groups, site));
	const topics = buildTopics(drafts.topic, terms.topic, notes.topic ?? [], site);
	problems.push(...bylineProblems(known ? [] : articles, coverage, terms.people));
	const authors = buildAuthors(drafts.author, terms.author, terms.people, profiles, site);
	const series = buildSeries(draftsOf("series", "series"), terms.series, notes.series ?? [], site, problems);
	const months = buildMonths(articles, site);
	return { given, plainPages, articles, sections, topics, authors, series, months, drafts };
}
