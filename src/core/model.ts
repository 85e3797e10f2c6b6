/**
 * READ FIRST: the types that are passed between the stages, in the order of the flow. No code.
 *
 *   content/*.md → Source → Article + Body → PublicArticle → Edition → Page → OutputFile → dist/
 *
 * 1. `model/problem.ts`: problems, and results that can have problems.
 * 2. `model/article.ts`: what one file contains (parse).
 * 3. This file: the site at one instant (gate, compose), its pages (plan, render), the configuration, plugins.
 * 4. `views.ts`: what templates get.
 */

import type { Processor } from "unified";
import type { HeaderHost, HostName, TargetConfig } from "./deploy-targets.js";
import type { FieldKeys } from "./field-keys.js";
import type { CreditField, FieldType } from "./front-matter-schema.js";
import type { RuleSettings } from "./lint-rules.js";
import type { Article, CollectionMeta, FrontPlan, IndexedArticle, Profile } from "./model/article.js";
import type { Outcome, Place, Problem } from "./model/problem.js";
import type { Mounts } from "./mounts.js";
import type { MenuConfig, Menus } from "./navigation.js";
import type { Encoding } from "./precompressed.js";
import type { Html, Instant, Path, Url } from "./scalars.js";
import type { AdView, DocumentView, EmbedView, PageView, PictureView, StoryLinkView } from "./views.js";

export type * from "./model/article.js";
export type * from "./model/problem.js";
export type { Html, Instant, Path, Url };

// ── Gate: which articles are public ──────────────────────────────────────────────────────────────────────────────

declare const brand: unique symbol;
/** An article that is public at the instant of the build. Only `gate` creates this type. */
export type PublicArticle = IndexedArticle & { readonly [brand]: "public" };

/** `content/published.json`: everything that was ever published. Kept under version control; written by `build --record` and with `record: true`. */
export interface PublicationRecord {
	/** By permanent id. */
	readonly stories: ReadonlyMap<string, RecordedArticle>;
	/** URLs of sections, topics, authors and series. */
	readonly fronts: readonly Url[];
	/** URLs that were removed permanently. */
	readonly gone: readonly Url[];
	/** The host name in the ids of feed entries when the first article was recorded. Missing in records of older versions. */
	readonly authority?: string | undefined;
	/** The position of a text in the file. */
	readonly placeOf: (words: string) => Place;
}
/** An article as `content/published.json` has it: its state at the last recorded build. */
export interface RecordedArticle {
	/** The source file, relative to the site's root. */
	readonly file: Path;
	/** Every URL that the article had and that no other page uses now; the last one was current. */
	readonly urls: readonly Url[];
	/** The instant of publication. */
	readonly date: Instant;
	/** `Article.sourceDigest`. */
	readonly text: string;
	/** The instant of the last correction or update. */
	readonly changed?: Instant;
}

/** An inspected image with its final URL. Known before any variant is rendered. */
export interface Picture {
	/** The source file relative to the site's root, or the external address. */
	readonly src: Path;
	readonly url: Url;
	/** The file type by content: `jpeg`, `svg`, `pdf`. Missing if it is unknown or the image is external. */
	readonly kind?: string;
	/** Why the file is not published: a message that continues the file name, and a hint. */
	readonly error?: { readonly message: string; readonly hint: string };
	/** In pixels, like `height`. */
	readonly width?: number;
	readonly height?: number;
	/** The HTML attribute `srcset` (HTML, 4.8.4.2.1): narrower variants and the image itself. Missing if there are no variants. */
	readonly srcset?: string;
	/** A JPEG variant of a lead image or portrait in a format that social networks and feed readers may not support. Size in pixels. */
	readonly jpeg?: { readonly url: Url; readonly width: number; readonly height: number };
}

// ── Compose: the site at one instant ─────────────────────────────────────────────────────────────────────────────

