/**
 * What each template may see, and nothing more. Every value is final: URLs are resolved and percent-encoded, times are
 * formatted in the site's time zone, `Html` is safe to print as it is; every other text is plain and is escaped by the template.
 */
import type { Network } from "./networks.js";
import type { Html, Url } from "./scalars.js";

/** A link with its words. */
export interface LinkView {
	readonly name: string;
	readonly url: Url;
}

/** A section where it is named. */
export interface SectionView extends LinkView {
	/** The key of its top section, where that has a colour of its own: the value of `data-section`, by which the style sheet knows it. */
	readonly color?: string;
}

/** A point in time, twice: for machines and for readers. */
export interface TimeView {
	/** For `<time datetime>`: ISO 8601 with the offset of the site's time zone. Where only the day is known, the day: `2026-06-09`. */
	readonly iso: string;
	/** Where `iso` is a day: its first instant, in ISO 8601 with offset, for formats that know no day alone. */
	readonly instant?: string;
	/** Date and time in the site's language and time zone; where only the day is known, the date alone. */
	readonly text: string;
	/** The date alone. */
	readonly date: string;
}

export interface PictureView {
	readonly url: Url;
	readonly alt: string;
	/** Plain texts. */
	readonly caption?: string;
	readonly credit?: string;
	/** The same with marks and links, if there are any: a template renders these first. */
	readonly captionHtml?: Html;
	readonly creditHtml?: Html;
	/** Where the picture leads, if it is a link. */
	readonly link?: { readonly url: Url; readonly sponsored?: true };
	/** The terms on which others may use it: an absolute URL. */
	readonly license?: string;
	/** In pixels; missing only for pictures that are served from elsewhere. */
	readonly width?: number;
	readonly height?: number;
	/** The attribute of that name: narrower copies and the picture itself. Missing where there are none. */
	readonly srcset?: string;
	/** Of an SVG or AVIF that leads a story, or shows its author: a copy as JPEG for programs that show neither. */
	readonly jpeg?: { readonly url: Url; readonly width: number; readonly height: number };
}

/** A label such as "Opinion", for everything but plain news. */
export interface LabelView {
	readonly type: "analysis" | "opinion" | "background" | "review" | "sponsored" | "satire" | "live";
	readonly text: string;
	/** Live coverage that has not ended. */
	readonly running?: true;
}

/** Why a story is not public, in a preview with drafts. */
export interface HiddenView {
	readonly because: "draft" | "killed" | "embargoed" | "scheduled" | "expired";
	/** When that ends, or, of an expired story, when it began. */
	readonly time?: TimeView;
}

/** The least that a link to a story shows: never a headline without its label. */
export interface StoryLinkView {
	readonly url: Url;
	/** A plain text. */
	readonly headline: string;
	/** The headline with its marks, if there are any: a template renders this first. */
	readonly headlineHtml?: Html;
	readonly label?: LabelView;
	readonly lang?: string;
}

/** People who did one thing for a story. */
export interface CreditView {
	readonly role: "contributor" | "translator" | "editor" | "photographer" | "illustrator";
	/** Each with the URL of their page, where there is one. */
	readonly people: readonly { readonly name: string; readonly url?: Url }[];
}

/** What a list knows of a story. */
export interface TeaserView {
	readonly url: Url;
	readonly headline: string;
	readonly headlineHtml?: Html;
	/** A shorter headline for tight places; the headline itself where there is none. */
	readonly shortTitle: string;
	readonly shortTitleHtml?: Html;
	readonly label?: LabelView;
	/** In a preview with drafts, where the story is not public. */
	readonly hidden?: HiddenView["because"];
	readonly access: "free" | "members" | "paid";
	/** Its innermost section. */
	readonly section?: SectionView;
	readonly authors: readonly string[];
	/** Of a piece of opinion by one author, that author. */
	readonly portrait?: PictureView;
	/** Of a sponsored story, who pays for it. */
	readonly sponsor?: string;
	readonly date: TimeView;
	readonly summary: string;
	readonly minutes: number;
	readonly picture?: PictureView;
	readonly lang?: string;
}

/** Another form of a page. */
export interface AlternateView {
	readonly url: Url;
	/** Its media type. */
	readonly type: string;
	readonly title: string;
}

export interface TranslationView {
	/** BCP 47. */
	readonly lang: string;
	/** What the language calls itself. */
	readonly name: string;
	readonly url: Url;
}

