/** All texts of the interface: what a dictionary must contain for every language. */
import type { CreditView, HiddenView, LabelView } from "../views.js";

type Hidden = HiddenView["because"];

export interface Messages {
	/** The BCP 47 tag of the messages, with the region of the site. */
	readonly language: string;
	/** Separates items of a list that is not a sentence. */
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
	/** The archive by date. */
	readonly byDate: string;
	readonly masthead: string;
	readonly feed: string;
	readonly draftsShown: string;
	readonly hidden: Readonly<Record<Hidden, string>>;
	/** For events that end or have ended; the instant follows. */
	readonly hiddenText: Readonly<Record<Hidden, string>>;

	// Article pages and teasers
	readonly labels: Readonly<Record<LabelView["type"], string>>;
	readonly access: Readonly<Record<"members" | "paid", string>>;
	/** Reading time. */
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
	/** The texts before and after the names. */
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

	// Article text
	/** The source of a chart; the name of the source follows. */
	readonly source: string;
	/** The text of a story that is only published elsewhere: a link to the `canonical` address. `place` is its host. */
	readonly readElsewhere: (place: string) => string;
	/** The titles of boxes of other generators that have none of their own. */
	readonly boxes: Readonly<
		Record<"note" | "tip" | "info" | "important" | "warning" | "caution" | "danger" | "example" | "question", string>
	>;
	readonly footnotes: string;
	/** The number of a footnote: `1`, or `1-2` for the second reference to it. */
	readonly backToReference: (number: string) => string;
	/** A checked and an unchecked box of a task list. */
	readonly task: Readonly<Record<"done" | "open", string>>;

	readonly live: {
		readonly running: string;
		readonly ended: string;
		/** The label of live coverage that has ended. */
		readonly past: string;
		/** The instant follows, after a colon. */
		readonly last: string;
		readonly keyEvents: string;
		readonly keyEvent: string;
		readonly pinned: string;
		/** In the plural forms of the language; `#` stands for the number, which is counted in the browser. */
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

	// Descriptions of lists for search engines; `siteName` includes the number of the page in an archive
	readonly aboutSection: (section: string, siteName: string) => string;
	readonly aboutTopic: (topic: string, siteName: string) => string;
	readonly aboutAuthor: (author: string, siteName: string) => string;
	readonly aboutCorrections: (siteName: string) => string;
	readonly aboutByDate: (siteName: string) => string;
	/** Of a year, `2026`, or a month, `November 2026`. */
	readonly aboutPeriod: (period: string, siteName: string) => string;

	// Other pages
	readonly notFound: string;
	readonly notFoundTitle: string;
	/** A link to the front page follows. */
	readonly notFoundText: string;
	readonly frontPage: string;
	readonly moved: string;
	/** The new URL follows. */
	readonly movedText: string;
	readonly gone: string;
	/** A link to the front page follows. */
	readonly goneText: string;

	// Feeds and `llms.txt`
	/** The URL of the feed follows. */
	readonly feedIs: string;
	readonly correction: string;
	readonly newest: string;
	readonly feeds: string;
}
