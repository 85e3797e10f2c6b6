/** A lazily loaded article: the fields that lists need are in memory, all others are read from the cache on first access. */
import { memoize } from "../core/memoize.js";
import type { Article, DependencyInfo, IndexedArticle } from "../core/model.js";
import {
	decodeSummary,
	OPTIONAL_FIELDS,
	type OptionalField,
	type Summary,
	type SummaryField,
} from "./article-summary.js";

/** All other fields; a missing key does not compile. */
const DETAIL_FIELDS: Readonly<Record<Exclude<keyof Article, SummaryField | OptionalField | "from">, true>> = {
	fieldPlaces: true,
	summary: true,
	description: true,
	readMore: true,
	related: true,
	holes: true,
	bodyDigest: true,
	sourceDigest: true,
	wordCount: true,
	entry: true,
	pinned: true,
	keyEvent: true,
	image: true,
	dateline: true,
	sources: true,
	sponsor: true,
	minor: true,
	socialTitle: true,
	seoTitle: true,
	shortTitle: true,
	headlineHtml: true,
	shortTitleHtml: true,
	access: true,
	ads: true,
	extra: true,
};

/** Number of loaded articles kept in memory. */
const LOADED_CACHE_SIZE = 12_000;

/** Undefined for a field that an article does not have. */
type SummaryFields = { -readonly [K in SummaryField | OptionalField]: Article[K] | undefined };

/** Assigns each field by name: `Object.assign` would make V8 keep the object as a hash table, six times as slow to read and four times as large. */
class ArticleSummary implements SummaryFields {
	headline: SummaryFields["headline"];
	slug: SummaryFields["slug"];
	id: SummaryFields["id"];
	date: SummaryFields["date"];
	breadcrumb: SummaryFields["breadcrumb"];
	tags: SummaryFields["tags"];
	byline: SummaryFields["byline"];
	draft: SummaryFields["draft"];
	status: SummaryFields["status"];
	embargo: SummaryFields["embargo"];
	expires: SummaryFields["expires"];
	ends: SummaryFields["ends"];
	series: SummaryFields["series"];
	aliases: SummaryFields["aliases"];
	contributors: SummaryFields["contributors"];
	canonical: SummaryFields["canonical"];
	noindex: SummaryFields["noindex"];
	sitemap: SummaryFields["sitemap"];
	lang: SummaryFields["lang"];
	translationKey: SummaryFields["translationKey"];
	updated: SummaryFields["updated"];
	wholeDays: SummaryFields["wholeDays"];
	updates: SummaryFields["updates"];
	corrections: SummaryFields["corrections"];
	type: SummaryFields["type"];
	page: SummaryFields["page"];
	address: SummaryFields["address"];
	typedDay: SummaryFields["typedDay"];
	typedSlug: SummaryFields["typedSlug"];
	typedSection: SummaryFields["typedSection"];
	constructor(summary: Summary) {
		this.headline = summary.headline;
		this.slug = summary.slug;
		this.id = summary.id;
		this.date = summary.date;
		this.breadcrumb = summary.breadcrumb;
		this.tags = summary.tags;
		this.byline = summary.byline;
		this.draft = summary.draft;
		this.status = summary.status;
		this.embargo = summary.embargo;
		this.expires = summary.expires;
		this.ends = summary.ends;
		this.series = summary.series;
		this.aliases = summary.aliases;
		this.contributors = summary.contributors;
		this.canonical = summary.canonical;
		this.noindex = summary.noindex;
		this.sitemap = summary.sitemap;
		this.lang = summary.lang;
		this.translationKey = summary.translationKey;
		this.updated = summary.updated;
		this.wholeDays = summary.wholeDays;
		this.updates = summary.updates ?? OPTIONAL_FIELDS.updates;
		this.corrections = summary.corrections ?? OPTIONAL_FIELDS.corrections;
		this.type = summary.type ?? OPTIONAL_FIELDS.type;
		this.page = summary.page;
		this.address = summary.address;
		this.typedDay = summary.typedDay;
		this.typedSlug = summary.typedSlug;
		this.typedSection = summary.typedSection;
	}
}

/** Creates a function that creates lazy articles with a shared memory cache. `open` reads the entry of a fingerprint. */
export function createLazyArticles(
	open: (fingerprint: string) => IndexedArticle,
): (from: string, fingerprint: string, encodedSummary: string, dependencies: DependencyInfo) => IndexedArticle {
	class LazyArticle extends ArticleSummary {
		constructor(
			readonly from: string,
			readonly fingerprint: string,
			readonly dependencies: DependencyInfo,
			summary: Summary,
		) {
			super(summary);
		}
		toJSON(): IndexedArticle {
			return whole(this.fingerprint);
		}
	}
	const whole = memoize(LOADED_CACHE_SIZE, open);
	for (const key of Object.keys(DETAIL_FIELDS) as (keyof typeof DETAIL_FIELDS)[])
		Object.defineProperty(LazyArticle.prototype, key, {
			get(this: LazyArticle) {
				return whole(this.fingerprint)[key];
			},
		});
	return (from, fingerprint, encodedSummary, dependencies) =>
		new LazyArticle(from, fingerprint, dependencies, decodeSummary(encodedSummary)) as unknown as IndexedArticle;
}

/** The article as a plain object with all its fields. */
export const materialize = (story: IndexedArticle): IndexedArticle =>
	"toJSON" in story
		? {
				...(story as unknown as { toJSON: () => IndexedArticle }).toJSON(),
				id: story.id,
				dependencies: story.dependencies,
			}
		: story;
