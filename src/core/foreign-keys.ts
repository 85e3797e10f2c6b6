/**
 * Front-matter keys of other programs and editors that affect visibility, and their names for Broadsheet's fields. Collected from the documentation of
 * Jekyll, Hugo, Eleventy, Astro, Zola, Docusaurus, Hexo, Gatsby, Pelican, Lume, Ghost, WordPress, Drupal (Scheduler), Joomla, Grav, Statamic, Craft,
 * Kirby, Strapi, Sanity, Contentful, Decap and Obsidian. Keys are compared without case, spaces, hyphens and underscores.
 */
import type { FieldName } from "./front-matter-schema.js";

/** The meaning of a key for visibility. */
export type Meaning =
	/** A flag: `false` hides the article. A date: the instant from which the article is public. */
	| "public"
	/** A flag: `true` hides the story. */
	| "hidden"
	/** A flag: `true` hides the story. A date is the instant from which on it is public. */
	| "held"
	/** A flag: `true` hides the story. A date is the instant from which on it is not public. */
	| "withdrawn"
	/** The instant before which the story is not public. */
	| "start"
	/** The instant from which on the story is not public. */
	| "end"
	/** A word such as `draft`, `private` or `publish`. */
	| "status"
	/** It hides the story in a way that no field has. */
	| "unclear";

interface Decision {
	readonly meaning: Meaning;
	/** The key has other uses, so it counts only with such a value. */
	readonly only?: RegExp;
}

const NO = /^(?:false|no|off|n|0|never|none)$/i;
const YES = /^(?:true|yes|on|y|1)$/i;
const DATE = /^\d{4}-\d/;
const KEY_WORD =
	/^(?:draft|private|hidden|pending|unpublished|unlisted|archived|trash(?:ed)?|deleted|embargo(?:ed)?|scheduled|(?:in[ -]?)?review|killed|withdrawn)$/i;

const TABLE: readonly (Decision & { readonly keys: string })[] = [
	{
		meaning: "public",
		keys: "published publish public is-published is-public publicly-visible dg-publish",
	},
	{
		meaning: "public",
		only: NO,
		keys: "visible is-visible live is-live online is-online active is-active enabled is-enabled listed list show render output permalink routable approved released ready publishable",
	},
	{
		meaning: "hidden",
		keys: `hidden hide is-hidden private is-private unlisted is-unlisted unpublished is-unpublished not-published not-public non-public is-draft drafted wip
			work-in-progress no-publish do-not-publish dont-publish not-for-publication no-render headless internal-only eleventy-exclude-from-collections
			exclude-from-collections`,
	},
	{
		meaning: "hidden",
		only: YES,
		keys: `internal confidential secret restricted ignore ignored exclude excluded disabled inactive offline archived is-archived deleted is-deleted trash trashed removed
			retracted pending incomplete unfinished in-review needs-review skip`,
	},
	{
		meaning: "held",
		keys: "hold on-hold held hold-back legal-hold scheduled is-scheduled embargoed is-embargoed under-embargo",
	},
	{ meaning: "held", only: DATE, keys: "schedule release" },
	{ meaning: "withdrawn", keys: "unpublish expired is-expired withdrawn spiked killed take-down taken-down" },
	{
		meaning: "start",
		keys: `publish-date publish-time publish-datetime publish-on publish-at publish-from publish-after publish-up pub-date publication-date publication-time published-at
			published-on published-date published-time date-published first-published first-published-at post-date release-date release-on release-at release-time go-live
			go-live-date go-live-time go-live-at go-live-on live-at live-on live-from embargo-until embargo-till embargo-date embargo-end embargo-ends embargo-end-date
			embargo-ends-at embargo-time embargo-lifts embargo-lift embargoed-until embargoed-till hold-until hold-till held-until hold-for-release hidden-until hide-until
			private-until not-before visible-from visible-after available-from available-at available-on active-from valid-from scheduled-for scheduled-at scheduled-on
			scheduled-date scheduled-time schedule-date schedule-for schedule-at scheduled-publish scheduled-publish-at scheduled-publish-date`,
	},
	{
		meaning: "end",
		keys: `expiry expiry-date expiry-time expiration expiration-date expiration-time expires-at expires-on expires-after expire-at expire-on expired-at expire-date
			unpublish-date unpublish-time unpublish-at unpublish-on unpublish-after unpublished-at publish-down publish-until publish-to visible-until visible-to
			available-until available-to active-until active-to valid-until valid-to valid-through live-until hide-after hide-on hide-from take-down-date take-down-at
			take-down-on remove-on remove-at remove-after delete-on delete-at delete-after kill-date not-after offline-date offline-on offline-from`,
	},
	{
		meaning: "status",
		keys: `post-status publication-status publish-status published-status publishing-status workflow-status workflow-state moderation-state moderation-status
			editorial-status content-status article-status story-status page-status review-status visibility post-visibility`,
	},
	{ meaning: "status", only: KEY_WORD, keys: "state stage workflow phase" },
	{
		meaning: "unclear",
		keys: "build password post-password password-protected login-required requires-login require-login members-only member-only subscribers-only subscriber-only",
	},
	{ meaning: "unclear", only: /\b(?:noindex|none)\b/i, keys: "robots googlebot meta-robots" },
];

