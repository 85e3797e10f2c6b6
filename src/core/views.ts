/**
 * The views: everything that a template can render, one type per template.
 *
 * All values are final. URLs are root-relative and percent-encoded unless a field says otherwise. Times are formatted in the time zone and
 * language of the site. `Html` is safe and is inserted as it is; any other text is plain, and the template escapes it.
 *
 * Order of this file: small parts, every page and the site, the article page, machine-readable files, live coverage, fronts, lists.
 */
import type { Network } from "./networks.js";
import type { Html, Url } from "./scalars.js";

/** A link and its text. */
export interface LinkView {
	readonly name: string;
	readonly url: Url;
}

/** A link to a section. */
export interface SectionView extends LinkView {
	/** The key of its top section, if that has a colour: the value of the attribute `data-section`, which the style sheet selects. */
	readonly color?: string;
}

/** A point in time, for machines and for readers. */
export interface TimeView {
	/** For `<time datetime>`: ISO 8601 with the offset of the site's time zone. If only the day is known, the day: `2026-06-09`. */
	readonly iso: string;
	/** If `iso` is a day: the first instant of that day in ISO 8601 with offset, for formats that require a time. */
	readonly instant?: string;
	/** Date and time for readers; if only the day is known, the date. */
	readonly text: string;
	/** The date for readers. */
	readonly date: string;
}

/** An image. */
export interface PictureView {
	/** Absolute if the image is external. */
	readonly url: Url;
	/** The alternative text; empty for a decorative image. */
	readonly alt: string;
	readonly caption?: string;
	readonly credit?: string;
	/** The caption with inline markup and links, if it has any; templates prefer it to `caption`. */
	readonly captionHtml?: Html;
	/** The credit with inline markup and links, if it has any; templates prefer it to `credit`. */
	readonly creditHtml?: Html;
	/** Set if the image is a link. */
	readonly link?: { readonly url: Url; readonly sponsored?: true };
	/** The absolute URL of the licence. */
	readonly license?: string;
	/** In pixels, like `height`. Missing only for external images. */
	readonly width?: number;
	readonly height?: number;
	/** The attribute `srcset`: narrower variants and the image itself. Missing if there are no variants. */
	readonly srcset?: string;
	/** A JPEG variant of a lead image or portrait in SVG or AVIF, for programs that support neither. Size in pixels. */
	readonly jpeg?: { readonly url: Url; readonly width: number; readonly height: number };
}

/** A label such as "Opinion", for all types of articles except news. */
export interface LabelView {
	readonly type: "analysis" | "opinion" | "background" | "review" | "sponsored" | "satire" | "live";
	/** In the language of the site. */
	readonly text: string;
	/** The live coverage has not ended. */
	readonly running?: true;
}

/** Why an article is not public. Set only in previews with drafts. */
export interface HiddenView {
	readonly because: "draft" | "killed" | "embargoed" | "scheduled" | "expired";
	/** When the article becomes public; for an expired article, when it expired. */
	readonly time?: TimeView;
}

/** A link to an article. A headline is never shown without its label. */
export interface StoryLinkView {
	readonly url: Url;
	readonly headline: string;
	/** The headline with inline markup, if it has any; templates prefer it to `headline`. */
	readonly headlineHtml?: Html;
	readonly label?: LabelView;
	/** A BCP 47 tag, if the language differs from that of the site. */
	readonly lang?: string;
}

/** The people who contributed to an article in one role. */
export interface CreditView {
	readonly role: "contributor" | "translator" | "editor" | "photographer" | "illustrator";
	/** `url` is set for people with a page. */
	readonly people: readonly { readonly name: string; readonly url?: Url }[];
}

/** An article in a list. */
export interface TeaserView {
	readonly url: Url;
	readonly headline: string;
	readonly headlineHtml?: Html;
	/** A shorter headline for small spaces; by default the headline. */
	readonly shortTitle: string;
	readonly shortTitleHtml?: Html;
	readonly label?: LabelView;
	/** Set in previews with drafts, if the article is not public. */
	readonly hidden?: HiddenView["because"];
	readonly access: "free" | "members" | "paid";
	/** The innermost section. */
	readonly section?: SectionView;
	/** The names of the authors. */
	readonly authors: readonly string[];
	/** The portrait of the author, for opinion pieces by a single author. */
	readonly portrait?: PictureView;
	/** The sponsor of a sponsored article. */
	readonly sponsor?: string;
	/** The publication. */
	readonly date: TimeView;
	readonly summary: string;
	/** Reading time in minutes. */
	readonly minutes: number;
	readonly picture?: PictureView;
	/** A BCP 47 tag, if the language differs from that of the site. */
	readonly lang?: string;
}