/** The whole public site at one instant: every public article, and the collections that they form. */
export interface Edition {
	readonly site: SiteConfig;
	/** The instant of the build, which decides what is public. */
	readonly at: Instant;
	/** The edition includes articles that are not public. For previews only. */
	readonly drafts: boolean;
	/** Newest first by the instant of publication (the later of `date` and `embargo`), then by source file. */
	readonly articles: readonly PublicArticle[];
	/** In the order of the navigation, each section before its subsections. */
	readonly sections: readonly Section[];
	/** Sorted by name. */
	readonly topics: readonly Collection[];
	/** Authors with a page, sorted by name. */
	readonly authors: readonly Author[];
	readonly series: readonly Collection[];
	/** Newest first. Empty if the site has no archive by date. */
	readonly months: readonly Month[];
	/** The collections of an article, in the order in which the article names them; sections outermost first. */
	readonly collectionsOf: (article: PublicArticle) => Memberships;
	/** The related articles of an article, best match first. A plugin can replace this function. */
	readonly related: (article: PublicArticle) => readonly PublicArticle[];
	/** The public entries of live coverage, newest first, by the source file of the article that they belong to. */
	readonly coverage: ReadonlyMap<Path, readonly PublicArticle[]>;
	/** Articles that are translations of one another, by `translationKey`, newest first. Articles with a `canonical` URL are not included. */
	readonly translations: ReadonlyMap<string, readonly PublicArticle[]>;
	/** The public plain pages, sorted by source file. They are in no collection, list or feed. */
	readonly plainPages: readonly PublicArticle[];
	/** The plans of fronts by key: `home`, `news/city-hall`. */
	readonly fronts: ReadonlyMap<string, FrontPlan>;
	/** The people listed on the masthead page, in its order. */
	readonly masthead: readonly Profile[];
	/** Resolves a name or a key to the author with a page; undefined if there is none. */
	readonly authorOf: (written: string) => Author | undefined;
	/** The people in an article's byline, in its order. */
	readonly bylineOf: (article: Pick<Article, "byline" | "lang">) => readonly Named[];
	/** The other credited people by role, in the order of the roles. */
	readonly creditsOf: (article: Pick<Article, "contributors" | "lang">) => readonly Credit[];
	/** Every URL of the site and its owner. */
	readonly urls: Urls;
	/** The entries of the navigation and the footer, if the configuration has any. */
	readonly menus: Menus;
	/** The authority of the ids of feed entries: a host name, with the base path behind it if there is one. It stays the same when the domain changes (RFC 4151). */
	readonly authority: string;
	/** Redirects from former URLs, sorted by URL. No target is itself a former URL. */
	readonly redirects: readonly Redirect[];
	/** URLs that were published and are gone: permanently, or until their article is public again. */
	readonly goneUrls: readonly Url[];
	/** The pages that plugins add. */
	readonly pages: readonly PageSpec[];
	/** The machine-readable files that plugins add. */
	readonly documents: readonly DocumentSpec[];
}

/** The collections of one article. */
export interface Memberships {
	/** Outermost first. */
	readonly sections: readonly Section[];
	readonly topics: readonly Collection[];
	readonly authors: readonly Author[];
	readonly series: Collection | undefined;
}

/** The public articles with a topic, section, author or series in common. */
export interface Collection {
	/** The slug. */
	readonly key: string;
	/** The displayed name. */
	readonly name: string;
	readonly url: Url;
	/** Newest first; a series in the order of its parts. */
	readonly articles: readonly PublicArticle[];
	/** The content of its description file, if it has one. */
	readonly note?: CollectionMeta;
}
export interface Section extends Collection {
	/** Slugs joined by `/`: `news/city-hall`. */
	readonly key: string;
	/** The key of the section above. */
	readonly parent?: string;
	/** The keys of its subsections. */
	readonly children: readonly string[];
	/** The key of its top section, if the configuration gives that one a colour. */
	readonly color?: string;
}
/** The articles of one month in the time zone of the site. */
export interface Month {
	/** Four digits: `2026`; the month has two: `05`. */
	readonly year: string;
	readonly month: string;
	readonly url: Url;
	/** Newest first. */
	readonly articles: readonly PublicArticle[];
}
/** An author with a page. */
export interface Author extends Collection {
	/** The content of the author's file, if there is one. */
	readonly profile?: Profile;
}
/** A person whom an article names. */
export interface Named {
	readonly name: string;
	/** Set if the person has a page. */
	readonly author?: Author;
}
/** The people who contributed to an article in one role. */
export interface Credit {
	readonly role: CreditField["role"];
	readonly people: readonly Named[];
}

