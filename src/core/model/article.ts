/** What one file of `content/` contains: the input and the output of parsing, before any file is compared with another. */
import type { AUTHOR_KINDS, FieldName, FrontMatter, LocatedText, PictureField } from "../front-matter-schema.js";
import type { Html, Instant, Path, Url } from "../scalars.js";
import type { EmbedView } from "../views.js";
import type { Position } from "./problem.js";

// ── Files ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A Markdown or YAML file of `content/`, as read from disk. */
export interface Source {
	/** Relative to the site's root. */
	readonly path: Path;
	readonly bytes: Uint8Array;
}

/** Any other file of `content/` or `static/`: it can be shown, linked or copied. */
export interface Asset {
	/** Relative to the site's root. */
	readonly path: Path;
	/** Relative to `folder`. A file of `static/` is published under this path. */
	readonly name: Path;
	readonly folder: "content" | "static";
}

/** The kind of a content file, which follows from its path: `author` is one person, `authors` a data file of several. An `entry` is an entry of live coverage. */
export type ContentKind = "article" | "page" | "entry" | "author" | "authors" | "front" | CollectionKind;
/** The kinds of collections that can have a description file. */
export type CollectionKind = "topic" | "section" | "series";

// ── Articles ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** The content of one article file, without its body. The fields of the front matter are described in `front-matter-schema.ts`. */
export interface Article
	extends Omit<
		FrontMatter,
		"summary" | "corrections" | "updates" | "readMore" | "related" | "image" | "description" | "permalink" | "kind"
	> {
	/** The source file, relative to the site's root. */
	readonly from: Path;
	/** The position of each front-matter key, for problems that are found only by comparison with other articles. */
	readonly fieldPlaces: Readonly<Partial<Record<FieldName, Position>>>;
	/** The fields that give a day without a time. Their instant is the first of that day in the time zone of the site. */
	readonly wholeDays?: readonly ("date" | "embargo" | "expires" | "ends" | "updated")[];
	/** The permanent id: the front-matter key `id`, by default the path below the article folder without its extension. */
	readonly id: string;
	/** The last part of the URL. */
	readonly slug: string;
	/** The whole URL of a story, if its front matter gives one. */
	readonly address?: Url;
	/** The day of `date` as written beside its offset, such as `2026-05-01`, if the site has another day at that instant. Hugo makes the address of it. */
	readonly typedDay?: string;
	/** The `slug` of the front matter as written, if `slug` differs from it, and always in Astro. Other generators have its capitals, dots and other characters in the address. */
	readonly typedSlug?: string;
	/** The categories of a post of Jekyll, such as `sport/cup`, if there are several. Jekyll has all of them in its address. */
	readonly typedSection?: string;
	/** The headline with inline markup, if it has any. `headline` and `shortTitle` are plain text. */
	readonly headlineHtml?: Html;
	readonly shortTitleHtml?: Html;
	/** The lead image. */
	readonly image?: LeadPicture;
	/** The authors as written; `Edition.bylineOf` resolves them. */
	readonly byline: NonNullable<FrontMatter["byline"]>;
	/** The names of its sections, outermost first. */
	readonly breadcrumb: readonly string[];
	/** The names of its topics. */
	readonly tags: readonly string[];
	readonly type: NonNullable<FrontMatter["type"]>;
	/** The key points. */
	readonly summary: readonly RichText[];
	/** Plain text for lists and search engines: the key points joined, or the first words of the body. */
	readonly description: string;
	readonly corrections: readonly DatedNote[];
	readonly updates: readonly DatedNote[];
	/** References to articles for the "Read more" list, as written. */
	readonly readMore: readonly LocatedText[];
	/** References to related articles, as written. */
	readonly related: readonly LocatedText[];
	/** The parts of this file's texts that depend on other files. `RichText` and `Body` refer to them by index. */
	readonly holes: readonly Hole[];
	/** Digest of the body's HTML. */
	readonly bodyDigest: string;
	/** Digest of the body's Markdown without white space. The same in every version of Broadsheet, because `content/published.json` stores it. */
	readonly sourceDigest: string;
	/** Number of words in key points and body. Two Chinese, Japanese or Korean characters count as one word. */
	readonly wordCount: number;
	/** For a plain page only. Its `date` is `UNDATED` if the file has none. */
	readonly page?: PlainPage;
	/** The text of an entry of live coverage. The `id` of an entry is its anchor, and its headline may be empty. */
	readonly entry?: RichText;
}

