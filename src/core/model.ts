/**
 * READ FIRST: the types that are passed between the stages, in the order of the flow. No code.
 *
 * content/*.md → Source → Article + Body → PublicArticle → Edition → Page → OutputFile → dist/
 */

import type { Processor } from "unified";
import type { HostName, TargetConfig } from "./deploy-targets.js";
import type { FieldKeys } from "./field-keys.js";
import type {
	AUTHOR_KINDS,
	CreditField,
	FieldName,
	FieldType,
	FrontMatter,
	LocatedText,
	PictureField,
} from "./front-matter-schema.js";
import type { RuleSettings } from "./lint-rules.js";
import type { Html, Instant, Path, Url } from "./scalars.js";
import type { AdView, DocumentView, EmbedView, PageView, PictureView, StoryLinkView } from "./views.js";

export type { Html, Instant, Path, Url };

// ── Problems ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** A place in a file. `path` is relative to the site's root; line and column count from 1. */
export interface Place {
	readonly path: Path;
	readonly line?: number;
	readonly column?: number;
	/** Number of characters marked, 1 by default. */
	readonly length?: number;
}

/** A problem that the user should fix, as a value. Codes are stable; each has a paragraph in `docs/problems.md`. */
export interface Problem {
	readonly code: string;
	readonly severity: "error" | "warning";
	readonly message: string;
	readonly place?: Place;
	readonly hint?: string;
	/** Problems with the same code and group are printed once, with a count. */
	readonly group?: string;
	/** The article that the problem belongs to, if its place is elsewhere: in a plugin that fails at it. */
	readonly story?: Path;
	/** With this problem it is unclear whether the article may be public, so its old page is removed too. */
	readonly withhold?: true;
}

/** What a stage returns for one item. Without a value there is at least one error. */
export interface Outcome<T> {
	readonly value?: T;
	readonly problems: readonly Problem[];
}

// ── Read ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A Markdown file on disk. `path` is relative to the site's root. */
export interface Source {
	readonly path: Path;
	readonly bytes: Uint8Array;
}

/** Any other file of `content/` or `static/`, which may be shown, linked or copied. */
export interface Asset {
	/** Relative to the site's root. */
	readonly path: Path;
	/** Relative to its own folder (`content` or `static`); a file of `static/` is published under this path. */
	readonly name: Path;
	readonly folder: "content" | "static";
}

/** The kind of a Markdown file, by its path. */
export type ContentKind = "article" | "entry" | "author" | "front" | CollectionKind;
/** The kinds of groups that have notes. */
export type CollectionKind = "topic" | "section" | "series";

// ── Parse ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What ONE file says, and nothing about other files. Front-matter fields are described in `front-matter-schema.ts`. */
export interface Article
	extends Omit<FrontMatter, "summary" | "corrections" | "updates" | "readMore" | "related" | "image"> {
	/** Its file, relative to the site's root. */
	readonly from: Path;
	/** The places of its keys, for problems that show only in comparison with other articles. */
	readonly fieldPlaces: Readonly<Partial<Record<FieldName, Place>>>;
	/** Which of its instants are written as a day, without a time. */
	readonly wholeDays?: readonly ("date" | "embargo" | "expires" | "ends" | "updated")[];
	/** Permanent: the `id` key, else the path of the file in the content folder without its ending. */
	readonly id: string;
	readonly slug: string;
	/** The headline with its marks, if there are any; `headline` and `shortTitle` are plain text. */
	readonly headlineHtml?: Html;
	readonly shortTitleHtml?: Html;
	readonly image?: LeadPicture;
	/** As written in the file; `Edition.bylineOf` gives the authors. */
	readonly byline: NonNullable<FrontMatter["byline"]>;
	readonly breadcrumb: readonly string[];
	readonly tags: readonly string[];
	readonly type: NonNullable<FrontMatter["type"]>;
	/** The key points. */
	readonly summary: readonly RichText[];
	/** The key points as one plain text, or the first words of the body. */
	readonly description: string;
	readonly corrections: readonly DatedNote[];
	readonly updates: readonly DatedNote[];
	readonly readMore: readonly LocatedText[];
	readonly related: readonly LocatedText[];
	/** The places that depend on other files, in the article's own order. `RichText` and `Body` refer to them by index. */
	readonly holes: readonly Hole[];
	/** Identifies the body's HTML: equal digests, equal bodies. */
	readonly bodyDigest: string;
	/** Identifies the Markdown of the body, white space aside. It is the same in every version of Broadsheet. */
	readonly sourceDigest: string;
	/** Words of summary and body; every two CJK characters count as one word. */
	readonly wordCount: number;
	/** Of an entry of live coverage, its text; its `id` is its anchor, and its headline may be ''. */
	readonly entry?: RichText;
}