/** A redirect from a former URL. */
export interface Redirect {
	readonly from: Url;
	/** The URL of an existing page, or an absolute URL. Not percent-encoded. */
	readonly to: Url;
	/** Set if the target is an article. */
	readonly article?: PublicArticle;
	/** `from` differs from the URL of a page only in case or Unicode form, so it has no file: hosts that take rules answer for it. */
	readonly isRule?: true;
}

/** The table of all URLs of the site. Two owners of one URL are an error. */
export interface Urls {
	/** The owner of each URL. */
	readonly owners: ReadonlyMap<Url, Owner>;
	/** The URL of each public article and plain page, by source file. */
	readonly articles: ReadonlyMap<Path, Url>;
}
/** What claims a URL. */
export interface Owner {
	/** For messages: `the section "News"`, `content/a.md`. */
	readonly name: string;
	readonly place?: Place | undefined;
	/** The article at this URL, or the target of an alias. */
	readonly article?: PublicArticle;
}

// ── Plan and render: pages ───────────────────────────────────────────────────────────────────────────────────────

/** A page is `render(template, view)`. Its view contains every value that it shows. */
export interface Page<V = PageView> {
	readonly url: Url;
	/** The name of a file in `templates/` without its extension; for a document, the name of a serializer. */
	readonly template: string;
	readonly view: V;
	/** The source file, if the page is an article. */
	readonly from?: Path;
	/** A machine-readable file such as a feed or sitemap. Published after the pages. */
	readonly isDocument?: true;
}

/** A page whose view is built on request. */
export interface PlannedPage extends Omit<Page, "view"> {
	/** What it is built of, as JSON can hold it (`pages/page-task`). */
	readonly task: unknown;
	/** Builds the view. The problems are those of this page, such as dead links. */
	readonly make: () => Outcome<Page>;
}

/** A page of a plugin (hook `pages`). The build adds what every view has: `site`, `url`, `canonical`. */
export type PageSpec = Page<Record<string, unknown> & { readonly title: string }>;

/** A machine-readable file of a plugin (hook `documents`), such as a feed. It shows articles as their pages do. */
export interface DocumentSpec {
	/** The URL of a file: `/feed.xml`. */
	readonly url: Url;
	/** The name of a function in the `serializers` of a plugin. */
	readonly serializer: string;
	/** Any data for the serializer: texts, numbers, lists and maps. */
	readonly meta: Readonly<Record<string, unknown>>;
	/** Articles to show with their bodies, in this order. */
	readonly items?: readonly PublicArticle[];
	/** Articles to list without their bodies, in this order. */
	readonly entries?: readonly PublicArticle[];
	/** The instant at which the content changes although no article has changed. */
	readonly validUntil?: Instant;
	/** A file of `static/` with the same URL replaces the document, without an error. */
	readonly replaceable?: true;
	/** Adds a `<link>` to the document in the head of every page. */
	readonly link?: { readonly rel: string; readonly type?: string };
	/** Problems to report with the document. */
	readonly problems?: readonly Problem[];
	/** Adds `<link rel="alternate">` to the head of the page at the URL `of`, with this media type and title. */
	readonly alternate?: { readonly of: Url; readonly type: string; readonly title: string };
}

/** A rendered file of the site. */
export interface OutputFile {
	/** Relative to the output folder. */
	readonly path: Path;
	readonly bytes: Uint8Array;
	/** Order of publication: new assets, new pages, new documents (machine-readable files such as feeds), then replaced files in the same order. */
	readonly kind: "asset" | "page" | "document";
	/** The source file, if the file is the page of an article. */
	readonly from?: Path;
}

/** What replaces a hole on a page: finished HTML, or data that a component of the theme renders. */
export type HoleContent =
	| Html
	| { readonly picture: PictureView }
	| { readonly readMore: StoryLinkView & { readonly sponsored?: true } }
	| { readonly embed: EmbedView }
	| { readonly ad: AdView };

/** Articles with errors, by source file: whether their old page is kept, or removed because the article may no longer be public. */
export type Quarantine = ReadonlyMap<Path, "keep" | "remove">;

