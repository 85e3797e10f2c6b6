/**
 * How pages read the site. Each answer is noted with the page that asked for it, so what a page depends on is what it read: no page builder states it.
 */
import type { CreditField } from "./front-matter-schema.js";
import type {
	Author,
	Collection,
	DocumentSpec,
	FrontPlan,
	Month,
	Named,
	PageSpec,
	Picture,
	Profile,
	PublicArticle,
	Section,
	SiteConfig,
} from "./model.js";
import type { PageSlice } from "./paginate.js";
import type { Instant, Path, Url } from "./scalars.js";
import type { AlternateView, LinkView, SiteView } from "./views.js";
import type { HiddenReason } from "./visibility.js";

/** An article as lists return it. What it contains is read through the reader. */
export interface ArticleRef {
	/** The source file. */
	readonly from: Path;
}
/** What other pages can show of an article; `DependencyInfo.listingDigest` covers it. */
export type Listing = Omit<
	PublicArticle,
	"holes" | "fieldPlaces" | "bodyDigest" | "sourceDigest" | "dependencies" | "wordCount" | "description"
>;

/** A collection without its articles, which `SiteReader` lists. */
export type Group<T extends Collection = Collection> = Omit<T, "articles">;
/** What other pages show of a collection. */
export type GroupLink = Pick<Section, "key" | "name" | "url" | "color">;
export interface AuthorLink extends GroupLink {
	/** The author is an agency or the newsroom, according to the author file. */
	readonly organization?: true;
	/** The reference to the portrait, and the author file that contains it. */
	readonly portrait?: NonNullable<Profile["image"]> & { readonly path: Path };
}
/** The collections of an article, in its own order. */
export interface Groups {
	/** Outermost first. */
	readonly sections: readonly GroupLink[];
	readonly topics: readonly GroupLink[];
	readonly authors: readonly AuthorLink[];
	readonly series?: GroupLink;
}
/** A list of articles. A collection is named by its kind and its key: `topic:housing`. */
export type ListName = "all" | `${"section" | "topic" | "author" | "series" | "month"}:${string}`;

/** A month of the archive by date. */
export type MonthInfo = Omit<Month, "articles"> & { readonly count: number };
/** The target of a reference. */
export interface ReferenceTarget {
	/** Percent-encoded. Missing if it is that of `article`; empty if the target is known but has no page in this build. */
	readonly url?: Url;
	readonly article?: ArticleRef;
	/** Set for a file that cannot be published. */
	readonly error?: Picture["error"];
}
export type LinkedTarget = ReferenceTarget & Required<Pick<ReferenceTarget, "url">>;
/** A correction: its article, and its index in `Article.corrections`. */
export interface CorrectionRef {
	readonly article: ArticleRef;
	readonly index: number;
}
/** A document of a plugin. */
export interface DocumentInfo extends Pick<DocumentSpec, "url" | "serializer" | "meta"> {
	readonly items: readonly ArticleRef[];
	readonly entries: readonly ArticleRef[];
}
/** A person, with a link if the person has a page. */
export type PersonRef = Pick<Named, "name"> & { readonly author?: Pick<GroupLink, "name" | "url"> };

/** All answers are plain data, so that they can be kept; references to articles have no other property than `from`. */
export interface SiteReader {
	/** The configuration. Each change of it builds all pages again, so it is not noted. */
	readonly site: SiteConfig;
	/** Whether hidden articles are shown: in previews only. */
	readonly drafts: boolean;

	/** Everything in the file of an article, except the HTML of its body. */
	readonly article: (ref: ArticleRef) => PublicArticle;
	readonly listing: (ref: ArticleRef) => Listing;
	/** The first key point, else the description. Plain text. */
	readonly standfirst: (ref: ArticleRef) => string;
	/** Reading time in minutes. */
	readonly minutes: (ref: ArticleRef) => number;
	/** The references to the images of its page, the lead image first. */
	readonly images: (ref: ArticleRef) => readonly string[];
	/** Not percent-encoded; undefined if another page has its URL, which is a problem. */
	readonly url: (ref: ArticleRef) => Url | undefined;
	readonly groups: (ref: ArticleRef) => Groups;
	/** The people in the byline of an article or an entry. */
	readonly byline: (ref: ArticleRef) => readonly PersonRef[];
	/** The other credited people, by role. */
	readonly credits: (
		ref: ArticleRef,
	) => readonly { readonly role: CreditField["role"]; readonly people: readonly PersonRef[] }[];
	/** The public entries of live coverage, newest first; undefined if the article has no live coverage. */
	readonly entries: (ref: ArticleRef) => readonly ArticleRef[] | undefined;
	/** The article and its translations, newest first; empty without a translation. */
	readonly translations: (ref: ArticleRef) => readonly ArticleRef[];
	/** The related articles, best match first. */
	readonly related: (ref: ArticleRef) => readonly ArticleRef[];

	/** The first `count` articles of a list, newest first; a series in the order of its parts. */
	readonly first: (list: ListName, count: number) => readonly ArticleRef[];
	readonly all: (list: ListName) => readonly ArticleRef[];
	/** A page of a list: the front, or the archive page with a number. */
	readonly slice: (list: ListName, page: number | undefined) => PageSlice<ArticleRef>;
	/** The pages of a list that there are. For planning: a page reads its own slice. */
	readonly slices: (list: ListName) => readonly Omit<PageSlice<unknown>, "items">[];
	readonly correctionSlices: () => readonly Pick<PageSlice<unknown>, "url" | "page">[];
	/** A page of the list of corrections. */
	readonly corrections: (page: number | undefined) => PageSlice<CorrectionRef>;
	/** The months of the archive by date, newest first: all of them, or those of a year. */
	readonly months: (year?: string) => readonly MonthInfo[];
	/** The newer and the older neighbour of the page of a year or a month. */
	readonly neighbours: (url: Url) => { readonly newer?: Url; readonly older?: Url };

	readonly section: (key: string) => Group<Section> | undefined;
	/** The top sections, in the order of the navigation. */
	readonly topSections: () => readonly GroupLink[];
	/** By its key or a synonym, both as slugs. */
	readonly topic: (slug: string) => Group | undefined;
	readonly series: (key: string) => Group | undefined;
	readonly author: (key: string) => Group<Author> | undefined;
	readonly frontPlan: (key: string) => FrontPlan | undefined;
	/** The plain page or section at a URL. */
	readonly pageAt: (url: Url) => LinkView | undefined;

	/** The `site` of every view. */
	readonly siteView: () => SiteView;
	/** The feeds of the page at a URL. */
	readonly alternates: (url: Url) => readonly AlternateView[];
	/** The colour of the top section at a URL. */
	readonly colorAt: (url: Url) => string | undefined;
	/** The page of a plugin, without the articles that its view shows: the plugin has read those. */
	readonly spec: (url: Url) => PageSpec;
	readonly document: (url: Url) => DocumentInfo;

	/** What a reference in the file `from` leads to. */
	readonly resolve: (reference: string, from: Path) => ReferenceTarget | undefined;
	/** The image for a `src` in the file `from`. */
	readonly picture: (src: string, from: Path) => Picture | undefined;

	/** Whether an article is live coverage that has not ended. */
	readonly isLive: (ref: ArticleRef) => boolean;
	/** Why an article is not public. */
	readonly hiddenReason: (ref: ArticleRef) => HiddenReason | undefined;
	/** Whole years since an instant. */
	readonly yearsSince: (instant: Instant) => number;
	readonly isPast: (instant: Instant) => boolean;
}