/** HTML in pieces: a number is the index of a hole. */
export type HtmlParts = readonly (Html | number)[];
/** A short text, with its holes. */
export interface RichText {
	readonly parts: HtmlParts;
	readonly text: string;
}
/** The lead image of an article. */
export interface LeadPicture extends Omit<PictureField, "caption" | "credit"> {
	readonly caption?: string;
	readonly credit?: string;
	/** The same with their marks and links, where they have any. */
	readonly captionParts?: HtmlParts;
	readonly creditParts?: HtmlParts;
}
export interface DatedNote {
	readonly date: Instant;
	/** `date` is written as a day, without an hour. */
	readonly isDay?: true;
	readonly text: RichText;
}
/** The HTML of an article's text. Bodies travel apart from articles, so that lists never hold them. */
export interface Body {
	readonly digest: string;
	readonly parts: HtmlParts;
}

/** A place whose HTML depends on other files. */
export type Hole =
	/** An opening tag `<a …>`; the matching `end` follows. `rest` is the rest of its attributes. */
	| { readonly kind: "link"; readonly to: string; readonly rest: string; readonly place: Place }
	| { readonly kind: "end"; readonly of: number }
	| {
			readonly kind: "picture";
			readonly to: string;
			readonly alt: string;
			readonly caption?: string;
			/** The caption with its marks and links, where it has any. */
			readonly captionParts?: HtmlParts;
			/** What the picture leads to. */
			readonly link?: PictureLink;
			readonly inline: boolean;
			readonly place: Place;
	  }
	/** A "Read more" paragraph. `text` is rendered if the target is not found. */
	| { readonly kind: "readMore"; readonly to: string; readonly text: string; readonly place: Place }
	/** An embed of another site. */
	| ({ readonly kind: "embed" } & EmbedView)
	/** Space for an advertisement. */
	| { readonly kind: "ad" };

/** The target of a picture that is a link: the index of a hole of the kind `link`, or an address outside the site. */
export interface PictureLink {
	readonly to: number | Url;
	readonly sponsored?: true;
}

/** The content of `content/authors/<key>.md`. */
export interface Profile {
	readonly from: Path;
	readonly key: string;
	readonly name: string;
	readonly kind: (typeof AUTHOR_KINDS)[number];
	readonly role?: string;
	/** Their title on the masthead; without one they are not on it. */
	readonly masthead?: string;
	readonly department?: string;
	/** Their place among the others of the department: those with a number first. */
	readonly order?: number;
	readonly email?: string;
	readonly links: readonly string[];
	readonly image?: LocatedText;
	readonly biography: RichText;
	readonly holes: readonly Hole[];
}

/** The content of `content/topics/<key>.md`, `content/sections/<key>.md` or `content/series/<key>.md`. */
export interface CollectionMeta {
	readonly from: Path;
	/** The path of the file in its folder: `rivers`, `news/city-hall`. */
	readonly key: string;
	/** The name shown instead of the one that articles use. */
	readonly name?: string;
	readonly description: RichText;
	readonly holes: readonly Hole[];
	/** Other names of a topic: stories that use them belong to it. */
	readonly aka: readonly LocatedText[];
	/** Its place among its siblings: those with a number first. */
	readonly order?: number;
}
/** The plan of a front: `content/fronts/home.yaml`, or the file of a section there. */
export interface FrontPlan {
	readonly from: Path;
	/** `home`, or the path of a section: `news/city-hall`. */
	readonly key: string;
	/** A slot that is missing here is filled as without a plan. */
	readonly lead?: SlotPlan;
	readonly secondary?: SlotPlan;
	readonly rail?: SlotPlan;
	readonly strips?: readonly SlotPlan[];
}
/** A place on a front for a number of stories: those that are pinned to it, then the newest of what it is filled with. */
export interface SlotPlan {
	readonly title?: string;
	/** Number of articles. */
	readonly size?: number;
	readonly pins: readonly Pin[];
	/** It is filled with articles of this section or topic; without one with the newest of the front. */
	readonly fill?: LocatedText & { readonly kind: "section" | "topic" };
	readonly place: Place;
}
/** A reference to an article that is pinned to a slot. */
export interface Pin extends LocatedText {
	/** The pin ends at this instant. */
	readonly until?: Instant;
}