/** What a plain page, such as `content/pages/about.md`, has instead of a section, topics and authors. */
export interface PlainPage {
	/** From its `permalink`, else from the path of its file. */
	readonly url: Url;
	/** The kind of page for search engines. Missing for any other page. */
	readonly kind?: NonNullable<FrontMatter["kind"]>;
}

/** HTML split at its holes: a number is an index into `holes`. */
export type HtmlParts = readonly (Html | number)[];
/** A short inline text. */
export interface RichText {
	readonly parts: HtmlParts;
	/** The same as plain text. */
	readonly text: string;
}
/** The lead image of an article. */
export interface LeadPicture extends Omit<PictureField, "caption" | "credit"> {
	/** Plain text. */
	readonly caption?: string;
	/** Plain text. */
	readonly credit?: string;
	/** The caption with inline markup and links, if it has any. */
	readonly captionParts?: HtmlParts;
	/** The credit with inline markup and links, if it has any. */
	readonly creditParts?: HtmlParts;
}
/** A correction or an update. */
export interface DatedNote {
	readonly date: Instant;
	/** `date` gives a day without a time. */
	readonly isDay?: true;
	readonly text: RichText;
}
/** The HTML of an article's text. Stored apart from the article, so that lists of articles do not load it. */
export interface Body {
	/** Digest of the HTML. */
	readonly digest: string;
	readonly parts: HtmlParts;
}

/** A part of a text whose HTML depends on other files. Planning fills it (`HoleContent`). A `place` is one in the file of the text. */
export type Hole =
	/** The opening tag of a link to a file or page of the site. `attributes` are further attributes of the tag, as HTML. */
	| { readonly kind: "link"; readonly target: string; readonly attributes: string; readonly place: Position }
	/** The closing tag of the link that the hole `opens` begins. */
	| { readonly kind: "end"; readonly opens: number }
	/** A picture of the text. */
	| {
			readonly kind: "picture";
			readonly target: string;
			readonly alt: string;
			/** Plain text. */
			readonly caption?: string;
			/** The caption with inline markup and links, if it has any. */
			readonly captionParts?: HtmlParts;
			/** Set if the picture is a link. */
			readonly link?: PictureLink;
			/** The picture is within a line of text: no figure, no caption. */
			readonly inline: boolean;
			readonly place: Position;
	  }
	/** A "Read more" paragraph. `text` is rendered if the target is not found. */
	| { readonly kind: "readMore"; readonly target: string; readonly text: string; readonly place: Position }
	/** A link in double brackets, as typed. It has its own `words`, or those of the story; without a story it may be plain text. */
	| {
			readonly kind: "wiki";
			readonly target: string;
			readonly typed: string;
			readonly words?: string;
			readonly place: Position;
	  }
	/** Media of another site. */
	| ({ readonly kind: "embed" } & EmbedView)
	/** The advertisement slot within the text. */
	| { readonly kind: "ad" };

/** The target of a picture that is a link. */
export interface PictureLink {
	/** The index of a `link` hole, or an absolute URL. */
	readonly target: number | Url;
	readonly sponsored?: true;
}

// ── Authors, collections, fronts ─────────────────────────────────────────────────────────────────────────────────