/** What every page has. */
export interface PageView {
	readonly site: SiteView;
	readonly url: Url;
	/** Absolute. */
	readonly canonical: string;
	/** The words of the browser tab, without the site's name. */
	readonly title: string;
	readonly description?: string;
	/** Title on social networks, where it differs. */
	readonly socialTitle?: string;
	/** A picture for social networks, at an absolute URL. */
	readonly socialImage?: PictureView;
	readonly lang: string;
	readonly dir: "ltr" | "rtl";
	/** Not for search engines. */
	readonly noindex?: true;
	/** JSON-LD for search engines, safe within a script. Filled in by the renderer. */
	readonly structured?: string;
	/** Other forms of the page, such as its feeds; those of the home page are in `site`. */
	readonly alternates?: readonly AlternateView[];
	/** The page in all its languages, itself included; the first one is for readers of any other. */
	readonly translations?: readonly TranslationView[];
	/** The section or page of the navigation that is current, by its URL. */
	readonly current?: Url;
	/** Where that has a colour of its own, its key. */
	readonly color?: string;
}

export interface SiteView {
	readonly name: string;
	readonly description: string;
	/** Top sections, each with its subsections. */
	readonly sections: readonly SectionLinkView[];
	/** BCP 47. */
	readonly language: string;
	/** What search engines may show of pages: the value of the meta element `robots`. */
	readonly robots: string;
	/** The icons in `static/`. */
	readonly icons: readonly IconView[];
	/** What the head of every page names, such as the web manifest. */
	readonly links: readonly { readonly rel: string; readonly url: Url; readonly type?: string }[];
	/** The hashed style sheet of every page. */
	readonly css: Url;
	/** The hashed style sheet of pages that are no story, besides the one of every page. */
	readonly lists: Url;
	/** The hashed script of pages with live coverage that runs. */
	readonly live: Url;
	/** Hashed font files that the first screen needs, to preload. */
	readonly fonts: readonly Url[];
	/** The lists of topics and of authors, where there are any. */
	readonly topics?: Url;
	readonly authors?: Url;
	/** The page of those who make the newspaper, where it lists any. */
	readonly masthead?: Url;
	/** The site shows stories that are not public. No page of it is for readers or search engines. */
	readonly drafts?: true;
	/** The absolute URL of the site, without a slash at its end. */
	readonly base: string;
	/** A logo, and the addresses of policies; root-relative or absolute. */
	readonly publisher: { readonly logo?: string | undefined; readonly policies: Readonly<Record<string, string>> };
	/** Other forms of the home page, such as its feeds. */
	readonly alternates: readonly AlternateView[];
	/** The page of all corrections, where there are any. */
	readonly corrections?: Url;
	/** The archive by date, where there is one. */
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
export interface IconView {
	readonly url: Url;
	/** Its media type. */
	readonly type: string;
	/** `48x48`, or `any`. */
	readonly sizes: string;
	/** For home screens of Apple's devices. */
	readonly apple?: true;
}
export interface SectionLinkView extends SectionView {
	readonly children: readonly LinkView[];
}

export interface AuthorLinkView {
	readonly name: string;
	readonly url: Url;
	/** An agency, or the newsroom itself. */
	readonly organization?: true;
	/** Beside a piece of opinion. */
	readonly portrait?: PictureView;
}

/** Something that another site shows, which is loaded when the reader asks for it. */
export interface EmbedView {
	/** The page for people. */
	readonly url: Url;
	/** What the frame loads. */
	readonly src: Url;
	readonly title: string;
	/** Who is asked for it, such as "YouTube". */
	readonly provider: string;
	/** Width to height. */
	readonly ratio: "16/9" | "4/3" | "1/1" | "3/4" | "9/16";
}

export interface AdView {
	readonly label: string;
	readonly size: "banner" | "rectangle" | "tall";
}

export interface NoteView {
	/** The text without its tags. */
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
	/** In a preview with drafts, where the story is not public. */
	readonly hidden?: HiddenView;
	readonly access: "free" | "members" | "paid";
	/** Home, the sections, and last the story itself. */
	readonly breadcrumb: readonly LinkView[];
	/** The innermost section, for the label above the headline. */
	readonly section?: SectionView;
	/** Each author once, in order. */
	readonly authors: readonly AuthorLinkView[];
	/** Words for reading time, such as "2 min read". */
	readonly readTime: string;
	readonly minutes: number;
	/** Of the text and the key points, from which the minutes are made; of Chinese, Japanese and Korean the characters. */
	readonly words: number;
	readonly date: TimeView;
	/** Only where the front matter has an `updated` after the publication, or with the newest entry of live coverage. */
	readonly updated?: TimeView;
	/** Its last change: the publication, `updated`, an update, a correction, or a new entry of live coverage. */
	readonly changed: TimeView;
	/** The age of the article in whole years, if the site shows it. */
	readonly yearsOld?: number;
	readonly dateline?: string;
	readonly keyPoints: readonly Html[];
	readonly picture?: PictureView;
	/** The text: which body, and what fills its holes. The renderer puts them together in `bodyHtml`. */
	readonly body: { readonly digest: string; readonly fills: readonly unknown[] };
	/** The finished text of the story. Filled in by the renderer. */
	readonly bodyHtml: Html;
	/** Of live coverage. */
	readonly live?: LiveView;
	/** Who else worked on the story, by what they did. */
	readonly contributors: readonly CreditView[];
	/** Of a sponsored story, who pays for it. */
	readonly sponsor?: string;
	readonly readMore: readonly TeaserView[];
	readonly related: readonly TeaserView[];
	readonly topics: readonly LinkView[];
	readonly series?: SeriesView;
	readonly corrections: readonly NoteView[];
	readonly updates: readonly NoteView[];
	readonly sources: readonly { readonly name: string; readonly url?: string }[];
	readonly ads: { readonly top?: AdView; readonly body?: AdView; readonly end?: AdView };
	/** Unknown front-matter keys, as plain texts, lists and maps. */
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
	/** Home, the pages and sections at the addresses above it, and last the page itself. */
	readonly breadcrumb: readonly LinkView[];
	readonly picture?: PictureView;
	/** Only where the front matter has an `updated`. */
	readonly updated?: TimeView;
	/** The text: which body, and what fills its holes. The renderer puts them together in `bodyHtml`. */
	readonly body: { readonly digest: string; readonly fills: readonly unknown[] };
	/** The finished text. Filled in by the renderer. */
	readonly bodyHtml: Html;
	/** Unknown front-matter keys, as plain texts, lists and maps. */
	readonly extra: Readonly<Record<string, unknown>>;
}
/** What a machine-readable file shows, such as a feed. */
export interface DocumentView {
	readonly kind: "document";
	readonly site: SiteView;
	readonly url: Url;
	/** What it says of itself. */
	readonly about: Readonly<Record<string, unknown>>;
	readonly items: readonly DocumentItemView[];
	readonly listed: readonly DocumentEntryView[];
}
/** A story in a document that lists it. URLs are root-relative and percent-encoded. */
export interface DocumentEntryView
	extends Pick<DocumentItemView, "url" | "id" | "headline" | "label" | "lang" | "date" | "changed"> {
	/** The URL of every picture that its page shows, the lead first. */
	readonly pictures: readonly string[];
}
/** A story in a document. URLs are root-relative and percent-encoded. */
export interface DocumentItemView {
	readonly url: Url;
	/** The permanent id of the story. */
	readonly id: string;
	readonly headline: string;
	readonly headlineHtml?: Html;
	readonly label?: LabelView;
	readonly lang?: string;
	readonly access: "free" | "members" | "paid";
	readonly authors: readonly AuthorLinkView[];
	readonly date: TimeView;
	/** Its last change: the publication, `updated`, an update, a correction, or a new entry of live coverage. */
	readonly changed: TimeView;
	/** The innermost section. */
	readonly section?: LinkView;
	readonly topics: readonly LinkView[];
	readonly picture?: PictureView;
	/** The summary, as a plain text. */
	readonly description: string;
	readonly keyPoints: readonly Html[];
	readonly corrections: readonly NoteView[];
	/** The text, and what fills its holes. The renderer puts them together in `html`. */
	readonly body: { readonly from: string; readonly digest: string; readonly fills: readonly unknown[] };
	/** The finished text of the story. Filled in by the renderer. */
	readonly html: Html;
}

/** The latest entries of live coverage: what a page that is open asks for while the coverage runs. */
export interface LiveUpdatesView extends PageView {
	readonly kind: "updates";
	readonly live: LiveView;
}
/** Live coverage on the page of its story. */
export interface LiveView {
	/** It has no end, or its end is still to come. */
	readonly running: boolean;
	/** When it ends, or has ended. */
	readonly ends?: TimeView;
	/** Where the latest entries are. */
	readonly updates: Url;
	/** The date of the newest entry. */
	readonly updated?: TimeView;
	/** The key events, newest first. */
	readonly keyEvents: readonly (LinkView & { readonly time: TimeView })[];
	/** Pinned entries, then the others; newest first. */
	readonly entries: readonly LiveEntryView[];
}
export interface LiveEntryView {
	/** Its anchor on the page. */
	readonly id: string;
	readonly headline?: string;
	readonly headlineHtml?: Html;
	readonly time: TimeView;
	readonly pinned: boolean;
	readonly keyEvent: boolean;
	/** In a preview with drafts, where the entry is not public. */
	readonly hidden?: HiddenView;
	/** Each with the URL of their page, where there is one. */
	readonly authors: readonly { readonly name: string; readonly url?: Url }[];
	/** The text without its tags. */
	readonly plain: string;
	/** The text, and what fills its holes. The renderer puts them together in `html`. */
	readonly body: { readonly parts: readonly (Html | number)[]; readonly fills: readonly unknown[] };
	/** The finished text. Filled in by the renderer. */
	readonly html: Html;
}
export interface SeriesView extends LinkView {
	readonly part?: number;
	readonly parts: readonly (PartView & { readonly current: boolean })[];
	readonly previous?: PartView;
	readonly next?: PartView;
}
export interface PartView extends StoryLinkView {
	readonly part?: number;
}

/** The slots of a front. No story stands in two of them. */
export interface SlotsView {
	/** What is pinned there; else the newest story with a picture among the first few, else the newest. */
	readonly lead?: TeaserView;
	/** Next to the lead. */
	readonly seconds: readonly TeaserView[];
	/** A narrow list of further news. */
	readonly latest: readonly TeaserView[];
	/** What that list is called, where an editor named it. */
	readonly latestTitle?: string;
	/** By default one for each top section that has stories left which are not above; `section` may be a topic too. */
	readonly strips: readonly { readonly section: SectionView; readonly stories: readonly TeaserView[] }[];
}

/** `templates/home.tsx` */
export interface HomeView extends PageView, SlotsView {
	readonly kind: "home";
}

/** Older and newer pages of a list. Archive pages count from the oldest, so that a full page never changes. */
export interface PagerView {
	readonly newer?: LinkView;
	readonly older?: LinkView;
}

/** `templates/front.tsx`: a section, and each page of its archive. */
export interface FrontView extends PageView {
	readonly kind: "front";
	readonly name: string;
	readonly breadcrumb: readonly LinkView[];
	readonly children: readonly LinkView[];
	/** On the front itself, where an editor arranged it. */
	readonly slots?: SlotsView;
	/** What the note of the section says, on the front itself. */
	readonly descriptionHtml?: Html;
	/** The number of an archive page; missing on the front itself. */
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
	/** Of a series, which part each of the stories is; 0 where it does not say. */
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

/** `templates/corrections.tsx`: what was corrected, newest first. */
export interface CorrectionsView extends PageView {
	readonly kind: "corrections";
	readonly breadcrumb: readonly LinkView[];
	readonly page?: number;
	readonly corrections: readonly (NoteView & { readonly story: TeaserView })[];
	readonly pager: PagerView;
}

/** `templates/topics.tsx` and `templates/authors.tsx`: a list of groups. */
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
	/** Newest first, each with the months that have stories. The page of a year has that one. */
	readonly years: readonly (LinkView & { readonly count: number; readonly months: TermListView["groups"] })[];
	readonly pager: PagerView;
}

/** `templates/month.tsx`: all stories of a month. */
export interface MonthView extends PageView {
	readonly kind: "month";
	readonly name: string;
	readonly breadcrumb: readonly LinkView[];
	/** Newest first. */
	readonly days: readonly {
		/** `2026-11-19` */
		readonly iso: string;
		readonly name: string;
		readonly stories: readonly ArchiveEntryView[];
	}[];
	readonly pager: PagerView;
}
/** A story as one line of a long list. */
export type ArchiveEntryView = Pick<
	TeaserView,
	"url" | "headline" | "headlineHtml" | "label" | "hidden" | "access" | "section" | "lang"
>;

/** `templates/masthead.tsx`: who makes the newspaper. */
export interface MastheadView extends PageView {
	readonly breadcrumb: readonly LinkView[];
	/** In the order of their first members. */
	readonly departments: readonly {
		readonly name?: string;
		readonly people: readonly {
			readonly name: string;
			/** What they are, such as "Editor". */
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
	readonly to: Url;
}