/** In the order of their files. */
export type CollectionMetas = Readonly<Partial<Record<CollectionKind, readonly CollectionMeta[]>>>;

/** What is known of an article without loading it: enough to decide whether a page can have changed. */
export interface DependencyInfo {
	/** Digest of everything that the article's own page takes from its file. 52 bits. */
	readonly contentDigest: number;
	/** Digest of everything that other pages can take from it: all except its text. 52 bits. */
	readonly listingDigest: number;
	/** The handles of its names (file, slug, id, headline, aliases) as numbers, see `linkKey`. */
	readonly provides: ArrayLike<number>;
	/** The handles of its references; 0 for a reference that may mean anything. */
	readonly references: ArrayLike<number>;
	/** Pictures and links that may mean a file of the site. */
	readonly assets: readonly string[];
	/** Other names in its file that may mean a file of the site: they publish nothing, but a hidden article keeps such files back. */
	readonly mentions: readonly string[];
	/** The images that its page shows, the lead first, as the file refers to them. */
	readonly images: readonly string[];
}

/** An article as the whole-site stages get it. */
export interface IndexedArticle extends Article {
	readonly dependencies: DependencyInfo;
}

/** The parse result of one Markdown file. */
export interface Parsed {
	readonly story: IndexedArticle;
	readonly body: Body;
}

// ── Publishable ──────────────────────────────────────────────────────────────────────────────────────────────────

declare const brand: unique symbol;
/** An article that the gate has let through. Only `gate` makes one. */
export type PublicArticle = IndexedArticle & { readonly [brand]: "public" };

/** The record of what was ever published, `content/published.json`. It belongs in version control; only `build --record` writes it. */
export interface PublicationRecord {
	/** By their permanent ids. */
	readonly stories: ReadonlyMap<string, RecordedArticle>;
	/** URLs of sections, topics, authors and series. */
	readonly fronts: readonly Url[];
	/** URLs that were taken down for good. */
	readonly gone: readonly Url[];
	/** The authority of the ids in feeds when the first story was recorded. Missing in records of older versions. */
	readonly authority?: string | undefined;
	/** The place of a text in the file. */
	readonly placeOf: (words: string) => Place;
}
export interface RecordedArticle {
	/** Its file when it was recorded, relative to the site's root. */
	readonly file: Path;
	/** Every URL that it had and that no other page has taken; the last one was current. */
	readonly urls: readonly Url[];
	readonly date: Instant;
	/** Identified the Markdown of its body when it was recorded. */
	readonly text: string;
	/** The instant of its last correction or update when it was recorded. */
	readonly changed?: Instant;
}

/** A measured picture with its final URL, known before any pixel moves. */
export interface Picture {
	readonly src: Path;
	readonly url: Url;
	/** What the file is by its bytes: `jpeg`, `svg`, `pdf`. Missing where that is not known, or the picture is served from elsewhere. */
	readonly kind?: string;
	/** Why the file is not published: a sentence that continues its name, and what to do. */
	readonly fault?: { readonly message: string; readonly hint: string };
	readonly width?: number;
	readonly height?: number;
	/** The attribute of that name (HTML, 4.8.4.2.1): narrower copies and the picture itself. Missing where there are none. */
	readonly srcset?: string;
	/** A copy as JPEG of a lead picture or portrait that social networks and readers of feeds may not show. Its size is in pixels. */
	readonly jpeg?: { readonly url: Url; readonly width: number; readonly height: number };
}

// ── Compose ──────────────────────────────────────────────────────────────────────────────────────────────────────