/** The result of a build. */
export interface Report {
	/** Number of pages of the site. */
	readonly pages: number;
	/** Number of pages that were rendered. */
	readonly rendered: number;
	/** Number of pages that were kept from the previous build. */
	readonly reused: number;
	/** Number of files written. */
	readonly written: number;
	/** Number of files deleted. */
	readonly deleted: number;
	/** Number of files in the output. */
	readonly files?: number;
	/** The host of the site and the maximum number of its files. */
	readonly fileLimit?: { readonly host: HostName; readonly most: number };
	/** The URLs of all files that were written or deleted, sorted. */
	readonly changed: readonly Url[];
	/** The URLs of the files that were deleted. */
	readonly removed: readonly Url[];
	/** Sorted by file and position. */
	readonly problems: readonly Problem[];
	/** Why the page named by `--why` was rendered or reused. */
	readonly why?: readonly string[];
	/** The instant (UTC) at which the output changes next although no file changes: a date, embargo, expiry, pin or anniversary. */
	readonly nextChange?: Instant;
	/** The IANA time zone of the site, given with `nextChange`. */
	readonly timeZone?: string;
	/** The address for which the site was built and its source, unless that is the configuration. */
	readonly address?: { readonly url: Url; readonly from: string; readonly isPreview: boolean };
	/** Duration of each stage in milliseconds. */
	readonly times: Readonly<Record<string, number>>;
	/** The absolute path of the output folder. */
	readonly out: string;
	/** Exit code: 0 ok, 1 problems in content or templates, 2 configuration, 3 input or output, 4 locked by another build. */
	readonly exit: 0 | 1 | 2 | 3 | 4;
}

// ── Configuration ────────────────────────────────────────────────────────────────────────────────────────────────

