/**
 * The table of front-matter fields. The type `FrontMatter`, the reference page `docs/front-matter.md` and the JSON Schema for editors are derived from
 * it. A value is parsed by the type of its field, never by YAML's rules.
 */
import type { Instant } from "./scalars.js";

/** The parsed value of each field type. */
export interface FieldValues {
	/** One line of text as typed: `010`, `no` and `12:30` are texts. */
	text: string;
	/** An integer from 1 to 9999. */
	whole: number;
	/** A list of texts. A single text is a list of one; duplicates are removed. */
	texts: readonly string[];
	/** A list of topics. A single line is split at commas, with a warning; duplicates are removed. */
	topics: readonly string[];
	/** Names and keys of authors: a list, or a single line such as `A, B and C`, which is split when all author files are known. */
	names: string | readonly string[];
	/** Section names, outermost first. A leading "Home" is removed. */
	breadcrumb: readonly string[];
	/** Items of inline Markdown with their positions. */
	bullets: readonly LocatedText[];
	/** `true` or `false`. */
	flag: boolean;
	/** `true` or `false`, or a map of another generator such as `{ disable: true }`, which means `false`. */
	sitemap: boolean;
	/** An instant. Without an offset it is in the site's time zone. */
	instant: Instant;
	/** Lower-case words joined by hyphens, safe in a URL and on every file system. */
	slug: string;
	/** References to articles: a file path, a site URL, an id, a slug or a file name. */
	references: readonly LocatedText[];
	/** A picture: a path, or `{ src, alt, caption, credit, license }`. */
	picture: PictureField;
	/** `{ name, part }`, or only the name. */
	series: SeriesField;
	/** Dated notes: a list of `{ date, text }`, the text in inline Markdown. */
	notes: readonly NoteField[];
	/** A list of names, or of `{ name, role }`; or a single line of names such as `A and B`. */
	credits: string | readonly CreditField[];
	/** A list of names, or of `{ name, url }`. */
	sources: readonly SourceField[];
	/** Root-relative paths of this site that redirect to the article, such as `/2019/old-name/`. */
	paths: readonly LocatedText[];
	/** An absolute `https:` or `http:` URL. */
	url: string;
	/** A BCP 47 language tag. */
	language: string;
	status: "published" | "draft" | "killed";
	type: "news" | "analysis" | "opinion" | "background" | "review" | "sponsored" | "satire" | "live";
	access: "free" | "members" | "paid";
	author: (typeof AUTHOR_KINDS)[number];
	/** The address on this site of a page, with a slash at both ends; that of a story may end in `.html`. */
	permalink: string;
	page: (typeof PAGE_KINDS)[number];
}

export type FieldType = keyof FieldValues;

/** A text with its position in the file. Line and column count from 1. */
export interface LocatedText {
	readonly text: string;
	readonly line: number;
	readonly column: number;
}
export interface PictureField {
	readonly src: LocatedText;
	readonly alt?: string;
	/** Inline Markdown, like the credit. */
	readonly caption?: LocatedText;
	readonly credit?: LocatedText;
	/** The absolute URL of the licence. */
	readonly license?: string;
}
export interface SeriesField {
	readonly name: string;
	/** The number of the part, from 1. */
	readonly part?: number;
}
export interface NoteField {
	readonly date: Instant;
	/** `date` gives a day without a time. */
	readonly isDay?: true;
	readonly text: LocatedText;
}
export interface CreditField {
	readonly name: string;
	/** @default contributor */
	readonly role: (typeof ROLES)[number];
}
export interface SourceField {
	readonly name: string;
	readonly url?: string;
}

/** A row of the table. */
export interface Field {
	readonly type: FieldType;
	/** One or two sentences for the reference page and the editor's tooltip. */
	readonly doc: string;
	/** An example value in YAML. */
	readonly example: string;
	readonly required?: true;
	/** The key affects visibility: if it is ambiguous or misspelled, nothing of the article is published. */
	readonly affectsVisibility?: true;
	/** Whether plain pages have the key too; a text is its name there. */
	readonly page?: true | string;
	/** Whether only plain pages have the key. */
	readonly pageOnly?: true;
	/** A local time that occurs twice means the earlier instant; for other fields it means the later one. Nothing must be public too early or too long. */
	readonly earliestOnAmbiguity?: true;
}

/** Kinds of authors: a person, an organization, the staff as a whole, a wire service. */
export const AUTHOR_KINDS = ["person", "organization", "staff", "wire"] as const;
/** Kinds of plain pages (schema.org, AboutPage and ContactPage). */
export const PAGE_KINDS = ["about", "contact"] as const;
/** Roles of contributors, in the order in which a page lists them. */
export const ROLES = ["contributor", "translator", "editor", "photographer", "illustrator"] as const;
/** The values of `status`. */
export const STATUS = ["published", "draft", "killed"] as const;
/** The values of `type`. */
export const ARTICLE_TYPES = [
	"news",
	"analysis",
	"opinion",
	"background",
	"review",
	"sponsored",
	"satire",
	"live",
] as const;
/** The values of `access`. */
export const ACCESS = ["free", "members", "paid"] as const;