/** The whole newspaper at one instant: every public article, and the groups they form. */
export interface Edition {
	readonly site: SiteConfig;
	/** The instant for which it is composed. */
	readonly at: Instant;
	/** It shows articles that are not public: for the desk, never for readers. */
	readonly drafts: boolean;
	/** Newest first, by the instant of publication (the later of `date` and `embargo`); of equal instants, by file. */
	readonly articles: readonly PublicArticle[];
	/** Parents before children, in the order of the navigation. */
	readonly sections: readonly Section[];
	/** By name. */
	readonly topics: readonly Collection[];
	/** By name. */
	readonly authors: readonly Author[];
	readonly series: readonly Collection[];
	/** Newest first; none where the site has no archive by date. */
	readonly months: readonly Month[];
	/** The groups of a story, in the story's own order; sections outermost first. */
	readonly collectionsOf: (article: PublicArticle) => Memberships;
	/** Related stories of a story, best first. A plugin may put its own function here. */
	readonly related: (article: PublicArticle) => readonly PublicArticle[];
	/** The public entries of live coverage by the file of its story, newest first. */
	readonly coverage: ReadonlyMap<Path, readonly PublicArticle[]>;
	/** Stories that are translations of one another, by their `translationKey`, newest first. A story whose original is elsewhere is not among them. */
	readonly translations: ReadonlyMap<string, readonly PublicArticle[]>;
	/** How editors arranged the home page and sections, by key: `home`, `news/city-hall`. */
	readonly fronts: ReadonlyMap<string, FrontPlan>;
	/** The people who make the newspaper, as the masthead lists them. */
	readonly masthead: readonly Profile[];
	/** The author that a name or a key refers to, if there is one with a page. */
	readonly authorOf: (written: string) => Author | undefined;
	/** The people in an article's byline, in its order. */
	readonly bylineOf: (article: Pick<Article, "byline" | "lang">) => readonly Named[];
	/** The other people credited, by role, in the order of the roles. */
	readonly creditsOf: (article: Pick<Article, "contributors" | "lang">) => readonly Credit[];
	readonly urls: Urls;
	/** The authority of the ids in feeds: a host name, with the base path behind it; it outlives a change of the domain. */
	readonly authority: string;
	/** Former addresses, by URL. None of them leads to a former address. */
	readonly redirects: readonly Redirect[];
	/** URLs that were published once and are gone for good, or until their story is public again. */
	readonly goneUrls: readonly Url[];
	/** The pages that plugins add. */
	readonly pages: readonly PageSpec[];
	/** The machine-readable files that plugins add. */
	readonly documents: readonly DocumentSpec[];
}

export interface Memberships {
	readonly sections: readonly Section[];
	readonly topics: readonly Collection[];
	readonly authors: readonly Author[];
	readonly series: Collection | undefined;
}

export interface Collection {
	/** The slug. */
	readonly key: string;
	readonly name: string;
	readonly url: Url;
	/** Newest first; a series by part. */
	readonly articles: readonly PublicArticle[];
	readonly note?: CollectionMeta;
}
export interface Section extends Collection {
	/** Slugs joined by `/`: `news/city-hall`. */
	readonly key: string;
	readonly parent?: string;
	readonly children: readonly string[];
	/** The key of its top section, where the configuration gives that a colour. */
	readonly color?: string;
}
/** The stories of a month, as the clocks of the site show it. */
export interface Month {
	/** `2026` and `05`. */
	readonly year: string;
	readonly month: string;
	readonly url: Url;
	/** Newest first. */
	readonly articles: readonly PublicArticle[];
}
export interface Author extends Collection {
	readonly profile?: Profile;
}
/** A person named by an article, with the author if that person has a page. */
export interface Named {
	readonly name: string;
	readonly author?: Author;
}
export interface Credit {
	readonly role: CreditField["role"];
	readonly people: readonly Named[];
}

/** A former address and where it leads. */
export interface Redirect {
	readonly from: Url;
	/** A URL of this site that has a page, or an absolute one. Not percent-encoded. */
	readonly to: Url;
	/** The article that it leads to. */
	readonly article?: PublicArticle;
}

/** The one table of URLs. */
export interface Urls {
	/** The owner of each URL. */
	readonly owners: ReadonlyMap<Url, Owner>;
	/** The URL of each public article, by file. */
	readonly articles: ReadonlyMap<Path, Url>;
}
export interface Owner {
	/** In words: `the section "News"`, `content/a.md`. */
	readonly name: string;
	readonly place?: Place | undefined;
	/** The article at this URL, or the one that an alias leads to. */
	readonly article?: PublicArticle;
}

// ── Plan and render ──────────────────────────────────────────────────────────────────────────────────────────────

/** A page is `render(template, view)`. Everything it depends on is a value in its view. */
export interface Page<V = PageView> {
	readonly url: Url;
	/** A file of `templates/`, without its ending. */
	readonly template: string;
	readonly view: V;
	/** The file of the article, if the page is one. */
	readonly from?: Path;
	/** A machine-readable file: a feed, a sitemap. It moves into the output after the pages. */
	readonly index?: true;
}