/** The validated content of `broadsheet.config.ts`, with every default filled in. `docs/configuration.md` explains each key. */
export interface SiteConfig extends MenuConfig {
	/** The name of the newspaper. */
	readonly name: string;
	/** The absolute address without a trailing slash, percent-encoded: `https://courier.example`, `https://someone.github.io/paper`. */
	readonly url: string;
	/** `url` of the configuration. `url` differs from it if `--url` or the environment sets the address of this build. */
	readonly configuredUrl: Url;
	/** Whether this is a preview deployment of a host: search engines must index no page. */
	readonly isPreview: boolean;
	/** The branch that is published, for hosts that do not name it. */
	readonly productionBranch?: string | undefined;
	/** One sentence about the site, for search engines and feeds. */
	readonly description: string;
	/** A BCP 47 tag. */
	readonly language: string;
	/** An IANA name. If it is undefined, dates without an offset are read as UTC, with a warning. */
	readonly timeZone: string | undefined;
	/** The generator whose archive the content is. */
	readonly from?: string | undefined;
	/** How a list of categories is read: as the path of one section, or as a section and topics. */
	readonly categories: "path" | "flat";
	/** Front-matter fields → the keys that the site's articles use for them. */
	readonly fields: FieldKeys;
	/** The same for author files. */
	readonly authorFields: Readonly<Record<string, string>>;
	/** The same for topic files. */
	readonly topicFields: Readonly<Record<string, string>>;
	/** Folders, relative to `content/`; `content` and `static` are relative to the site. */
	readonly folders: Mounts & {
		readonly articles: readonly Path[];
		readonly authors: Path;
		readonly topics: Path;
		readonly sections: Path;
		readonly series: Path;
		readonly fronts: Path;
		readonly pages: Path;
	};
	/** Names of top sections in the order of the navigation; other sections follow by name. */
	readonly sections: readonly string[];
	/** Redirects: former URL → a path of the site or an absolute URL. */
	readonly redirects: Readonly<Record<Url, string>>;
	/** URL patterns by page kind, such as `/:section/:year/:month/:slug/`; `base` is what the `permalink` of a story counts from. */
	readonly permalinks: Readonly<Record<"article" | "base" | "section" | "topic" | "author" | "series", string>> & {
		/** A pattern instead of `article` for the stories below a folder of the site. Of nested folders the inner one counts. */
		readonly folders: Readonly<Record<Path, string>>;
	};
	/** Every build updates `content/published.json`. */
	readonly record: boolean;
	/** The site has an archive by date. */
	readonly archive: boolean;
	/** Articles per page of a paginated archive. */
	readonly pageSize: number;
	/** The severity of dead links. */
	readonly links: "error" | "warn";
	readonly markdown: {
		/** What happens to raw HTML: it is removed, or reduced to a safe subset. */
		readonly html: "drop" | "sanitize";
		/** Plugins for unified (remark). */
		readonly remark: readonly RemarkPlugin[];
		/** Common texts use the fast parser and printer; the result is the same without them. */
		readonly fastPath: boolean;
	};
	readonly images: {
		/** Prefixes of image addresses that are served externally, such as `/images/`: the files are neither read nor published. */
		readonly external: readonly string[];
		/** Widths of image variants in pixels. An image gets a variant in each width that is smaller than its own. */
		readonly widths: readonly number[];
	};
	/** The publisher, for structured data: a logo, and the URLs of policies by their schema.org property. */
	readonly publisher: { readonly logo?: string | undefined; readonly policies: Readonly<Record<string, string>> };
	/** Feeds. */
	readonly feeds: {
		/** Formats of the feeds of the site. */
		readonly formats: readonly FeedFormat[];
		/** Formats of the feeds of each kind of collection. */
		readonly groups: Readonly<Record<"sections" | "topics" | "authors" | "series", readonly FeedFormat[]>>;
		/** Number of entries in the feeds of the site and of sections. */
		readonly items: number;
		/** Number of entries in the feeds of topics, authors and series. */
		readonly groupItems: number;
		/** Whether entries have the full text of the article. */
		readonly text: "full" | "summary";
		/** The authority of the ids of entries (RFC 4151, 2.1): a host, with or without a path. By default that of `content/published.json`, or of `url`. */
		readonly authority?: string | undefined;
		/** WebSub hubs that are notified of changes. */
		readonly hubs: readonly string[];
	};
	/** The content of `robots.txt`: which crawlers may read the site, and for which purpose. */
	readonly robots: RobotsPolicy;
	/** The content of `security.txt` (RFC 9116). Without it there is no such file. */
	readonly security: SecurityContact | undefined;
	/** The web app manifest: whether it exists, a short name and a colour. */
	readonly manifest: {
		readonly file: boolean;
		readonly shortName?: string | undefined;
		readonly color?: string | undefined;
	};
	/** References to image files for browser tabs and home screens. */
	readonly icons: readonly string[];
	/** Files with HTTP headers: for which hosts, and additional sources of the content security policy by directive. */
	readonly headers: {
		readonly hosts: readonly HeaderHost[];
		readonly csp: Readonly<Record<string, readonly string[]>>;
	};
	/** Encodings of precompressed copies of text files, each once, the best first. */
	readonly compress: readonly Encoding[];
	/** IndexNow: the key that proves ownership of the site, and the endpoint to notify. */
	readonly indexNow: { readonly key: string; readonly endpoint: string } | undefined;
	/** Targets of `broadsheet deploy`, by name. */
	readonly deploy: Readonly<Record<string, TargetConfig>>;
	/** Which sitemaps exist: of all pages, of recent news. */
	readonly sitemaps: { readonly site: boolean; readonly news: boolean };
	/** The severity of each rule of `broadsheet check`, by its code. */
	readonly check: { readonly rules: RuleSettings };
	/** What articles may embed: known providers, and further hosts. */
	readonly embeds: { readonly allow: readonly string[]; readonly hosts: readonly EmbedHost[] };
	/** Inline Markdown that is added to every list of key points as its last item. */
	readonly keyPointsFooter: string | undefined;
	/** Articles show their age from this many years on. */
	readonly ageNotice: number | undefined;
	/** Advertisement slots. */
	readonly ads: Ads | undefined;
	readonly theme: {
		/** `newsreader` publishes the font files of the default theme; `system` uses the fonts of the reader's device. */
		readonly fonts: "newsreader" | "system";
		/** The colour of links and labels: `#8a1c1c`. */
		readonly accent?: string | undefined;
		/** Colours of top sections by name: `#8a1c1c`. */
		readonly sections: Readonly<Record<string, string>>;
	};
	/** Built-in plugins first, then those of the site. */
	readonly plugins: readonly Plugin[];
}