/** An alternative representation of a page, such as its feed. */
export interface AlternateView {
	readonly url: Url;
	/** The media type. */
	readonly type: string;
	readonly title: string;
}

/** A page in one of its languages. */
export interface TranslationView {
	/** A BCP 47 tag. */
	readonly lang: string;
	/** The name of the language in that language. */
	readonly name: string;
	readonly url: Url;
}

/** The part of a view that every page has. */
export interface PageView {
	readonly site: SiteView;
	readonly url: Url;
	/** The absolute URL of the original: this page, unless the article has a `canonical`. */
	readonly canonical: string;
	/** The title of the page without the name of the site. */
	readonly title: string;
	/** For search engines and social networks. */
	readonly description?: string;
	/** The title on social networks, if it differs from `title`. */
	readonly socialTitle?: string;
	/** The image for social networks; its URL is absolute. */
	readonly socialImage?: PictureView;
	/** The language of the page: a BCP 47 tag. */
	readonly lang: string;
	readonly dir: "ltr" | "rtl";
	/** Search engines should not index the page. */
	readonly noindex?: true;
	/** JSON-LD, escaped for a script element. Set by the renderer. */
	readonly structured?: string;
	/** Alternative representations of the page, such as its feeds; those of the home page are in `site`. */
	readonly alternates?: readonly AlternateView[];
	/** The page in all its languages, including this one. The first one is the default for readers of other languages. */
	readonly translations?: readonly TranslationView[];
	/** The URL of the current section or page in the navigation. */
	readonly current?: Url;
	/** The key of that section, if it has a colour. */
	readonly color?: string;
}

/** The part of a view that is the same on every page of the site. */
export interface SiteView {
	readonly name: string;
	readonly description: string;
	/** Top sections with their subsections, in the order of the navigation. */
	readonly sections: readonly SectionLinkView[];
	/** A BCP 47 tag. */
	readonly language: string;
	/** The content of `<meta name="robots">`: what search engines may show of pages. */
	readonly robots: string;
	/** The icons in `static/`. */
	readonly icons: readonly IconView[];
	/** `<link>` elements of every page, such as the web manifest. */
	readonly links: readonly { readonly rel: string; readonly url: Url; readonly type?: string }[];
	/** The style sheet of every page. Its name contains a hash, as do those of the following files. */
	readonly css: Url;
	/** An additional style sheet, for all pages except articles. */
	readonly lists: Url;
	/** The script of pages with live coverage that has not ended. */
	readonly live: Url;
	/** Font files to preload. */
	readonly fonts: readonly Url[];
	/** The list of topics, if there are any. */
	readonly topics?: Url;
	/** The list of authors, if there are any. */
	readonly authors?: Url;
	/** The masthead page, if there is one. */
	readonly masthead?: Url;
	/** The site is a preview that includes articles that are not public. */
	readonly drafts?: true;
	/** The absolute URL of the site without a trailing slash. */
	readonly base: string;
	/** The publisher: a logo, and URLs of policies by their schema.org property. Root-relative or absolute. */
	readonly publisher: { readonly logo?: string | undefined; readonly policies: Readonly<Record<string, string>> };
	/** Alternative representations of the home page, such as its feeds. */
	readonly alternates: readonly AlternateView[];
	/** The list of corrections, if there are any. */
	readonly corrections?: Url;
	/** The archive by date, if there is one. */
	readonly archive?: Url;
	/** What the configuration puts into the navigation, instead of the top sections. */
	readonly navigation?: readonly SectionView[];
	/** What the configuration puts into the foot. */
	readonly footer?: {
		/** It lists the sections and the lists of the site too. */
		readonly sections: boolean;
		readonly columns: readonly { readonly heading: string; readonly links: readonly LinkView[] }[];
		readonly copyright?: string;
	};
	/** Accounts of the newspaper on other networks. */
	readonly social?: readonly (LinkView & { readonly network: Network })[];
	/** Instead of the name. */
	readonly logo?: LogoView;
}
/** A picture that stands for the name of the site, in pixels of its own; `dark` on a dark ground. */
export interface LogoView {
	readonly url: Url;
	readonly width: number;
	readonly height: number;
	readonly dark?: { readonly url: Url; readonly width: number; readonly height: number };
}
/** An icon of the site. */
export interface IconView {
	readonly url: Url;
	/** The media type. */
	readonly type: string;
	/** The attribute `sizes`: `48x48`, or `any`. */
	readonly sizes: string;
	/** For the home screen of Apple devices (`apple-touch-icon`). */
	readonly apple?: true;
}
/** A top section in the navigation. */
export interface SectionLinkView extends SectionView {
	/** Its subsections. */
	readonly children: readonly LinkView[];
}