/** A page whose view has not been made yet. */
export interface PlannedPage extends Omit<Page, "view"> {
	/** Digest of everything that its view can hold: equal keys, equal views. Without a key the view must be made for a comparison. */
	readonly key?: PageKey;
	readonly make: () => Outcome<Page>;
}
/** 52 bits each: of the article's own file, of what it shows of other articles, of what all pages share. */
export type PageKey = readonly [own: number, around: number, frame: number];

/** The result of a plugin's `pages` slot: the build adds what every page has (`site`, `url`, `canonical`). */
export type PageSpec = Page<Record<string, unknown> & { readonly title: string }>;

/** A machine-readable file, such as a feed. It shows articles as their pages do. */
export interface DocumentSpec {
	/** The URL of a file: `/feed.xml`. */
	readonly url: Url;
	/** One of the plugin's `printers`. */
	readonly printer: string;
	/** Its own data: plain texts, numbers, lists and maps. */
	readonly about: Readonly<Record<string, unknown>>;
	/** The articles that it shows, in order, with their bodies. */
	readonly shows?: readonly PublicArticle[];
	/** The articles that it lists, in order, without their bodies. */
	readonly lists?: readonly PublicArticle[];
	/** The instant at which its content changes although nothing else has changed. */
	readonly until?: Instant;
	/** A file of `static/` at its URL takes its place. */
	readonly yields?: true;
	/** Its `<link>` in the head of every page. */
	readonly link?: { readonly rel: string; readonly type?: string };
	/** Problems of its sources. */
	readonly problems?: readonly Problem[];
	/** The page that it is an alternate of, for the head of that page: its URL, the media type, a title. */
	readonly alternate?: { readonly of: Url; readonly type: string; readonly title: string };
}

export interface OutputFile {
	/** Relative to the output folder. */
	readonly path: Path;
	readonly bytes: Uint8Array;
	/** Of new files `asset` files move first, then pages, then `index` files such as feeds; then files that take the place of old ones, in the same order. */
	readonly kind: "asset" | "page" | "index";
	readonly from?: Path;
}

/** What fills a hole on the page: finished HTML, or data that a component of the theme renders. */
export type HoleContent =
	| Html
	| { readonly picture: PictureView }
	| { readonly readMore: StoryLinkView & { readonly sponsored?: true } }
	| { readonly embed: EmbedView }
	| { readonly ad: AdView };

/** Articles that have an error, and whether the old page of each is kept, or removed because the article may have been withdrawn. */
export type Quarantine = ReadonlyMap<Path, "keep" | "remove">;

/** The report of a build. */
export interface Report {
	readonly pages: number;
	readonly rendered: number;
	readonly reused: number;
	readonly written: number;
	readonly deleted: number;
	/** Number of files that the output has. */
	readonly files?: number;
	/** The host of the site and the number of files that it takes at most. */
	readonly fileLimit?: { readonly host: HostName; readonly most: number };
	/** URLs whose files were written or deleted, sorted. */
	readonly changed: readonly Url[];
	/** Those of them whose files were deleted. */
	readonly removed: readonly Url[];
	readonly problems: readonly Problem[];
	/** Why the page named by `--why` was rendered or reused. */
	readonly why?: readonly string[];
	/** The next scheduled change: the instant at which a date, an embargo, an expiry, a pin or an anniversary changes the output. UTC. */
	readonly nextChange?: Instant;
	/** The time zone of the site (IANA), beside `nextChange`. */
	readonly timeZone?: string;
	/** The address for which the site is built, and what names it, where that is not the configuration alone. */
	readonly address?: { readonly url: Url; readonly from: string; readonly isPreview: boolean };
	/** Milliseconds by stage. */
	readonly times: Readonly<Record<string, number>>;
	/** The output folder, absolute. */
	readonly out: string;
	/** 0 ok, 1 problems in content or templates, 2 configuration, 3 input or output, 4 locked by another build. */
	readonly exit: 0 | 1 | 2 | 3 | 4;
}