/** The content of `content/authors/<key>.md`. */
export interface Profile {
	/** The source file, relative to the site's root. */
	readonly from: Path;
	/** The file name without its extension. */
	readonly key: string;
	/** The name shown in bylines. */
	readonly name: string;
	readonly kind: (typeof AUTHOR_KINDS)[number];
	/** Such as "Ferry reporter". */
	readonly role?: string;
	/** The title on the masthead page. Without one the author is not listed there. */
	readonly masthead?: string;
	/** The heading under which the masthead page lists the author. */
	readonly department?: string;
	/** Position within the department; authors without a number follow. */
	readonly order?: number;
	readonly email?: string;
	/** Absolute URLs of pages about the author. */
	readonly links: readonly string[];
	/** Reference to the portrait. */
	readonly image?: LocatedText;
	readonly biography: RichText;
	/** The holes of the biography. */
	readonly holes: readonly Hole[];
}

/** The content of `content/topics/<key>.md`, `content/sections/<key>.md` or `content/series/<key>.md`. */
export interface CollectionMeta {
	/** The source file, relative to the site's root. */
	readonly from: Path;
	/** The path below its folder without the extension: `rivers`, `news/city-hall`. */
	readonly key: string;
	/** The displayed name, if it differs from the name that articles use. */
	readonly name?: string;
	readonly description: RichText;
	/** The holes of the description. */
	readonly holes: readonly Hole[];
	/** Synonyms of a topic: articles tagged with one of them belong to the topic. */
	readonly synonyms: readonly LocatedText[];
	/** Position among its siblings; those without a number follow. */
	readonly order?: number;
}
/** In file order. */
export type CollectionMetas = Readonly<Partial<Record<CollectionKind, readonly CollectionMeta[]>>>;

/** The content of a file in `content/fronts/`: how editors arrange the home page or the page of a section. */
export interface FrontPlan {
	/** The source file, relative to the site's root. */
	readonly from: Path;
	/** `home`, or the path of a section: `news/city-hall`. */
	readonly key: string;
	/** The large story at the top. A slot without a plan is filled automatically. */
	readonly lead?: SlotPlan;
	/** The stories next to the lead. */
	readonly secondary?: SlotPlan;
	/** The narrow list of further news. */
	readonly rail?: SlotPlan;
	/** Rows of stories of one section or topic each. */
	readonly strips?: readonly SlotPlan[];
}
/** The plan of one slot: first its pinned articles, then the newest of its fill. */
export interface SlotPlan {
	readonly title?: string;
	/** Number of articles. */
	readonly size?: number;
	readonly pins: readonly Pin[];
	/** The section or topic whose newest articles fill the slot; by default the newest of the front. */
	readonly fill?: LocatedText & { readonly kind: "section" | "topic" };
	readonly place: Position;
}
/** A reference to an article that is pinned to a slot. */
export interface Pin extends LocatedText {
	/** The instant at which the pin ends. */
	readonly until?: Instant;
}

// ── Results of parsing ───────────────────────────────────────────────────────────────────────────────────────────

/** Digests and references of an article, which are known without loading it. They decide whether a page can have changed. */
export interface DependencyInfo {
	/** Digest of everything that the article's own page takes from its file. An integer of 52 bits. */
	readonly contentDigest: number;
	/** Digest of everything that lists on other pages can show of the article; its body is not part of it. An integer of 52 bits. */
	readonly listingDigest: number;
	/** Digest of everything that decides how the site is composed: where the article is, what it is called in URLs, who is credited, when it is public. An integer of 52 bits. */
	readonly structureDigest: number;
	/** Hashes of the names by which references find the article (file, slug, id, headline, aliases); see `linkKey`. */
	readonly provides: ArrayLike<number>;
	/** Hashes of the names that the article refers to; 0 for a reference that can resolve to anything. */
	readonly references: ArrayLike<number>;
	/** Targets of pictures and links that may be files of the site. */
	readonly assets: readonly string[];
	/** Other names in the file that may be files of the site. They publish nothing, but a hidden article withholds the files that it names. */
	readonly mentions: readonly string[];
	/** The images of its page as referenced, the lead image first. */
	readonly images: readonly string[];
}

/** An article as the stages that see the whole site use it. */
export interface IndexedArticle extends Article {
	readonly dependencies: DependencyInfo;
}

/** The result of parsing one article file. */
export interface Parsed {
	readonly story: IndexedArticle;
	readonly body: Body;
}