/** Names of fields in other programs; `!` before one with the opposite meaning. */
const KEY_WORDS: Readonly<Partial<Record<FieldName, string>>> = {
	headline: "title heading post-title article-title story-title",
	byline: "author authors writer writers reporter reporters by post-author post-authors author-name",
	breadcrumb: "category categories section sections primary-category",
	tags: "topic topics tag-list keyword keywords",
	summary:
		"excerpt subtitle standfirst deck dek lede teaser abstract intro subheadline subhead subheading custom-excerpt post-excerpt",
	image:
		"featured-image feature-image featured-media hero-image hero cover-image cover thumbnail main-image lead-image primary-image header-image banner-image",
	updated: `lastmod modified last-modified last-modified-at modified-at modified-on modified-date date-modified date-updated updated-at updated-on updated-date update-date
		last-updated last-updated-at post-modified`,
	lang: "language locale",
	canonical: "canonical-url canonical-link original-url",
	aliases: "redirect-from",
	seoTitle: "meta-title page-title",
	socialTitle: "og-title twitter-title",
	shortTitle: "link-title nav-title short-headline",
	noindex: "robots-no-index no-robots search-hidden hide-from-search exclude-from-search !searchable !indexable",
	permalink: "url",
	sitemap: "!sitemap-exclude !exclude-from-sitemap !sitemap-ignore",
};

/** Normalizes a key: `Publish_Date`, `publish-date` and `publishDate` are equal. */
export const comparedKey = (key: string): string => key.toLowerCase().replace(/[-_\s]/g, "");
const keysIn = (text: string): string[] => text.split(/\s+/).map(comparedKey);

const DECISIONS: ReadonlyMap<string, Decision> = new Map(
	TABLE.flatMap((row) => keysIn(row.keys).map((key) => [key, row] as const)),
);
/** The meaning of another program's key for visibility; undefined if it has none. */
export const decisionOf = (key: string): Decision | undefined => DECISIONS.get(comparedKey(key));

interface OtherWord {
	readonly name: FieldName;
	readonly not: boolean;
}
const OTHER_WORDS: ReadonlyMap<string, OtherWord> = new Map(
	Object.entries(KEY_WORDS).flatMap(([name, text]) =>
		keysIn(text).map((key) => [key.replace("!", ""), { name: name as FieldName, not: key.startsWith("!") }] as const),
	),
);
/** The field for which another program uses this key. */
export const otherWordOf = (key: string): OtherWord | undefined => OTHER_WORDS.get(comparedKey(key));