// ── Site ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The validated content of `broadsheet.config.ts`, with every default filled in. `docs/configuration.md` explains each key. */
export interface SiteConfig {
	readonly name: string;
	/** Absolute, without a trailing slash; percent-encoded: `https://courier.example`, `https://someone.github.io/paper`. */
	readonly url: string;
	/** `url` of the configuration, where `--url` or the environment gives this build a different one; else the same. */
	readonly configuredUrl: Url;
	/** A preview deployment of a host: no page is for search engines. */
	readonly isPreview: boolean;
	/** The branch that readers see, for hosts that do not name it. */
	readonly productionBranch?: string | undefined;
	readonly description: string;
	/** BCP 47. */
	readonly language: string;
	/** IANA. Undefined: none is configured; dates without an offset are read in UTC, with a warning. */
	readonly timeZone: string | undefined;
	/** Name of a field → the archive's keys for it. */
	readonly fields: FieldKeys;
	/** The same for the files of authors and of topics. */
	readonly authorFields: Readonly<Record<string, string>>;
	readonly topicFields: Readonly<Record<string, string>>;
	/** Folders inside `content/`. */
	readonly folders: {
		readonly articles: readonly Path[];
		readonly authors: Path;
		readonly topics: Path;
		readonly sections: Path;
		readonly series: Path;
		readonly fronts: Path;
	};
	/** Names of top sections in the order of the navigation; the others follow by name. */
	readonly sections: readonly string[];
	/** Former addresses that lead to others: URLs of this site → paths of it or absolute URLs. */
	readonly redirects: Readonly<Record<Url, string>>;
	readonly permalinks: Readonly<Record<"article" | "section" | "topic" | "author" | "series", string>>;
	/** Each build records what is public in `content/published.json`. */
	readonly record: boolean;
	/** There is an archive by date. */
	readonly archive: boolean;
	/** Articles per page of a paginated archive. */
	readonly pageSize: number;
	readonly links: "error" | "warn";
	readonly markdown: {
		readonly html: "drop" | "sanitize";
		readonly remark: readonly RemarkPlugin[];
		/** Everyday texts use the fast parser and printer; the result is the same without them. */
		readonly fastPath: boolean;
	};
	readonly images: {
		/** Site paths whose pictures are served from elsewhere, such as `/images/`: neither read nor published. */
		readonly external: readonly string[];
		/** In pixels: a wider image gets a copy in each of these widths. */
		readonly widths: readonly number[];
	};
	/** The publisher, for structured data: a logo, and the addresses of policies by their names on schema.org. */
	readonly publisher: { readonly logo?: string | undefined; readonly policies: Readonly<Record<string, string>> };
	/** Feeds: the formats of the site's own, of those of groups, how many articles they have, and whether with the whole text of each. */
	readonly feeds: {
		readonly formats: readonly FeedFormat[];
		/** The same of each kind of groups. */
		readonly groups: Readonly<Record<"sections" | "topics" | "authors" | "series", readonly FeedFormat[]>>;
		/** Of the site and of a section; of a topic, an author or a series. */
		readonly items: number;
		readonly groupItems: number;
		readonly text: "full" | "summary";
		/** The authority of the ids of entries (RFC 4151, 2.1), a host with or without a path behind it. Without one it is that of the record, or of `url`. */
		readonly authority?: string | undefined;
		/** WebSub hubs that are notified of changes. */
		readonly hubs: readonly string[];
	};
	/** Which crawlers may read the site, and for what. A use that is not named is not mentioned. */
	readonly robots: RobotsPolicy;
	/** Contacts for reports of vulnerabilities (RFC 9116). */
	readonly security: SecurityContact | undefined;
	/** The web app manifest: name and colours. */
	readonly manifest: {
		readonly file: boolean;
		readonly shortName?: string | undefined;
		readonly color?: string | undefined;
	};
	/** Pictures of the site for tabs and home screens, as a story refers to pictures. */
	readonly icons: readonly string[];
	/** The HTTP headers written for hosts: for which of them, and further sources of the content security policy, by directive. */
	readonly headers: {
		readonly hosts: readonly ("netlify" | "nginx" | "s3")[];
		readonly csp: Readonly<Record<string, readonly string[]>>;
	};
	/** IndexNow: the key that proves the ownership of the site, and the endpoint that is notified. */
	readonly indexNow: { readonly key: string; readonly endpoint: string } | undefined;
	/** Where `broadsheet deploy` puts the site, by the name of the target. */
	readonly deploy: Readonly<Record<string, TargetConfig>>;
	/** Which sitemaps exist: of all pages, of news. */
	readonly sitemaps: { readonly site: boolean; readonly news: boolean };
	/** How strict `broadsheet check` is, by the code of a rule. */
	readonly check: { readonly rules: RuleSettings };
	/** What articles may embed: providers that Broadsheet knows, and other hosts. */
	readonly embeds: { readonly allow: readonly string[]; readonly hosts: readonly EmbedHost[] };
	/** A last key point under every list of key points, in inline Markdown. */
	readonly keyPointsFooter: string | undefined;
	/** The age in years from which on an article shows its age. */
	readonly ageNotice: number | undefined;
	readonly ads: Ads | undefined;
	readonly theme: {
		/** `newsreader` publishes the font files of the default theme; `system` publishes none and takes the reader's fonts. */
		readonly fonts: "newsreader" | "system";
		/** The colour of links and labels, as `#8a1c1c`. */
		readonly accent?: string | undefined;
		/** Colours of top sections, by name. */
		readonly sections: Readonly<Record<string, string>>;
	};
	readonly plugins: readonly Plugin[];
}