/** A link to an author. */
export interface AuthorLinkView {
	readonly name: string;
	readonly url: Url;
	/** The author is an agency or the newsroom, not a person. */
	readonly organization?: true;
	/** Set for opinion pieces. */
	readonly portrait?: PictureView;
}

/** Media of another site, loaded when the reader activates it. */
export interface EmbedView {
	/** The page of the media at the provider. */
	readonly url: Url;
	/** The address of the iframe. */
	readonly src: Url;
	readonly title: string;
	/** The name of the provider, such as "YouTube". */
	readonly provider: string;
	/** The aspect ratio, width to height. */
	readonly ratio: "16/9" | "4/3" | "1/1" | "3/4" | "9/16";
}

/** An advertisement slot. */
export interface AdView {
	/** The text above the advertisement. */
	readonly label: string;
	readonly size: "banner" | "rectangle" | "tall";
}

/** A correction or an update. */
export interface NoteView {
	/** The text without markup. */
	readonly plain: string;
	readonly time: TimeView;
	readonly text: Html;
}

/** `templates/article.tsx` */
export interface ArticleView extends PageView {
	readonly kind: "article";
	readonly headline: string;
	readonly headlineHtml?: Html;
	readonly label?: LabelView;
	/** Set in previews with drafts, if the article is not public. */
	readonly hidden?: HiddenView;
	readonly access: "free" | "members" | "paid";
	/** From the home page through the sections to the article itself. */
	readonly breadcrumb: readonly LinkView[];
	/** The innermost section, shown above the headline. */
	readonly section?: SectionView;
	/** In the order of the byline, without duplicates. */
	readonly authors: readonly AuthorLinkView[];
	/** The reading time for readers: "2 min read". */
	readonly readTime: string;
	/** The reading time in minutes. */
	readonly minutes: number;
	/** The number of words in body and key points; in Chinese, Japanese and Korean, of characters. */
	readonly words: number;
	/** The publication. */
	readonly date: TimeView;
	/** Set if the front matter has an `updated` after the publication, and for live coverage with entries. */
	readonly updated?: TimeView;
	/** The last modification: the publication, `updated`, an update, a correction, or a new entry of live coverage. */
	readonly changed: TimeView;
	/** The age of the article in whole years, if it is shown. */
	readonly yearsOld?: number;
	/** The place of the report, such as "Quillmouth". */
	readonly dateline?: string;
	readonly keyPoints: readonly Html[];
	/** The lead image. */
	readonly picture?: PictureView;
	/** The digest of the body, and the contents of its holes (`HoleContent`). The renderer combines them in `bodyHtml`. */
	readonly body: { readonly digest: string; readonly fills: readonly unknown[] };
	/** The HTML of the body. Set by the renderer. */
	readonly bodyHtml: Html;
	/** Set for live coverage. */
	readonly live?: LiveView;
	/** Other people who contributed, by role. */
	readonly contributors: readonly CreditView[];
	/** The sponsor of a sponsored article. */
	readonly sponsor?: string;
	/** The articles that the front matter names under `readMore`. */
	readonly readMore: readonly TeaserView[];
	/** Related articles that are not in `readMore`. */
	readonly related: readonly TeaserView[];
	readonly topics: readonly LinkView[];
	readonly series?: SeriesView;
	readonly corrections: readonly NoteView[];
	readonly updates: readonly NoteView[];
	readonly sources: readonly { readonly name: string; readonly url?: string }[];
	readonly ads: { readonly top?: AdView; readonly body?: AdView; readonly end?: AdView };
	/** Unknown front-matter keys and fields of plugins: texts, lists and maps. */
	readonly extra: Readonly<Record<string, unknown>>;
}
/** `templates/plain-page.tsx`: a page such as "About us". */
export interface PlainPageView extends PageView {
	readonly kind: "plain-page";
	/** Its type on schema.org. */
	readonly schemaType: "AboutPage" | "ContactPage" | "WebPage";
	readonly headline: string;
	readonly headlineHtml?: Html;
	/** In a preview with drafts, where the page is not public. */
	readonly hidden?: HiddenView;
	/** Home, the pages and sections at the URLs above it, and last the page itself. */
	readonly breadcrumb: readonly LinkView[];
	readonly picture?: PictureView;
	/** Only where the front matter has an `updated`. */
	readonly updated?: TimeView;
	/** The body by its digest, with the content of its holes. The renderer makes `bodyHtml` of both. */
	readonly body: { readonly digest: string; readonly fills: readonly unknown[] };
	/** The finished text. Filled in by the renderer. */
	readonly bodyHtml: Html;
	/** Unknown front-matter keys, as plain texts, lists and maps. */
	readonly extra: Readonly<Record<string, unknown>>;
}