export const FIELDS = {
	headline: {
		type: "text",
		page: "title",
		required: true,
		example: "Council approves the river bridge",
		doc: "The headline: the only `<h1>` of the page, and the words that every list shows. Italics, bold and code are written as in the text: `The *Hamlet* of our time`; a headline has no links. Where HTML is not possible, such as in tab titles and feeds, only its text is shown.",
	},
	date: {
		type: "instant",
		page: true,
		required: true,
		affectsVisibility: true,
		example: "2026-11-18 07:30",
		doc: "When the story was first published, unless an `embargo` ends later. Without an offset it is read in the time zone of the site. Without a time, pages show only the day.",
	},
	byline: {
		type: "names",
		example: "Mara Lindqvist and Tom Hale",
		doc: 'Who wrote it: a name, `A and B`, or a list of names or author keys (the file names in `content/authors/`). "By" is not part of a name; author files, suffixes and other languages: see people-and-groups.md.',
	},
	breadcrumb: {
		type: "breadcrumb",
		example: "[News, City Hall]",
		doc: "The section, outermost first. Without it the folders of the file are the sections.",
	},
	summary: {
		type: "bullets",
		example: '["The vote was nine to four.", "Work begins in **March**."]',
		doc: "The key points above the text: a list of bullets in inline Markdown, or one text.",
	},
	updated: {
		type: "instant",
		page: true,
		example: "2026-11-18 11:05",
		doc: 'When the story last changed in substance. Only this key makes the page say "Updated", if it is later than the publication.',
	},
	draft: { type: "flag", page: true, affectsVisibility: true, example: "true", doc: "A draft is not published." },
	status: {
		type: "status",
		page: true,
		affectsVisibility: true,
		example: "killed",
		doc: "`killed` withdraws the story: nothing of it is public, and its former URL says that it is gone. `draft` is the same as `draft: true`; `published` says nothing. Of other programs, `publish` and `public` are `published`; `private`, `hidden` and `pending` are drafts.",
	},
	embargo: {
		type: "instant",
		page: true,
		affectsVisibility: true,
		example: "2026-12-01 06:00",
		doc: "Nothing of the story is public before this instant. The later of `date` and `embargo` is the instant of publication, which pages and feeds show: leave it in the file afterwards.",
	},
	expires: {
		type: "instant",
		page: true,
		affectsVisibility: true,
		earliestOnAmbiguity: true,
		example: "2027-01-01",
		doc: "Nothing of the story is public from this instant on.",
	},
	ends: {
		type: "instant",
		example: "2026-11-18 23:00",
		doc: "The end of live coverage: from then on the page does not change. For the `index.md` of a `.live` folder.",
	},
	pinned: {
		type: "flag",
		example: "true",
		doc: "The entry of live coverage stays on top. For the other files of a `.live` folder.",
	},
	keyEvent: {
		type: "flag",
		example: "true",
		doc: "The entry of live coverage is listed among the key events. For the other files of a `.live` folder.",
	},
	id: {
		type: "slug",
		page: true,
		example: "orm-bridge-2026",
		doc: "A permanent name of the story that survives a new slug, headline or section. By default it is the file path.",
	},
	slug: {
		type: "slug",
		example: "river-bridge-vote",
		doc: "The last part of the URL. By default it is the file name, without a leading date.",
	},
	tags: {
		type: "topics",
		example: "[Housing, River Orm]",
		doc: "Topics. Each has a page of its own; names that differ only in case are the same topic.",
	},
	image: {
		type: "picture",
		page: true,
		example:
			"{ src: images/bridge.jpg, alt: The old bridge at low tide, caption: The bridge in May, credit: Ida Roth }",
		doc: "The lead picture: a path, or `src`, `alt`, `caption`, `credit` and `license`, the URL of the licence. Caption and credit are inline Markdown. Paths count from this file (`./`), from `content/`, or with a leading slash from the site.",
	},
	series: {
		type: "series",
		example: "{ name: The Long Tide, part: 2 }",
		doc: "The series to which the story belongs, and its part.",
	},
	type: {
		type: "type",
		example: "analysis",
		doc: `The label of the story: ${ARTICLE_TYPES.map((type) => `\`${type}\``).join(", ")}. All but \`news\` are shown on the page and on every card.`,
	},
	sponsor: {
		type: "text",
		example: "Orm Harbour Savings",
		doc: "Who pays for a story of the type `sponsored`. The name is shown at the top of the page.",
	},
	dateline: {
		type: "text",
		example: "Port Ardle",
		doc: "The place from which the story was filed, shown before its first words.",
	},
	contributors: {
		type: "credits",
		example: "[Alix Marlow, { name: Jo Fenn, role: photographer }]",
		doc: `Who else worked on the story: a line after the text, never a part of the byline. A name alone contributed reporting; \`role\` is ${ROLES.map((role) => `\`${role}\``).join(", ")}.`,
	},
	readMore: {
		type: "references",
		example: "[news/city-hall/bridge-vote.md]",
		doc: 'Stories for the "Read more" list after the text.',
	},
	related: {
		type: "references",
		example: "[news/region/ferry-timetable.md]",
		doc: "Stories that lead the related list; the rest of it is found by topics and section.",
	},
	corrections: {
		type: "notes",
		example: "[{ date: 2026-11-19 09:00, text: An earlier version gave the wrong length. }]",
		doc: "Corrections, each with its date, shown in a box on the page.",
	},
	updates: {
		type: "notes",
		example: "[{ date: 2026-11-18 11:05, text: Adds the reply of the port authority. }]",
		doc: "What was added after publication, each with its date.",
	},
	minor: {
		type: "flag",
		example: "true",
		doc: "The text changed since it was published, but only in details, such as a typing error: `broadsheet check --published` does not ask for an update or a correction.",
	},
	sources: {
		type: "sources",
		example: '[{ name: Harbour survey 2026, url: "https://harbour.example/survey" }]',
		doc: "Sources of the story, listed after the text.",
	},
	aliases: {
		type: "paths",
		page: true,
		example: "[/2019/old-name/]",
		doc: "Former paths of the story on this site. Each one redirects to it.",
	},
	canonical: {
		type: "url",
		page: true,
		example: "https://agency.example/original",
		doc: "The URL of the original, where the story is republished from elsewhere. The page of a story without a text is a link to it.",
	},
	noindex: {
		type: "flag",
		page: true,
		example: "true",
		doc: "`true` keeps the page out of search engines: it asks them not to index it, and sitemaps, structured data and `llms.txt` leave it out. Fronts, lists and feeds still show it.",
	},
	sitemap: {
		type: "sitemap",
		page: true,
		example: "false",
		doc: "`false` keeps the story out of the sitemaps and the news sitemap, and changes nothing else. Search engines may still find the page by its links: `noindex` keeps it out of them.",
	},
	lang: {
		type: "language",
		page: true,
		example: "es",
		doc: "The language of the story, where it is not that of the site (BCP 47).",
	},
	translationKey: {
		type: "text",
		page: true,
		example: "ferry-strike",
		doc: "Stories with the same key are translations of one another: each page leads to the others, for readers and for search engines.",
	},
	socialTitle: {
		type: "text",
		page: true,
		example: "Quillhaven gets its bridge",
		doc: "The title on social networks.",
	},
	seoTitle: {
		type: "text",
		page: true,
		example: "'River bridge vote: Quillhaven council approves'",
		doc: "The title in search results and in the browser tab.",
	},
	shortTitle: {
		type: "text",
		page: true,
		example: "Bridge approved",
		doc: "A short headline for tight places, such as the breadcrumb and lists of links. It has the same inline Markdown as the headline.",
	},
	access: {
		type: "access",
		example: "members",
		doc: `Who may read it: ${ACCESS.map((word) => `\`${word}\``).join(", ")}. It only labels the story; the host must enforce it.`,
	},
	ads: { type: "flag", example: "false", doc: "`false` shows no advertisement on this page." },
	description: {
		type: "text",
		page: true,
		example: "Who makes the Courier, and how to reach us.",
		doc: "What the story or page is about, for search engines, social networks, lists and feeds; the page itself does not show it. Without it the key points are taken, or the first words of the text.",
	},
	permalink: {
		type: "permalink",
		page: true,
		example: "/imprint/",
		doc: "The whole address, where a story or a plain page does not have the one that `permalinks` or its file gives. That of a story may have capitals and end in `.html`, as in an archive.",
	},
	kind: {
		type: "page",
		page: true,
		pageOnly: true,
		example: "about",
		doc: `What a plain page is for search engines: ${PAGE_KINDS.map((kind) => `\`${kind}\``).join(" or ")}. Without it, a page like any other.`,
	},
} as const satisfies Record<string, Field>;

export type FieldName = keyof typeof FIELDS;
type RequiredName = { [K in FieldName]: (typeof FIELDS)[K] extends { required: true } ? K : never }[FieldName];
type ValueOf<K extends FieldName> = FieldValues[(typeof FIELDS)[K]["type"]];

/** The validated front matter of one file. */
export type FrontMatter = { readonly [K in RequiredName]: ValueOf<K> } & {
	readonly [K in Exclude<FieldName, RequiredName>]?: ValueOf<K>;
} & {
	/** Unknown keys, for templates and plugins: texts, lists and maps. */
	readonly extra: Readonly<Record<string, unknown>>;
};

export const FIELD_NAMES = Object.keys(FIELDS) as FieldName[];
/** The fields of a story. */
export const STORY_FIELDS = FIELD_NAMES.filter((name) => !(FIELDS[name] as Field).pageOnly);
/** The fields of a plain page. */
export const PAGE_FIELDS = FIELD_NAMES.filter((name) => (FIELDS[name] as Field).page);
/** What a field is called in a file, where no configuration names it otherwise. */
export const ownKey = (name: FieldName, isPage: boolean): string => {
	const { page } = FIELDS[name] as Field;
	return isPage && typeof page === "string" ? page : name;
};