export type FeedFormat = "rss" | "atom" | "json";

export interface RobotsPolicy {
	/** Whether there is a robots.txt. */
	readonly file: boolean;
	/** To be found by search engines. */
	readonly search: boolean;
	/** As input for generated answers. */
	readonly aiInput?: boolean | undefined;
	/** To train models. */
	readonly aiTrain?: boolean | undefined;
	/** Paths that no crawler may read. */
	readonly disallow: readonly string[];
	/** Crawlers, by name, that may read everything, nothing, or all except some paths. */
	readonly agents: Readonly<Record<string, "allow" | "disallow" | readonly string[]>>;
}
export interface SecurityContact {
	/** Addresses, `mailto:` or `https:`, best first. */
	readonly contact: readonly string[];
	readonly expires: Instant;
	readonly policy?: string | undefined;
	readonly encryption?: string | undefined;
	readonly acknowledgments?: string | undefined;
	readonly hiring?: string | undefined;
	/** BCP 47. */
	readonly languages: readonly string[];
}

/** A host whose pages may be embedded as they are. */
export interface EmbedHost {
	/** `https://charts.example` */
	readonly host: string;
	/** Its name for readers. */
	readonly name: string;
	/** Width to height. */
	readonly ratio: EmbedView["ratio"];
}

export interface Ads {
	/** The label; by default the word in the language of the site. */
	readonly label?: string | undefined;
	/** The slots that are rendered, and the space that each reserves. */
	readonly slots: Readonly<Partial<Record<"top" | "body" | "end", AdSize>>>;
}
export type AdSize = "banner" | "rectangle" | "tall";

/** A unified plugin, alone or with its options. Unified types its plugins by their own parameters; here they are opaque. */
export type RemarkPlugin = UnifiedPlugin | readonly [plugin: UnifiedPlugin, ...options: unknown[]];
type UnifiedPlugin = (this: Processor, ...options: never[]) => unknown;

/** A front-matter field of a plugin: it is validated and available under `extra`. */
export interface PluginField {
	readonly type: Extract<FieldType, "text" | "texts" | "flag" | "instant" | "url">;
	readonly doc: string;
}

/** Slots: pure functions, each called once for each of its values. No slot gets an object to mutate. */
export interface Plugin {
	readonly name: string;
	/** More front-matter fields, by key. */
	readonly fields?: Readonly<Record<string, PluginField>>;
	/** unified plugins that run on every body, before Broadsheet's own. */
	readonly remark?: readonly RemarkPlugin[];
	/** One parsed article → the article that is used. It sees this file only. */
	readonly article?: (article: Article) => Article;
	/** The composed edition → the edition that is used. */
	readonly edition?: (edition: Edition) => Edition;
	/** The edition → more pages. */
	readonly pages?: (edition: Edition) => readonly PageSpec[];
	/** The edition → machine-readable files, each rendered by one of `printers`. A file is made when something that it shows has changed. */
	readonly documents?: (edition: Edition) => readonly DocumentSpec[];
	/** By name: a document and the stories that it shows → its text. */
	readonly printers?: Readonly<Record<string, (document: DocumentView) => string>>;
	/** The view of a page → its structured data: JSON-LD nodes, which the head of the page contains. */
	readonly structured?: (view: PageView) => readonly object[];
	/** The HTML of one page → the HTML that is written. */
	readonly html?: (html: Html, page: Page) => Html;
	/** The edition and its pages → more files. The view of a page is made on first access: most plugins need only the URLs. */
	readonly files?: (edition: Edition, pages: readonly Page[]) => readonly OutputFile[];
}