/** The view of a machine-readable file, such as a feed. A serializer renders it. */
export interface DocumentView {
	readonly kind: "document";
	readonly site: SiteView;
	readonly url: Url;
	/** The data that the plugin gave. */
	readonly meta: Readonly<Record<string, unknown>>;
	/** Articles with their bodies. */
	readonly items: readonly DocumentItemView[];
	/** Articles without their bodies. */
	readonly entries: readonly DocumentEntryView[];
}
/** An article in a machine-readable file, without its body. */
export interface DocumentEntryView
	extends Pick<DocumentItemView, "url" | "id" | "headline" | "label" | "lang" | "date" | "changed"> {
	/** The URLs of all images on its page, the lead image first. */
	readonly pictures: readonly string[];
}
/** An article in a machine-readable file, with its body. */
export interface DocumentItemView {
	readonly url: Url;
	/** The permanent id of the article. */
	readonly id: string;
	readonly headline: string;
	readonly headlineHtml?: Html;
	readonly label?: LabelView;
	readonly lang?: string;
	readonly access: "free" | "members" | "paid";
	readonly authors: readonly AuthorLinkView[];
	readonly date: TimeView;
	/** The last modification: the publication, `updated`, an update, a correction, or a new entry of live coverage. */
	readonly changed: TimeView;
	/** The innermost section. */
	readonly section?: LinkView;
	readonly topics: readonly LinkView[];
	readonly picture?: PictureView;
	/** The summary as plain text. */
	readonly description: string;
	readonly keyPoints: readonly Html[];
	readonly corrections: readonly NoteView[];
	/** The body, and the contents of its holes (`HoleContent`). The renderer combines them in `html`. */
	readonly body: { readonly from: string; readonly digest: string; readonly fills: readonly unknown[] };
	/** The HTML of the body. Set by the renderer. */
	readonly html: Html;
}

/** The latest entries of live coverage: a page that open article pages fetch until the coverage ends. */
export interface LiveUpdatesView extends PageView {
	readonly kind: "updates";
	readonly live: LiveView;
}
/** Live coverage on an article page. */
export interface LiveView {
	/** The coverage has not ended. */
	readonly running: boolean;
	/** The end of the coverage, in the future or the past. */
	readonly ends?: TimeView;
	/** The URL of the latest entries (`LiveUpdatesView`). */
	readonly updates: Url;
	/** The time of the newest entry. */
	readonly updated?: TimeView;
	/** The key events, newest first. */
	readonly keyEvents: readonly (LinkView & { readonly time: TimeView })[];
	/** Pinned entries first, then the others, each newest first. */
	readonly entries: readonly LiveEntryView[];
}
/** An entry of live coverage. */
export interface LiveEntryView {
	/** The anchor on the page. */
	readonly id: string;
	readonly headline?: string;
	readonly headlineHtml?: Html;
	readonly time: TimeView;
	readonly pinned: boolean;
	readonly keyEvent: boolean;
	/** Set in previews with drafts, if the entry is not public. */
	readonly hidden?: HiddenView;
	/** `url` is set for people with a page. */
	readonly authors: readonly { readonly name: string; readonly url?: Url }[];
	/** The text without markup. */
	readonly plain: string;
	/** The text split at its holes, and the contents of the holes (`HoleContent`). The renderer combines them in `html`. */
	readonly body: { readonly parts: readonly (Html | number)[]; readonly fills: readonly unknown[] };
	/** The HTML of the text. Set by the renderer. */
	readonly html: Html;
}
/** The series of an article. */
export interface SeriesView extends LinkView {
	/** The number of this part. */
	readonly part?: number;
	/** All parts in order. */
	readonly parts: readonly (PartView & { readonly current: boolean })[];
	readonly previous?: PartView;
	readonly next?: PartView;
}
/** A part of a series. */
export interface PartView extends StoryLinkView {
	readonly part?: number;
}

/** The slots of a front. No article is in two of them. */
export interface SlotsView {
	/** The pinned article; by default the newest of the first few with a picture, or else the newest. */
	readonly lead?: TeaserView;
	/** The secondary stories, next to the lead. */
	readonly secondary: readonly TeaserView[];
	/** @deprecated The former name of `secondary`, for templates of sites. */
	readonly seconds: readonly TeaserView[];
	/** A narrow list of further news. */
	readonly latest: readonly TeaserView[];
	/** The title of that list, if the plan gives one. */
	readonly latestTitle?: string;
	/** Rows of articles. By default one for each top section with articles that are in no other slot. `section` can be a topic. */
	readonly strips: readonly { readonly section: SectionView; readonly stories: readonly TeaserView[] }[];
}

