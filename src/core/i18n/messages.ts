/** Every word that readers see and that does not come from the site's content: what a dictionary must have, in every language. */
import type { CreditView, HiddenView, LabelView } from "../views.js";

type Hidden = HiddenView["because"];

export interface Messages {
	/** The language of these words, with the region of the site (BCP 47). */
	readonly language: string;
	/** Between two things of a list that is no sentence. */
	readonly comma: string;

	// Every page
	readonly skip: string;
	readonly home: string;
	readonly sections: string;
	readonly inThisSection: string;
	readonly allSections: string;
	/** Names the links of the foot where it has more than the sections. */
	readonly footNavigation: string;
	/** Names the links to accounts on other networks. */
	readonly accounts: string;
	readonly breadcrumb: string;
	readonly index: string;
	readonly topics: string;
	readonly authors: string;
	/** All stories by date. */
	readonly byDate: string;
	readonly masthead: string;
	readonly feed: string;
	readonly draftsShown: string;
	readonly hidden: Readonly<Record<Hidden, string>>;
	/** Of those that end or have ended, the instant follows. */
	readonly hiddenText: Readonly<Record<Hidden, string>>;

	// A story and its teaser
	readonly labels: Readonly<Record<LabelView["type"], string>>;
	readonly access: Readonly<Record<"members" | "paid", string>>;
	/** How long one reads. */
	readonly minutes: (minutes: number) => string;
	/** The names of the authors follow. */
	readonly by: string;
	/** The instant follows. */
	readonly published: string;
	readonly updated: string;
	readonly age: (years: number) => string;
	readonly keyPoints: string;
	/** The name follows. */
	readonly credit: string;
	readonly license: string;
	readonly readMore: string;
	readonly readMoreLabel: string;
	readonly updates: string;
	readonly corrections: string;
	readonly translations: string;
	readonly sources: string;
	readonly load: (provider: string) => string;
	readonly seeAt: (provider: string) => string;
	/** What stands before the names, and after them. */
	readonly credits: Readonly<Record<CreditView["role"], readonly [before: string, after: string]>>;
	readonly paidFor: (sponsor: string) => string;
	readonly topicsOfStory: string;
	readonly related: string;
	readonly advertisement: string;
	readonly adAbove: (label: string) => string;
	readonly adBelow: (label: string) => string;
	readonly series: string;
	readonly partNumber: (part: number) => string;
	readonly part: (part: number, parts: number) => string;
	readonly previousPart: string;
	readonly nextPart: string;

	// The text of a story
	/** Where a chart comes from; its source follows. */
	readonly source: string;
	readonly footnotes: string;
	/** The number of a footnote, as `1`, or `1-2` for the second place that refers to it. */
	readonly backToReference: (number: string) => string;
	/** The box of a task list that is ticked, and that is not. */
	readonly task: Readonly<Record<"done" | "open", string>>;

	readonly live: {
		readonly running: string;
		readonly ended: string;
		/** The label of coverage that has ended. */
		readonly past: string;
		/** The instant follows, after a colon. */
		readonly last: string;
		readonly keyEvents: string;
		readonly keyEvent: string;
		readonly pinned: string;
		/** In the forms that the language has; `#` stands for the number, which the browser counts. */
		readonly newUpdates: Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;
	};

	// Lists
	readonly latest: string;
	readonly topic: string;
	readonly stories: (count: number) => string;
	readonly storiesBy: (name: string) => string;
	readonly noStories: string;
	readonly pages: string;
	readonly older: string;
	readonly newer: string;
	readonly archive: (page: number) => string;
	readonly archivePage: (name: string, page: number) => string;

	// What search engines show of a list; `paper` is the name of the site, in an archive with the number of the page
	readonly aboutSection: (section: string, paper: string) => string;
	readonly aboutTopic: (topic: string, paper: string) => string;
	readonly aboutAuthor: (author: string, paper: string) => string;
	readonly aboutCorrections: (paper: string) => string;
	readonly aboutByDate: (paper: string) => string;
	/** Of a year, `2026`, or a month, `November 2026`. */
	readonly aboutPeriod: (period: string, paper: string) => string;

	// Pages without a story
	readonly notFound: string;
	readonly notFoundTitle: string;
	/** The words for the front page follow. */
	readonly notFoundText: string;
	readonly frontPage: string;
	readonly moved: string;
	/** The new address follows. */
	readonly movedText: string;
	readonly gone: string;
	/** The words for the front page follow. */
	readonly goneText: string;

	// Feeds and `llms.txt`
	/** The address of the feed follows. */
	readonly feedIs: string;
	readonly correction: string;
	readonly newest: string;
	readonly feeds: string;
}