export type FeedFormat = "rss" | "atom" | "json";

/** What crawlers may do. */
export interface RobotsPolicy {
	/** The site has a generated `robots.txt`. */
	readonly file: boolean;
	/** Search engines may index the site. */
	readonly search: boolean;
	/** Generated answers may use the site as input. Undefined: not mentioned. */
	readonly aiInput?: boolean | undefined;
	/** Models may be trained on the site. Undefined: not mentioned. */
	readonly aiTrain?: boolean | undefined;
	/** Paths that no crawler may read. */
	readonly disallow: readonly string[];
	/** Crawlers, by name, that may read everything, nothing, or all except some paths. */
	readonly agents: Readonly<Record<string, "allow" | "disallow" | readonly string[]>>;
}
/** The fields of `security.txt` (RFC 9116, 2.5). */
export interface SecurityContact {
	/** `mailto:` or `https:` addresses, the preferred one first. */
	readonly contact: readonly string[];
	/** The file is invalid from this instant on. */
	readonly expires: Instant;
	readonly policy?: string | undefined;
	readonly encryption?: string | undefined;
	readonly acknowledgments?: string | undefined;
	readonly hiring?: string | undefined;
	/** BCP 47 tags. */
	readonly languages: readonly string[];
}

/** A host whose pages may be embedded by their own URL. */
export interface EmbedHost {
	/** An origin: `https://charts.example`. */
	readonly host: string;
	/** The name shown to readers. */
	readonly name: string;
	/** The aspect ratio, width to height. */
	readonly ratio: EmbedView["ratio"];
}

/** Advertisement slots of article pages. */
export interface Ads {
	/** The label above an advertisement; by default a word in the language of the site. */
	readonly label?: string | undefined;
	/** The slots that are rendered, with the size of each. */
	readonly slots: Readonly<Partial<Record<"top" | "body" | "end", AdSize>>>;
}
export type AdSize = "banner" | "rectangle" | "tall";

/** A unified plugin, alone or with its options. */
export type RemarkPlugin = UnifiedPlugin | readonly [plugin: UnifiedPlugin, ...options: unknown[]];
type UnifiedPlugin = (this: Processor, ...options: never[]) => unknown;

/** A front-matter field of a plugin. Its validated value is in `Article.extra`. */
export interface PluginField {
	readonly type: Extract<FieldType, "text" | "texts" | "flag" | "instant" | "url">;
	/** A sentence for the documentation. */
	readonly doc: string;
}

/** A plugin. Its hooks are pure functions from value to value; no hook gets an object to mutate. `docs/plugins.md` has an example of each. */
export interface Plugin {
	readonly name: string;
	/** Additional front-matter fields, by key. */
	readonly fields?: Readonly<Record<string, PluginField>>;
	/** unified plugins, applied to every body before the built-in ones. */
	readonly remark?: readonly RemarkPlugin[];
	/** Replaces a parsed article. Called per file, without access to other files. */
	readonly article?: (article: Article) => Article;
	/** Replaces the composed edition. */
	readonly edition?: (edition: Edition) => Edition;
	/** Adds pages. */
	readonly pages?: (edition: Edition) => readonly PageSpec[];
	/** Adds machine-readable files. A file is rendered again only if something that it shows has changed. */
	readonly documents?: (edition: Edition) => readonly DocumentSpec[];
	/** Functions by name that render a document with its articles to text. They run on any thread. */
	readonly serializers?: Readonly<Record<string, (document: DocumentView) => string>>;
	/** Adds structured data to the head of a page: JSON-LD nodes made from its view. */
	readonly structured?: (view: PageView) => readonly object[];
	/** Replaces the HTML of a page. */
	readonly html?: (html: Html, page: Page) => Html;
	/** Adds files. The view of a page is built on first access; a plugin that reads only the URLs costs little. */
	readonly files?: (edition: Edition, pages: readonly Page[]) => readonly OutputFile[];
}