/** `templates/home.tsx` */
export interface HomeView extends PageView, SlotsView {
	readonly kind: "home";
}

/** Links between the pages of a list. Archive pages are numbered from the oldest, so that a full page never changes. */
export interface PagerView {
	readonly newer?: LinkView;
	readonly older?: LinkView;
}

/** `templates/front.tsx`: a section, and each page of its archive. */
export interface FrontView extends PageView {
	readonly kind: "front";
	readonly name: string;
	readonly breadcrumb: readonly LinkView[];
	/** Its subsections. */
	readonly children: readonly LinkView[];
	/** The slots, on a front with a plan. */
	readonly slots?: SlotsView;
	/** The description of the section, on its front. */
	readonly descriptionHtml?: Html;
	/** The number of an archive page; missing on the front. */
	readonly page?: number;
	readonly stories: readonly TeaserView[];
	readonly pager: PagerView;
}

/** `templates/topic.tsx`, `templates/series.tsx` */
export interface TopicView extends PageView {
	readonly kind: "topic" | "series";
	readonly name: string;
	readonly breadcrumb: readonly LinkView[];
	readonly descriptionHtml?: Html;
	readonly page?: number;
	readonly stories: readonly TeaserView[];
	/** The part number of each article of a series; 0 if it has none. */
	readonly parts?: readonly number[];
	readonly pager: PagerView;
}

/** `templates/author.tsx` */
export interface AuthorPageView extends PageView {
	readonly kind: "author";
	readonly name: string;
	readonly organization: boolean;
	readonly role?: string;
	readonly email?: string;
	readonly links: readonly string[];
	readonly picture?: PictureView;
	readonly biography?: Html;
	readonly breadcrumb: readonly LinkView[];
	readonly page?: number;
	readonly stories: readonly TeaserView[];
	readonly pager: PagerView;
}

/** `templates/corrections.tsx`: all corrections, newest first. */
export interface CorrectionsView extends PageView {
	readonly kind: "corrections";
	readonly breadcrumb: readonly LinkView[];
	readonly page?: number;
	readonly corrections: readonly (NoteView & { readonly story: TeaserView })[];
	readonly pager: PagerView;
}

/** `templates/topics.tsx` and `templates/authors.tsx`: a list of topics or authors. */
export interface TermListView extends PageView {
	readonly breadcrumb: readonly LinkView[];
	readonly groups: readonly {
		readonly name: string;
		readonly url: Url;
		readonly count: number;
		readonly role?: string;
	}[];
}

/** `templates/archive.tsx`: the archive by date, and each of its years. */
export interface ArchiveView extends PageView {
	readonly kind: "archive";
	readonly name: string;
	readonly breadcrumb: readonly LinkView[];
	/** Newest first, each with the months that have articles. The page of a year has one year. */
	readonly years: readonly (LinkView & { readonly count: number; readonly months: TermListView["groups"] })[];
	readonly pager: PagerView;
}

/** `templates/month.tsx`: all articles of a month. */
export interface MonthView extends PageView {
	readonly kind: "month";
	readonly name: string;
	readonly breadcrumb: readonly LinkView[];
	/** Newest first. */
	readonly days: readonly {
		/** ISO 8601: `2026-11-19`. */
		readonly iso: string;
		readonly name: string;
		readonly stories: readonly ArchiveEntryView[];
	}[];
	readonly pager: PagerView;
}
/** An article as one line of a long list. */
export type ArchiveEntryView = Pick<
	TeaserView,
	"url" | "headline" | "headlineHtml" | "label" | "hidden" | "access" | "section" | "lang"
>;

/** `templates/masthead.tsx`: the people who make the newspaper. */
export interface MastheadView extends PageView {
	readonly breadcrumb: readonly LinkView[];
	/** In the order of their first members. */
	readonly departments: readonly {
		readonly name?: string;
		readonly people: readonly {
			readonly name: string;
			/** Such as "Editor". */
			readonly title: string;
			readonly url?: Url;
			readonly email?: string;
		}[];
	}[];
}

/** `templates/not-found.tsx` */
export interface NotFoundView extends PageView {
	readonly kind: "not-found";
	readonly latest: readonly TeaserView[];
}

/** `templates/redirect.tsx` */
export interface RedirectView extends PageView {
	/** The target: root-relative or absolute. */
	readonly to: Url;
}
